"""Interface words in the reader's language.

In: the settings. Out: `Words`, which looks up keys of one catalogue and writes dates, numbers and
periods. A missing key is a programming error and raises; nothing falls back to another language.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import yaml

from goldenthread.config.settings import Settings, SettingsError
from goldenthread.ground.period import Period
from goldenthread.ground.questions import ORDER, there
from goldenthread.ground.resources import folders, resource
from goldenthread.kinds.kinds import Kind
from goldenthread.measures.figures import Formula, number

_GAP = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Words:
    """One catalogue with a company's own words on top."""

    language: str
    catalogue: Mapping[str, str]

    def __call__(self, key: str, **values: object) -> str:
        """Return the word of a key with `{name}` filled in; `n` chooses `.one` or `.other`.

        Raises:
            KeyError: the catalogue has no such key.
        """
        if "n" in values and key not in self.catalogue:
            key = f"{key}.one" if values["n"] == 1 else f"{key}.other"
        text = self.catalogue[key]
        shown = {
            name: self.number(value)
            if name == "n" and isinstance(value, int | float)
            else str(value)
            for name, value in values.items()
        }
        # In one pass: what is filled in may look like a gap itself.
        return _GAP.sub(lambda gap: shown.get(gap[1], gap[0]), text)

    def kind(self, kind: Kind, *, plural: bool = False) -> str:
        """Name a kind; one of a company's own is called what its schema file says."""
        key = f"{'kinds' if plural else 'kind'}.{kind.name}"
        return self.catalogue.get(key) or (kind.plural if plural else kind.label)

    def date(self, day: dt.date, *, short: bool = False) -> str:
        """Write a day: "20 November 2026", or short "20 Nov"."""
        month = self.catalogue[f"date.{'short' if short else 'month'}.{day.month}"]
        form = self.catalogue["date.form_short" if short else "date.form"]
        parts = {"{day}": str(day.day), "{month}": month, "{year}": str(day.year)}
        return re.sub(r"\{(?:day|month|year)\}", lambda match: parts[match[0]], form)

    def number(self, value: float) -> str:
        """Write a number with the language's marks: "1,000,000" or "18.2"."""
        text = number(value)
        whole, _, fraction = text.lstrip("-").partition(".")
        if "e" not in text:
            whole = f"{int(whole):,}".replace(",", self.catalogue["number.group"])
        sign = "−" if text.startswith("-") else ""
        mark = self.catalogue["number.decimal"] if fraction else ""
        return f"{sign}{whole}{mark}{fraction}"

    def formula(self, formula: Formula) -> str:
        """Write the numbers and per cents of a formula as the language does."""
        return formula.spell(self.number, lambda figure: self("number.percent", n=figure))

    def period(self, period: Period) -> str:
        """Write a period: "Q4 2026", "2026", "October 2026", "week 47, 2026", or both days."""
        year, _, rest = period.text.partition("-")
        if "/" in period.text:
            return self._interval(period)
        if not rest:
            return year
        if rest[0] in "QH":
            return self(
                f"period.{'quarter' if rest[0] == 'Q' else 'half'}", number=rest[1], year=year
            )
        if rest[0] == "W":
            return self("period.week", number=int(rest[1:]), year=year)
        return self("period.month", month=self.catalogue[f"date.month.{int(rest)}"], year=year)

    def _interval(self, period: Period) -> str:
        start, end = period.start, period.end
        if (start.month, start.day, end.month, end.day) == (1, 1, 12, 31):
            return str(end.year) if start.year == end.year else f"{start.year}–{end.year}"
        if start.year == end.year:
            return f"{self.date(start, short=True)} – {self.date(end, short=True)} {end.year}"
        first, last = self.date(start, short=True), self.date(end, short=True)
        return f"{first} {start.year} – {last} {end.year}"


def load_words(settings: Settings) -> Words:
    """Load the catalogue of the settings' language.

    Raises:
        SettingsError: there is no catalogue of that language, or a word that no catalogue has.
    """
    languages = sorted(path.stem for path in resource("site_templates/locales").glob("*.yml"))
    if settings.language not in languages:
        raise SettingsError(
            f"option 'language' of goldenthread is '{settings.language}'; "
            f"there is {', '.join(languages)}"
        )
    catalogue = load_catalogue(settings.language)
    unknown = sorted(set(settings.words) - set(catalogue))
    if unknown and there() == ORDER:  # else it may be a word of a question that is not there
        raise SettingsError(f"option 'words' of goldenthread: no word is called '{unknown[0]}'")
    return Words(settings.language, MappingProxyType({**catalogue, **settings.words}))


@cache
def load_catalogue(language: str) -> Mapping[str, str]:
    """Read one shipped catalogue, a flat mapping of keys to words: ours and each question's."""
    files = (folder / f"{language}.yml" for folder in folders("site_templates", "locales"))
    return MappingProxyType({key: word for file in files for key, word in _read(file).items()})


def _read(file: Path) -> dict[str, str]:
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    data = yaml.load(file.read_text("utf-8"), Loader=loader)  # noqa: S506
    return {str(key): str(value) for key, value in data.items()}
