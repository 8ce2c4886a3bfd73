"""Tidy texts: what people and forms leave in StratML fields.

In: the raw text of one field. Out: tidy text (see `model.py`), or `""` where nothing was said.
Never changes words: it trims, joins hard-wrapped lines and turns marks into line breaks.
"""

from __future__ import annotations

import re
import unicodedata

from goldenthread.source.sentences import split_sentence

MAX_TITLE = 200
_PARAGRAPH, _BREAK = "\x1e", "\x1f"  # XML cannot contain these, so no text has them already
_INVISIBLE = re.compile(
    "[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff\ufffe\uffff]"
)
_CARETS = re.compile(r"(?<!\S)\^+|\^+(?!\S)")
_LIST_LINE = re.compile(r"\n[ \t]*(?=(?:[*•-]|\d{1,3}[.)])[ \t]+\S)")
_BULLET = re.compile(r"^[*•-]\s+(?=\S)")
_MARKER = re.compile(
    r"\[\s*to[ _]be[ _](?:named|described|determined|identified|inserted[ _]by[ _]user|supplied)"
    r"\s*\]",
    re.IGNORECASE,
)
_UNSAID = re.compile(r"[\s.…_\-\u2013\u2014\[\](){}?*]*")
_PLACEHOLDER = re.compile(
    r"placeholder(?:[ _]?\d+)?|tbd|to be (?:named|described|determined|identified)\.?",
    re.IGNORECASE,
)
# What the blank forms of the standard's authors print in their fields.
_FORM_WORDS = frozenset(
    {
        "plan name goes here", "organization name", "goal name", "objective name", "value name",
        "descriptor name", "descriptor value", "relationship", "other information",
        "measurement instance target result description", "actual result description",
        "target result description",
    }
)  # fmt: skip


def tidy(raw: str) -> str:
    """Return `raw` trimmed, with hard-wrapped lines joined and `^`, `^^`, `* ` as breaks."""
    text = unicodedata.normalize("NFC", _INVISIBLE.sub("", raw))
    text = re.sub(r"\r\n?|[\u0085\u2028\u2029\x0b\x0c]", "\n", text)
    text = re.sub(r"[\x00-\x08\x0e-\x1f\x7f-\x9f]", "", text)
    text = _CARETS.sub(lambda m: _PARAGRAPH if len(m[0]) > 1 else _BREAK, text)
    text = re.sub(r"\n[ \t]*(?:\n[ \t]*)+", _PARAGRAPH, text)
    text = _LIST_LINE.sub(_BREAK, text)
    paragraphs = []
    for paragraph in text.split(_PARAGRAPH):
        lines = (" ".join(line.split()) for line in paragraph.split(_BREAK))
        kept = [_BULLET.sub("* ", line) for line in lines if line]
        if kept:
            paragraphs.append("\n".join(kept))
    return "\n\n".join(paragraphs)


def is_placeholder(text: str) -> bool:
    """Tell whether a tidy text says nothing: form residue, dots, `[To be named]`."""
    rest = _MARKER.sub("", text).strip()
    if rest != text and (_UNSAID.fullmatch(rest) or rest.lower() in _FORM_WORDS):
        return True
    return bool(
        _UNSAID.fullmatch(text) or _PLACEHOLDER.fullmatch(text) or text.lower() in _FORM_WORDS
    )


def is_announced(text: str) -> bool:
    """Tell whether a placeholder says that the value is still to come, unlike mere dots."""
    return is_placeholder(text) and not _UNSAID.fullmatch(text)


def flatten(text: str) -> str:
    """Return a tidy text on one line."""
    return " ".join(_BULLET.sub("", line) for line in text.split("\n") if line)


def title_from(text: str) -> tuple[str, bool]:
    """Return a one-line title of at most `MAX_TITLE` characters, and whether text was left out.

    A longer text gives its first sentence, or is cut between words; a single sentence loses its
    full stop, as a title has none.
    """
    line = flatten(text)
    first, more = split_sentence(line)
    if len(line) > MAX_TITLE:
        if more and len(first) <= MAX_TITLE:
            return _without_stop(first), True
        return line[: MAX_TITLE - 1].rsplit(" ", 1)[0].rstrip(" ,;:-\u2013\u2014") + "…", True
    return (line if more else _without_stop(line)), False


def _without_stop(line: str) -> str:
    last = line.rsplit(" ", 1)[-1]
    if last.endswith(".") and "." not in last[:-1] and last != line:
        return line[:-1]
    return line
