"""One spelling for many: full width, traditional characters and invisible ones, character for character.

The folded text has the length of the original, so that a hit's offsets are those of the original.
"""

import unicodedata

NOTHING = "\u200b"  # stands for whatever a reader does not see
SIMPLE = str.maketrans(
    "絕機祕內資號長級個傳編閱參發啟啓佈為屬係該標識誌洩擴註準壹貳叁肆伍陸柒捌玖拾圖時檔稿勵處辦審",
    "绝机秘内资号长级个传编阅参发启启布为属系该标识志泄扩注准一二三四五六七八九十图时档稿励处办审",
)
FEW = 60
_table: dict[int, str] = {}


def fold(text: str) -> str:
    """The text as the rules read it, every character in its place."""
    if text.isascii():
        return text
    letters = {letter for letter in set(text) if letter > "\x7f"}
    for letter in letters:
        if ord(letter) not in _table:
            _table[ord(letter)] = _fold(letter)
    if len(_table) > 50_000:  # a hostile text may hold every character there is
        text, _ = text.translate(_table), _table.clear()
        return text
    changed = [letter for letter in letters if _table.get(ord(letter), letter) != letter]
    if len(changed) > FEW:
        return text.translate(_table)
    for letter in changed:  # far swifter for a long text that has few of them
        text = text.replace(letter, _table[ord(letter)])
    return text


def _fold(letter: str) -> str:
    if unicodedata.category(letter) in ("Cf", "Mn", "Me"):
        return NOTHING
    plain = unicodedata.normalize("NFKC", letter)
    return (plain if len(plain) == 1 else letter).translate(SIMPLE)
