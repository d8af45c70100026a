"""The columns that the county keeps. One of them has nothing yet: nobody is led there."""

COLUMNS = (
    {"name": "政府会议", "slug": "meetings", "type": "other", "kinds": ["minutes"], "order": "issued",
     "description": "县政府常务会议审议了什么、定了什么，谁来列席"},
    {"name": "通知公告", "slug": "notices", "type": "notices", "kinds": ["announcement", "public_notice"],
     "description": "各单位的公告和通告"},
    {"name": "规划计划", "slug": "plans", "type": "plans", "kinds": ["plan"], "description": "规划、年度计划和工作要点"},
    {"name": "回应关切", "slug": "responses", "type": "responses", "kinds": ["announcement"], "topics": ["0207"],
     "description": "大家近来关心的事，政府怎么说、怎么办"},
    {"name": "建议提案", "slug": "proposals", "type": "other", "kinds": ["letter"], "topics": ["0299"],
     "description": "人大代表建议、政协提案的答复"},
    {"name": "监督保障", "slug": "supervision", "type": "other", "topics": ["0201"],
     "description": "政务公开的工作要点、抽查通报和培训"},
    {"name": "审计公开", "slug": "audit", "type": "other", "topics": ["0408"], "parent": "supervision",
     "description": "审计结果和整改情况"},
    {"name": "惠民资金发放", "slug": "subsidies", "type": "data", "domains": ["20", "23"], "kinds": ["data", "list"],
     "stages": ["result"], "description": "低保、救助和涉农补贴发给了谁、发了多少"},
    {"name": "在线访谈", "slug": "interviews", "type": "other", "kinds": ["chart"],
     "description": "单位负责人在线回答大家的问题"},
)  # fmt: skip
