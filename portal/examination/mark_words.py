"""How marks of secrecy are written, as patterns over folded text."""

import re

# Between the letters of a mark: spaces, line ends (set downwards), what is not seen, and signs that an editor puts in.
GAP = r"[\s\u200b·•‧・.\-_*~`|]{0,12}"
LEVEL = f"(?:绝{GAP}密|机{GAP}密|秘{GAP}密)"
SHINING = "[★☆⭐✩✪✫✬✭✮✯✰⋆✦✧🌟]"
STAR = f"(?:{SHINING}|[*∗⁎٭✱])"
NUMBER = rf"(?:\d{GAP}\d?{GAP}\d?|[一二三四五六七八九十百两]{{1,4}})"
TERM = f"(?:{NUMBER}{GAP}(?:年|个?{GAP}月|日|天)|长{GAP}期|至?{GAP}\\d{{4}}{GAP}(?:年|[-./])|[^\\s，。；]{{1,6}}前)"
# A word that only ends in a level: 商业秘密★ is an item of a list, not a mark.
COMPOUND = re.compile(r"(?:商业|工作|通信|技术|企业|职业|个人|行业|经营|国家|保守|严守|泄露|的)$")
QUOTES = {"“": "”", '"': '"', "「": "」", "『": "』", "‘": "’", "'": "'"}
SPEAKS_OF_MARKS = re.compile(
    r"例如|比如|譬如|如[:：]|标志|标识|标注|标明|标[着有]|印[着有]|写作|写法|写成|形式|样式|格式|表示|意思|含义|指的?是|什么"
)
FOR_EXAMPLE = re.compile(r"(?:例如|比如|譬如|如)[:：]?$")
CHOICE = re.compile(r"(?:^|[\s\u200b(])[A-Da-d] ?[.、:)] ?$")
QUESTION = re.compile(r"(?:标志|标识|标注)[^\n。]{0,40}(?:\([\s\u200b]*\)|_{2,}|[?])")
IS_THIS_ONE = re.compile(
    r"[本此该](?:件|文|稿|通知|资料|材料|方案|报告|附件|表|册|卷|批复|意见|纪要)|密级(?:为|是|[:：])|定为|确定为"
)
SENTENCE_END = re.compile(r"[。！？；\n\t]")

ANY_LEVEL = re.compile(LEVEL)
STARRED = re.compile(f"(?P<level>{LEVEL})(?P<gap>{GAP}(?:级{GAP})?)(?P<star>{STAR})")
ANY_TERM = re.compile(f"{GAP}(?P<term>{TERM})")
LABELLED = re.compile(
    rf"(?:密{GAP}级|保密(?:级别|等级)|秘密等级|涉密(?:级别|等级)|定密)(?:标[识志])?(?:[和及与、/]?(?:保密)?期限)?"
    rf"(?P<between>[\s\u200b:：为是=\t|“\"【（(\[）)】\]☑■√✓✔▣☒*_]{{1,13}})(?P<level>{LEVEL})(?P<after>.{{0,6}})"
)
STATED = re.compile(
    rf"[本此](?:件|文件|文|文稿|稿|通知|资料|材料|方案|报告|附件|表|册|卷|批复|意见|纪要|密件)(?P<between>[^，。；！？\n]{{0,8}}?)"
    rf"(?:属于|属|系|为|是|定为|密级)(?P<more>[^，。；！？\n不非无未]{{0,6}}?)(?P<level>{LEVEL})(?P<after>.{{0,6}})"
)
OTHER_LEVEL = re.compile(rf"^(?:级)?\s*[、/,，或和及]?\s*[□○]?\s*{LEVEL}")
BRACKETED = re.compile(
    rf"[【（(\[〔<〈「『](?P<level>{GAP}{LEVEL}{GAP}(?:级|件)?{GAP}(?:{TERM})?{GAP})[】）)\]〕>〉」』]"
)  # fmt: skip
URGENCY = "特急|加急|平急|急件|特提"
TOKEN_LEVEL = re.compile(f"{LEVEL}(?:级|件|文件|资料)?(?:{GAP}{TERM})?")
TOKEN_OTHER = re.compile(
    rf"{TERM}|(?:份号)?[:：]?(?:No\.?|№|第)?\s?\d{{3,8}}[份号]?|{URGENCY}|[^\s〔\[（(]{{1,12}}[〔\[（(]\d{{4}}[〕\]）)]第?\d+号|份号"
)
BETWEEN_TOKENS = re.compile(r"[\s\u200b【】（）()\[\]「」『』<>|*_~`、,，:：;；]+")
INTERNAL_WORDS = ("资料", "文件", "材料", "参阅", "参考", "刊物", "使用", "传阅", "情况", "掌握")
KEEP_WORDS = (
    "注意保", "请勿", "不得外", "不得公", "不得翻", "不得转", "不得复", "严禁", "切勿", "禁止", "不准", "仅供",
    "妥善保", "不予", "不要外", "不公开", "勿外",
)  # fmt: skip


def spread(*words: str) -> str:
    """Any of the words, with gaps between their letters."""
    return f"(?:{'|'.join(GAP.join(word) for word in words)})"


INTERNAL_NAME = spread("内部") + GAP + spread(*INTERNAL_WORDS)
KEEP = spread(*KEEP_WORDS)
INTERNAL_KEEP = re.compile(rf"{INTERNAL_NAME}[\s\u200b，,、。:：;；！!·—\-（(）)】★☆*]*{KEEP}")
INTERNAL_ALONE = re.compile(
    rf"[\s【（(\[<「『*_#★☆]*(?:仅供|只供|仅限|限)?{GAP}{INTERNAL_NAME}[\s】）)\]>」』*_★☆！!。]*(?:第?\s*\d+\s*[期号份])?\s*"
)
COPY_NUMBER = re.compile(rf"份{GAP}号{GAP}[:：]?{GAP}(?:No\.?|№|第)?{GAP}\d{{4,8}}[号份]?\s*")
NAME_LEVEL = re.compile(
    rf"(?:^|[\s\-_.—–+~【（(\[<「『〔]){GAP}(?P<level>{LEVEL}(?:级|件)?(?:{GAP}{TERM})?){GAP}(?:$|[\s\-_.—–+~】）)\]>」』〕:：])"
)
NAME_INTERNAL = re.compile(rf"(?:^|[\s\-_.—【（(\[<「『]){INTERNAL_NAME}(?:$|[\s\-_.—】）)\]>」』])")
# A long text that has none of these has no mark.
WORTH_A_LOOK = re.compile(r"[绝机秘][\W_]{0,40}密|内[\W_]{0,13}部|份[\W_]{0,13}号")
