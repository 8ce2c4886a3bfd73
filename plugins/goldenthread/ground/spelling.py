"""How one name can be typed in ways that a reader cannot tell apart, or reads as the same name.

In: a text. Out: the same text typed plainly, or patterns that find a name in such a text. Knows
composed and decomposed letters, signs without width, codes of HTML, JSON and addresses, hyphens and
apostrophes, what joins words in names of files and addresses, and markup inside a name; not letters
of other alphabets that look alike.
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import quote, unquote

_APOSTROPHE = "(?:['’\u02bc]|&(?:#0*39|#x0*27|apos|rsquo);|%27)?"
_HYPHEN = "[-\u2010\u2011]"
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_INSIDE = re.compile(rf"(?<=\w)[{_UNSEEN}]+(?=[\w\s])|(?<=\s)[{_UNSEEN}]+(?=\w)")
# In HTML, in JSON and in addresses.
_WRITTEN_OUT = re.compile(r"&#?\w{1,31};|\\u[0-9a-fA-F]{4}|(?:%[0-9a-fA-F]{2})+")
_READABLE = re.compile(rf"[\w\s+\-\u2010\u2011{_UNSEEN}]+")
_INLINE = (
    "a|abbr|b|bdi|bdo|big|br|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|q|s|samp|small|span"
    "|strike|strong|sub|sup|time|tspan|tt|u|var|wbr"
)
_TAG = rf"(?:<\\?/?(?:{_INLINE})\b[^<>]{{0,300}}>|<!--[^<>]{{0,300}}-->)"
_MARK = r"[*~`]"
_SPACE = r"(?:[\s\u00a0]|\\[nrt])"
_SIGN = rf"(?:{_TAG}|[*_~`\\{_UNSEEN}])"
# Between two words of a name: spaces, with marks around them, or what joins them in an address.
_GAP = rf"(?:{_SIGN}{{0,8}}{_SPACE}(?:{_SPACE}|{_SIGN})*|{_SIGN}{{1,8}}|[+.]|{_HYPHEN})"
# Inside a word, between two of its letters: marks, or a hyphen at the end of a line.
_BREAK = rf"(?:{_TAG}|{_MARK}|{_HYPHEN}(?:<br\s?/?>)?\s{{0,3}}\n\s{{0,40}}|{_HYPHEN}<br\s?/?>)+"
_BROKEN = re.compile(rf"(?<=[^\W_]){_BREAK}(?=[^\W_])")
# An underscore between two letters joins them and is no mark.
_KEPT = re.compile(rf"{_TAG}|{_MARK}+|(?<![^\W_])_+|_+(?![^\W_])")
_SPELT = {"'": _APOSTROPHE, "’": _APOSTROPHE, "-": rf"(?:{_HYPHEN}|[_+.])"}


def retype(text: str) -> str:
    """Return a text in NFC, without invisible characters and letters written as codes."""
    if text.isascii() and not _WRITTEN_OUT.search(text):
        return text
    read = _WRITTEN_OUT.sub(_read_sign, text)
    return _INSIDE.sub("", unicodedata.normalize("NFC", read))


def _read_sign(match: re.Match[str]) -> str:
    """Read what may be part of a name, never a sign of markup."""
    code = match[0]
    if code.startswith("%"):
        said = unquote(code, errors="surrogateescape")
        return "".join(one if _READABLE.fullmatch(one) else _write_out(one) for one in said)
    said = html.unescape(code if code.startswith("&") else f"&#x{code[2:]};")
    return said if _READABLE.fullmatch(said) else code


def _write_out(sign: str) -> str:
    return quote(sign, safe="", errors="surrogateescape")


def split_name(name: str) -> list[str]:
    """Return the words of a name, each as it is spelt; what a file's name joins are words, too."""
    return [word for word in re.split(r"[\s_]+", retype(name)) if word]


def strip_accents(name: str) -> str:
    """Return a name as names of files often have it: "Zoe Angstrom"."""
    letters = unicodedata.normalize("NFKD", name)
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def write_pattern(name: str) -> str:
    """Return a pattern for a name in a text that `retype` has read."""
    return _GAP.join(_spell(word) for word in split_name(name))


def write_broken_pattern(name: str) -> str:
    """Return a pattern for a name that may be broken between any of its letters."""
    words = (f"(?:{_BREAK})?".join(map(_spell, word)) for word in split_name(name))
    return f"(?:{_GAP}|{_BREAK})".join(words)


def mend(text: str) -> str:
    """Return a text without the marks and line ends that stand inside a word."""
    return _BROKEN.sub("", text)


def keep_marks(matched: str) -> str:
    """Return the markup inside a matched name, which must stay for what it opens or closes."""
    kept: list[str] = []
    for mark in _KEPT.findall(matched):
        if kept and kept[-1] == mark and not mark.startswith("<"):
            kept.pop()
        else:
            kept.append(mark)
    return "".join(kept)


def _spell(word: str) -> str:
    parts = (_SPELT.get(letter) or re.escape(letter) for letter in word)
    return "".join(parts)
