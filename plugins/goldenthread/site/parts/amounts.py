"""Amounts with their units, as a reader writes them.

In: numbers and the unit a plan states. Out: "610", "18.2%", "€29". A currency or a percent sign
joins the number; any other unit is words of its own. Never converts anything.
"""

from __future__ import annotations

from collections.abc import Mapping

from goldenthread.wording.words import Words

_CURRENCIES = frozenset("€$£¥₹₩₽₺₴₦₱₫₪฿¢")
_MOST_DIGITS = 12


def show_amount(words: Words, value: float, unit: str) -> str:
    """Write a number with the sign of its unit: "€29", "18.2%", or the number alone."""
    sign = _sign(unit)
    text = words.number(round(value, _MOST_DIGITS))
    if sign == "%":
        return words("number.percent", n=text)
    if sign:
        text = _pad_cents(words, text)
        minus, rest = ("−", text[1:]) if text.startswith("−") else ("", text)
        return f"{minus}{words('number.money', n=rest, sign=sign)}"
    return text


def show_difference(words: Words, value: float, unit: str) -> str:
    """Write what lies between two amounts: two shares are points apart, and not per cent."""
    if _sign(unit) == "%":
        return words("number.points", n=value)
    return show_amount(words, value, unit)


_SIGNS: Mapping[str, str] = {"EUR": "€", "USD": "$", "GBP": "£", "JPY": "¥", "INR": "₹"}


def show_money(words: Words, value: float, currency: str) -> str:
    """Write a sum with the sign of its currency, or its three letters: "€29", "29 CHF"."""
    sign = _SIGNS.get(currency, "")
    amount = show_amount(words, value, sign)
    return amount if sign or not currency else f"{_pad_cents(words, amount)} {currency}"


def _pad_cents(words: Words, text: str) -> str:
    """Write tenths as cents: "250.5" is "250.50"."""
    _, mark, cents = text.partition(words("number.decimal"))
    return f"{text}0" if mark and len(cents) == 1 else text


def show_share(words: Words, share: float) -> str:
    """Write a share of 0 to 1 as a percentage with as many digits as tell it from nothing."""
    percent = share * 100
    digits = 1 if percent >= 1 else 2
    return show_amount(words, round(percent, digits), "%")


def show_range(words: Words, low: float | None, high: float | None, unit: str) -> str:
    """Write a range: "3–5", or one end where only one is known."""
    ends = [show_amount(words, end, unit) for end in (low, high) if end is not None]
    return "–".join(ends)


def plain_unit(unit: str) -> str:
    """Return the words of a unit that `show_amount` does not write: "€ a month" is "a month"."""
    return unit.strip()[1:].strip() if _sign(unit) else unit.strip()


def _sign(unit: str) -> str:
    """Return the leading sign of a unit that belongs to the number, or nothing."""
    first, _, _ = unit.strip().partition(" ")
    return first if first == "%" or first in _CURRENCIES else ""
