"""How to log in as somebody of the sample county."""

PASSWORD = "jichuan-demo-2026"  # of all sample people; it opens nothing where the site is no demo
# Who to be first in the demo: login name and what to do there.
GUESTS = {
    "clerk.mzj": "县民政局信息员：写一份，送审",
    "reviewer.mzj": "县民政局审核人：初审",
    "reviewer2.mzj": "县民政局审核人：复审",
    "final.mzj": "县民政局签发人：签发公开",
    "office.xzf": "政务公开办：机关、人员、目录、设置，批量导入",
    "office2.xzf": "政务公开办第二人：批量审核",
    "case.mzj": "县民政局来信办理员：办理来信",
    "auditor.xzf": "审计员：看全部，不能改",
}
LOGINS = tuple((username, PASSWORD, words) for username, words in GUESTS.items())
