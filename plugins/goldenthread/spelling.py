"""How one name can be typed in ways that a reader cannot tell apart.

In: a text. Out: the same text typed plainly, or a pattern that finds a name in such a text. Knows
composed and decomposed letters, signs without width, codes of HTML, JSON and addresses, hyphens and
apostrophes; not letters of other alphabets that look alike, and no markup inside a name.
"""

from __future__ import annotations

import html
import re
import unicodedata
from urllib.parse import unquote

_APOSTROPHE = "(?:['’\u02bc]|&(?:#0*39|#x0*27|apos|rsquo);|%27)"
_HYPHEN = "[-\u2010\u2011]"
_SPACE = r"[\s\u00a0]+"
_UNSEEN = "\u00ad\u200b-\u200d\u2060\ufeff"
_INSIDE = re.compile(rf"(?<=\w)[{_UNSEEN}]+(?=[\w\s])|(?<=\s)[{_UNSEEN}]+(?=\w)")
# In HTML, in JSON and in addresses.
_WRITTEN_OUT = re.compile(r"&#?\w{1,31};|\\u[0-9a-fA-F]{4}|(?:%[0-9a-fA-F]{2})+")
_READABLE = re.compile(rf"[\w\s\-\u2010\u2011{_UNSEEN}]+")


def retype(text: str) -> str:
    """Return a text in NFC, without signs that nobody sees and letters written out as codes."""
    if text.isascii() and not _WRITTEN_OUT.search(text):
        return text
    read = _WRITTEN_OUT.sub(_read_sign, text)
    return _INSIDE.sub("", unicodedata.normalize("NFC", read))


def _read_sign(match: re.Match[str]) -> str:
    """Read what may be part of a name, never a sign of markup."""
    code = match[0]
    if code.startswith("%"):
        said = unquote(code)
    else:
        said = html.unescape(code if code.startswith("&") else f"&#x{code[2:]};")
    return said if _READABLE.fullmatch(said) else code


def write_pattern(name: str) -> str:
    """Return a pattern for a name in a text that `retype` has read."""
    words = (re.escape(word) for word in retype(name).split())
    pattern = _SPACE.join(words)
    return pattern.replace("'", _APOSTROPHE).replace(r"\-", _HYPHEN)
