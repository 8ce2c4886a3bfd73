"""What number a text was probably meant to be: marks for thousands and decimals, quotes, spaces.

In: a text that stands where a number belongs. Out: how to write it, or nothing where it is no
number at all. Holds no rule itself.
"""

from __future__ import annotations

import re

_MOST = 40
_PLAIN = re.compile(r"[+-]?\d+(?:\.\d+)?", re.ASCII)
_POINTS = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+", re.ASCII)
_COMMAS = re.compile(r"[+-]?\d{1,3}(?:,\d{3})+(?:\.\d+)?", re.ASCII)
_BOTH = re.compile(r"[+-]?\d{1,3}(?:\.\d{3})+,\d+", re.ASCII)
_DECIMALS = re.compile(r"[+-]?\d+,\d+", re.ASCII)
_APART = re.compile(r"[+-]?\d{1,3}(?:[ '’_\u00a0\u2009\u202f]\d{3})+(?:[.,]\d+)?", re.ASCII)


def advise_number(text: str) -> str:
    """Say how a number in words, quotes or another country's marks is written; else empty."""
    text = text.strip()
    if len(text) > _MOST:
        return ""
    if _POINTS.fullmatch(text):
        whole = text.replace(".", "")
        rest = "" if text.count(".") > 1 else f"; else {float(text):g}, without quotes"
        return f"a point for thousands? write {whole}{rest}"
    if _PLAIN.fullmatch(text):
        return f"without quotes: {text}"
    if _COMMAS.fullmatch(text):
        whole = text.replace(",", "")
        once = text.count(",") == 1 and "." not in text
        rest = f"; a comma for decimals? write {float(text.replace(',', '.')):g}" if once else ""
        return f"a comma for thousands? write {whole}{rest}"
    if _BOTH.fullmatch(text):
        meant = text.replace(".", "").replace(",", ".")
        return f"a point for thousands and a comma for decimals? write {meant}"
    if _DECIMALS.fullmatch(text):
        return f"a comma for decimals? write {text.replace(',', '.')}"
    if _APART.fullmatch(text):
        meant = re.sub(r"[^\d.+-]", "", text.replace(",", "."))
        return f"write it without gaps: {meant}"
    return ""
