"""How words sound: pinyin without tones."""

from functools import lru_cache

from pypinyin import Style, lazy_pinyin

LONGEST_SOUND = 6  # characters of a word that is looked for by its sound


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    return "".join(lazy_pinyin(word, style=Style.NORMAL))
