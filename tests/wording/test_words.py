"""Interface words: complete in both languages, and numbers and dates as readers write them."""

from __future__ import annotations

import ast
import datetime as dt
import re
from pathlib import Path

import pytest

from goldenthread.config.settings import Settings, SettingsError
from goldenthread.ground.period import parse_period
from goldenthread.ground.questions import ORDER
from goldenthread.ground.resources import folders, resource
from goldenthread.measures.figures import Formula, Percent
from goldenthread.wording.words import Words, load_catalogue, load_words

LANGUAGES = sorted(p.stem for p in resource("site_templates/locales").glob("*.yml"))
PLACEHOLDER = re.compile(r"\{(\w+)\}")
NOWHERE = Path("nowhere")


def words(language: str, **options: object) -> Words:
    """Load the words of one language."""
    return load_words(Settings(root=NOWHERE, plan_dir=NOWHERE, language=language, **options))


def test_german_stands_beside_english() -> None:
    """There are two languages at least, so that a second one is never an afterthought."""
    assert {"de", "en"} <= set(LANGUAGES)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_every_word_with_the_same_gaps(language: str) -> None:
    """Keys and placeholders are those of English; no word is empty, none stands twice."""
    english, other = load_catalogue("en"), load_catalogue(language)
    assert set(english) ^ set(other) == set()
    for key, text in other.items():
        assert text.strip() or not english[key].strip(), key
        assert set(PLACEHOLDER.findall(text)) == set(PLACEHOLDER.findall(english[key])), key
    files = [folder / f"{language}.yml" for folder in folders("site_templates", "locales")]
    lines = [line for file in files for line in file.read_text("utf-8").split("\n")]
    keys = [line.partition(":")[0] for line in lines if line and not line.startswith("#")]
    assert len(files) == 1 + len(ORDER)
    assert len(keys) == len(set(keys))


def used_keys() -> set[str]:
    """Collect the literal keys that templates and views ask for."""
    found: set[str] = set()
    for path in resource("site_templates").rglob("*.html"):
        found |= set(re.findall(r"""(?<![.\w])t\('([a-z_.-]+)'(?!\s*~)""", path.read_text("utf-8")))
    package = Path(__file__).parents[2] / "plugins/goldenthread"
    for path in (p for p in package.rglob("*.py") if "site" in p.relative_to(package).parts):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and ast.unparse(node.func).endswith("words")
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found.add(str(node.args[0].value))
    return found


def test_every_word_asked_for_exists() -> None:
    """A key in a template or view is in the catalogue, as it is or in its plural forms."""
    catalogue = load_catalogue("en")
    missing = {k for k in used_keys() if k not in catalogue and f"{k}.other" not in catalogue}
    assert missing == set()


def test_numbers_dates_and_periods_follow_the_language() -> None:
    """Group and decimal marks, month names and the names of periods."""
    en, de = words("en"), words("de")
    assert (en.number(1234567.5), de.number(1234567.5)) == ("1,234,567.5", "1.234.567,5")
    assert (en.number(-3), en.number(0.1), en.number(1e20)) == (
        "−3",
        "0.1",
        "100,000,000,000,000,000,000",
    )
    formula = Formula(("(", 6100, " − ", 5000.5, ") / ", 2000, " = ", Percent(55)))
    assert en.formula(formula) == "(6,100 − 5,000.5) / 2,000 = 55%"
    assert de.formula(formula) == "(6.100 − 5.000,5) / 2.000 = 55\u00a0%"
    assert en.formula(Formula((4.2, " = ", -4.3))) == "4.2 = −4.3"
    day = dt.date(2026, 11, 20)
    assert (en.date(day), de.date(day)) == ("20 November 2026", "20. November 2026")
    shown = {text: en.period(parse_period(text)) for text in PERIODS}
    assert shown == PERIODS


PERIODS = {
    "2026": "2026",
    "2026-Q4": "Q4 2026",
    "2026-H2": "H2 2026",
    "2026-10": "October 2026",
    "2026-W07": "Week 7, 2026",
    "2026-01-01/2026-12-31": "2026",
    "2026-01-01/2027-12-31": "2026–2027",
    "2026-07-01/2026-12-31": "1 Jul – 31 Dec 2026",
    "2026-07-01/2027-03-31": "1 Jul 2026 – 31 Mar 2027",
}


def test_a_company_renames_words_that_exist() -> None:
    """The option `words` changes one word; a key that nobody asks for is a slip."""
    assert words("en", words={"status.on-track": "Going well"})("status.on-track") == "Going well"
    with pytest.raises(SettingsError, match=r"no word is called 'status\.ontrack'"):
        words("en", words={"status.ontrack": "x"})
    with pytest.raises(SettingsError, match="there is de, en"):
        words("fr")


def test_a_word_of_an_absent_question_may_be_renamed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a question is out nobody can tell a slip from one of its words."""
    monkeypatch.setattr("goldenthread.wording.words.there", lambda: ORDER[1:])
    assert words("en", words={"gone.word": "x"})("status.on-track") == "On track"


def test_an_unknown_word_is_a_programming_error() -> None:
    """Nothing falls back in silence."""
    with pytest.raises(KeyError):
        words("en")("no.such.word")
