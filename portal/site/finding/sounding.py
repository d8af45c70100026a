"""How words sound: pinyin without tones."""

from functools import lru_cache

LONGEST_SOUND = 6  # characters of a word that is looked for by its sound


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    from pypinyin import Style, lazy_pinyin  # the dictionary of sounds takes half a second to load

    return "".join(lazy_pinyin(word, style=Style.NORMAL))
