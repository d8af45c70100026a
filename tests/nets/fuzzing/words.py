"""What is put where a reader or a clerk would put a word: values that break programs which trust them."""

from random import Random

MARK = "zq7"  # whatever a browser would run carries it, so that it is found again in an answer
ACTIVE = (
    f"<script>{MARK}()</script>", f'"><script>{MARK}()</script>', f"'><img src=x onerror={MARK}()>",
    f'" onmouseover={MARK}() x="', f"' autofocus onfocus={MARK}() '", f"</title><{MARK}>", f"</textarea><{MARK}>",
    f"</script><script>{MARK}()</script>", f"<svg/onload={MARK}()>", f"javascript:{MARK}()", f"java\tscript:{MARK}()",
    f"data:text/html,<script>{MARK}()</script>", f"<a href=javascript:{MARK}()>x</a>", f"--><{MARK}><!--",
    f"<p style=background:url(javascript:{MARK}())>x</p>", f"<iframe srcdoc='<script>{MARK}()</script>'>",
    f"<math><mtext><table><mglyph><style><img title='--&gt;<img src=1 onerror={MARK}()>'>",
    f"<form action=//{MARK}.example><input>", f"<base href=//{MARK}.example>",
    f"<meta http-equiv=refresh content=0;{MARK}>",
    f"＜script＞{MARK}()＜/script＞", f"%3Cscript%3E{MARK}()%3C/script%3E", f"&lt;script&gt;{MARK}()&lt;/script&gt;",
    f"\u2028<script>{MARK}()</script>", f"a\r\nX-Injected: {MARK}", f"a\r\nSet-Cookie: {MARK}=1", f"a\n\n<{MARK}>",
)  # fmt: skip
NUMBERS = (
    "0", "-0", "-1", "00", "01", "1.0", "1.5", "1e9", "1e309", "-1e-309", "NaN", "Infinity", "9" * 20, "9" * 400,
    "2147483647", "2147483648", "-2147483649", "9223372036854775807", "9223372036854775808", "0x10", "1_000", "1,000",
    "１２", "٣", "²", "½", "Ⅷ", "三", " 1 ", "+1", "1;2", "501", "1000000",
)  # fmt: skip
DAYS = ("0000-00-00", "0001-01-01", "9999-12-31", "10000-01-01", "-0001-01-01", "2026-02-30", "2026-13-01", "26-1-1",
        "2026-W10", "2026-03-02T00:00:00Z", "2026/3/2", "二〇二六年三月二日", "infinity", "epoch", "now")  # fmt: skip
DATABASE = (
    "'", '"', "\\", "%", "%%", "_", "'' OR ''=''", "' OR 1=1 --", "'; SELECT pg_sleep(9) --", "1) UNION SELECT 1 --",
    "$$", "%s", "%(x)s", "{0}", "E'\\x00'", "a & | ! ( ) :* <->", "!!", "低保 & 通知", '"低保', "-低保", "低*保", "<->",
    ":A*", "\\x41", "(((((((((((", "[", "(a+)+$", "*", "?", "^$",
)  # fmt: skip
TEMPLATES = ("{{7*7}}", "{% debug %}", "{% include 'x' %}", "${7*7}", "#{7*7}", "<%= 7*7 %>", "{{request.META}}", "{#")
NAMES = ("__proto__", "constructor", "__class__", "toString", "null", "None", "undefined", "true", "[]", "{}",
         '{"$gt": ""}', "[object Object]", "admin", "root")  # fmt: skip
PATHS = ("../../etc/passwd", "..\\..\\x", "%2e%2e%2f", "..;/", "/etc/passwd", "file:///etc/passwd", "//evil.example",
         "/\\evil.example", "https://evil.example/", "http://[::1", "http://u@h:99999/", "https://ex ample/", "C:\\x",
         "\\\\evil\\x", ".", "..", "...", ".git/config", "a;b=c", "%")  # fmt: skip
LETTERS = (
    "", " ", "\t", "\r\n", "\x00", "低\x00保", "\x1b[31m", "\x7f", "\x85", "\u2028", "\u202e保低",
    "\u200b", "\ufeff低保",
    "\ufffe", "\uffff", "\U0010ffff", "e" + "\u0301" * 500, "👨‍👩‍👧‍👦" * 30, "ﷺ" * 60, "㍿㌀ﬀİß",
    "臺灣後裏", "𠮷𪚥", "ａＢｃ",
    "字" * 3000, "a" * 9000, "低保 " * 400, "\u3000" * 50, "·" * 200, "＂＇＜＞", "İ" * 300,
)  # fmt: skip
# Bytes that are no UTF-8: a lone surrogate, an overlong slash, a torn character, another encoding.
RAW = (b"\xff", b"\xfe\xff\x00", b"\xed\xa0\x80", b"\xc0\xaf", b"\xe4\xbd", b"\xe4\xbd\xe4\xbd", "低保".encode("gbk"),
       "低保".encode("utf-16"), b"\x80" * 50, b"\xf4\x90\x80\x80")  # fmt: skip
ALL = (*ACTIVE, *NUMBERS, *DAYS, *DATABASE, *TEMPLATES, *NAMES, *PATHS, *LETTERS)
RANGES = ((0x20, 0x7E), (0x4E00, 0x9FFF), (0x0, 0x1F), (0x2000, 0x206F), (0xFF00, 0xFFEF), (0x1F300, 0x1F6FF),
          (0x0600, 0x06FF), (0x20000, 0x2A6DF))  # fmt: skip


def word(random: Random) -> bytes:
    """One bad value: mostly from the lists, sometimes two together, sometimes of random letters."""
    match random.randrange(12):
        case 0:
            return random.choice(RAW) + random.choice(ALL).encode("utf-8", "surrogatepass")
        case 1:
            return "".join(chr(random.randint(*random.choice(RANGES))) for _n in range(random.randint(1, 40))).encode()
        case 2:
            return (random.choice(ALL) + random.choice(ALL)).encode()
        case 3 | 4 | 5:
            return random.choice(ACTIVE).encode()
    return random.choice(ALL).encode()
