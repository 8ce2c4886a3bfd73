"""Front matter as text.

In: a mapping of texts, numbers, dates, null, lists and mappings. Out: YAML that a strict reader
takes back as the same data: strings that could be read as anything else are quoted, dates are
plain. Never writes anchors, aliases, tags or folded text; the same data gives the same bytes.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Mapping, Sequence
from decimal import Decimal

MAX_FLOW = 88
_PLAIN = re.compile(r"[^\W\d_](?:[^\W_]|[ .;()/&_'+–—’“”„…-])*", re.UNICODE)
_PLAIN_ID = re.compile(r"[^\W_]+(?:-[^\W_]+)+(?:#[^\W_]+(?:-[^\W_]+)*)?")
_PERIOD = re.compile(r"\d{4}-\d\d-\d\d/\d{4}-\d\d-\d\d")
_NUMBER_LIKE = re.compile(r"\d[\d_:.,xobTtZzeE+-]*")
_WORDS = frozenset({"y", "n", "yes", "no", "on", "off", "true", "false", "null"})
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")


def write_front_matter(front: Mapping[str, object]) -> str:
    """Return `front` as YAML lines without the `---` fences.

    Raises:
        TypeError: a value that plan files do not hold.
    """
    return "".join(f"{line}\n" for line in _mapping_lines(front))


def write_inline(value: object) -> str:
    """Return any value as one line that may stand between the brackets of others.

    Raises:
        TypeError: a value that plan files do not hold.
    """
    if isinstance(value, Mapping):
        inner = ", ".join(f"{_text(key)}: {write_inline(each)}" for key, each in value.items())
        return f"{{{inner}}}"
    if isinstance(value, Sequence) and not isinstance(value, str):
        return f"[{', '.join(map(write_inline, value))}]"
    if not _is_leaf(value):
        raise TypeError(f"front matter cannot hold {type(value).__name__}")
    return _scalar(value)


def _mapping_lines(data: Mapping[str, object]) -> list[str]:
    lines = []
    for key, value in data.items():
        name = _text(key)
        if isinstance(value, str) and "\n" in value and _is_literal(value):
            lines.append(f"{name}: |-")
            lines.extend(f"  {line}" if line else "" for line in value.split("\n"))
        elif _is_leaf(value):
            lines.append(f"{name}: {_scalar(value)}")
        else:
            lines.append(f"{name}:")
            lines.extend(f"  {line}" for line in _block_lines(value))
    return lines


def _block_lines(value: object) -> list[str]:
    if isinstance(value, Mapping):
        return _mapping_lines(value)
    if not isinstance(value, Sequence):
        raise TypeError(f"front matter cannot hold {type(value).__name__}")
    lines = []
    for entry in value:
        flow = _flow(entry)
        inner = [flow] if flow else _block_lines(entry)
        lines.append(f"- {inner[0]}")
        lines.extend(f"  {line}" for line in inner[1:])
    return lines


def _flow(entry: object) -> str:
    """Return a scalar, or a short mapping of scalars on one line, else an empty text."""
    if _is_leaf(entry):
        return _scalar(entry)
    if isinstance(entry, Mapping) and entry and all(_is_leaf(v) for v in entry.values()):
        inner = ", ".join(f"{_text(key)}: {_scalar(value)}" for key, value in entry.items())
        if len(inner) <= MAX_FLOW:
            return f"{{{inner}}}"
    return ""


def _is_leaf(value: object) -> bool:
    return isinstance(value, str | int | float | Decimal | dt.date | None) or value in ((), [], {})


def _is_literal(text: str) -> bool:
    lines = text.split("\n")
    return all(line == line.strip() and not _UNPRINTABLE.search(line) for line in lines) and bool(
        lines[0] and lines[-1]
    )


def _scalar(value: object) -> str:
    if value is None:
        return "null"
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, int | float | Decimal):
        return _number(value)
    return "{}" if isinstance(value, Mapping) else "[]"


def _number(value: float | Decimal) -> str:
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if not exact.is_finite():
        raise TypeError("front matter cannot hold a number that is not finite")
    text = format(exact, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def _text(text: str) -> str:
    """Return a string plain where no reader could take it for anything else, else quoted."""
    if _PERIOD.fullmatch(text):
        return text
    safe = _PLAIN.fullmatch(text) or _PLAIN_ID.fullmatch(text)
    if safe and text[-1] != " " and text.lower() not in _WORDS and not _NUMBER_LIKE.fullmatch(text):
        return text
    if '"' in text and "\\" not in text and not _UNPRINTABLE.search(text):
        return "'" + text.replace("'", "''") + "'"
    quoted = json.dumps(text, ensure_ascii=False)
    return _UNPRINTABLE.sub(lambda m: _escape(m[0]), quoted)


def _escape(char: str) -> str:
    return f"\\u{ord(char):04x}"
