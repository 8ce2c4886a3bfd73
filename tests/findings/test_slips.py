"""Twoscore slips of a hurried author: each is told once, at its place, with how to mend it."""

from __future__ import annotations

from pathlib import Path

import pytest

from goldenthread.findings.finding import Finding
from tests.findings.spec import Case, check_case

GOOD = """---
kind: initiative
title: Call every flat that asked
supports:
  - id: objective
    why: whoever is called within a day buys twice as often
owner: ben
period: 2026-Q4
---
We start in Ghent.
"""
WHY = "    why: whoever is called within a day buys twice as often"
ENTRY = f"  - id: objective\n{WHY}"
METRIC = """metrics:
  - id: calls
    name: Calls
    unit: calls
    baseline: 0
    target: 900
    actuals:
"""
SPACE = "\u00a0"


def change(old: str, new: str) -> str:
    """Return the file with one slip in it."""
    assert old in GOOD
    return GOOD.replace(old, new, 1)


def actuals(*lines: str) -> str:
    """Return the file with these lines as values of a metric."""
    rows = "".join(f"      {line}\n" for line in lines)
    return change("period: 2026-Q4\n", f"period: 2026-Q4\n{METRIC}{rows}")


def braces(inside: str) -> str:
    """Return the file with its link written in braces."""
    return change(ENTRY, f"  - {{{inside}}}")


SLIPS: dict[str, tuple[str, str, tuple[int, int], str, str]] = {
    "# in a title": (
        change("Call every flat", "Be #1 for every flat"),
        "GT017",
        (3, 11),
        "'title' ends here: YAML reads ' #1 for every flat that asked' as a comment",
        'put quotes around the text: `title: "Be #1 for every flat that asked"`',
    ),
    "# in a why": (
        change(WHY, "    why: issue #12"),
        "GT017",
        (6, 16),
        "'why' of 'supports' entry 1 ends here: YAML reads ' #12' as a comment",
        'put quotes around the text: `why: "issue #12"`',
    ),
    "# at the start of a title": (
        change("title: Call", "title: #1 Call"),
        "GT104",
        (3, 7),
        "'title' is empty: YAML reads '#1 Call every flat that asked' as a comment",
        'put quotes around the text: `title: "#1 Call every flat that asked"`',
    ),
    "# in braces": (
        braces("id: objective, why: issue #12"),
        "GT004",
        (5, 32),
        "YAML reads ' #12' as a comment",
        "put quotes around the text",
    ),
    "# in a title of two lines": (
        change("Call every flat", "Be #1 for\n  every flat"),
        "GT004",
        (3, 11),
        "YAML reads ' #1 for' as a comment",
        "put quotes around the text",
    ),
    "a comma in braces": (
        braces("id: objective, why: fast, cheap"),
        "GT102",
        (5, 32),
        "a comma inside braces ends 'why' before 'cheap'",
        'put quotes around the text: `why: "fast, cheap"`',
    ),
    "two commas in braces": (
        braces("why: fast, cheap, not bad, id: objective"),
        "GT102",
        (5, 17),
        "a comma inside braces ends 'why' before 'cheap'",
        'put quotes around the text: `why: "fast, cheap, not bad"`',
    ),
    "a colon in braces": (
        braces("id: objective, why: fast: cheap"),
        "GT004",
        (5, 26),
        "inside braces a colon, a comma or a quote ends a text",
        'put quotes around it: `why: "fast: cheap"`',
    ),
    "quotes in braces": (
        braces('id: objective, why: it\'s "x": y'),
        "GT004",
        (5, 26),
        "inside braces a colon, a comma or a quote ends a text",
        "put quotes around it: `why: 'it''s \"x\": y'`",
    ),
    "an apostrophe in single quotes in braces": (
        braces("id: objective, why: 'it's fast'"),
        "GT004",
        (5, 26),
        "inside braces a colon, a comma or a quote ends a text",
        'put quotes around it: `why: "it\'s fast"`',
    ),
    "a colon in braces in brackets": (
        change(f"supports:\n{ENTRY}", "supports: [{id: objective, why: fast: cheap}]"),
        "GT004",
        (4, 33),
        "inside braces a colon, a comma or a quote ends a text",
        'put quotes around it: `why: "fast: cheap"`',
    ),
    "a quote in braces in brackets": (
        change(f"supports:\n{ENTRY}", 'supports: [{id: objective, why: "fast" wins}]'),
        "GT004",
        (4, 33),
        "inside braces a colon, a comma or a quote ends a text",
        "put quotes around it: `why: '\"fast\" wins'`",
    ),
    "no comma in braces": (
        braces("id: objective why: fast"),
        "GT004",
        (5, 20),
        "no comma stands before 'why'",
        "put one there",
    ),
    "a bracket that is open": (
        change(f"supports:\n{ENTRY}", "supports: [{id: objective, why: fast}"),
        "GT004",
        (4, 11),
        "a '[' is never closed",
        "close the bracket",
    ),
    "a comma for decimals in braces": (
        actuals("- {date: 2026-10-31, value: 22,5}"),
        "GT009",
        (16, 38),
        "a comma inside braces ends 'value' before '5'",
        "a comma for decimals? write 22.5",
    ),
    "both marks of a number in braces": (
        actuals("- {date: 2026-10-31, value: 1.234,5}"),
        "GT009",
        (16, 41),
        "a comma inside braces ends 'value' before '5'",
        "a point for thousands and a comma for decimals? write 1234.5",
    ),
    "rows of a spreadsheet behind a bar": (
        change("period: 2026-Q4\n", f"period: 2026-Q4\n{METRIC}").replace(
            "actuals:\n", "actuals: |\n      2026-10-31\t548\n      2026-11-07\t610\n"
        ),
        "GT104",
        (15, 14),
        "takes a list, not '2026-10-31 548 2026-11-07 610'",
        "write each row as `- {date: 2026-10-31, value: 548}`, `- {date: 2026-11-07, value: 610}`",
    ),
    "no fence at all": (
        GOOD.replace("---\n", "").replace("We start", "\nWe start"),
        "GT003",
        (1, 1),
        "the fields stand without the '---' around them",
        "put '---' on a line above the first field and below the last",
    ),
    "no-break spaces as indent": (
        change("    why", f"{SPACE * 4}why"),
        "GT004",
        (6, 1),
        "a no-break space (U+00A0) stands where YAML wants a plain space or none",
        "type the space anew: text copied from",
    ),
    "no-break spaces behind spaces": (
        change("    why", f"  {SPACE * 2}why"),
        "GT004",
        (6, 3),
        "a no-break space (U+00A0)",
        "type the space anew",
    ),
    "no-break spaces before a list": (
        change("  - id", f"{SPACE * 2}- id"),
        "GT004",
        (5, 1),
        "a no-break space (U+00A0)",
        "type the space anew",
    ),
    "a no-break space behind a colon": (
        change("owner: ben", f"owner:{SPACE}ben"),
        "GT004",
        (7, 7),
        "a no-break space (U+00A0)",
        "type the space anew",
    ),
    "a no-break space behind a dash": (
        change("  - id", f"  -{SPACE}id"),
        "GT004",
        (5, 4),
        "a no-break space (U+00A0)",
        "type the space anew",
    ),
    "a figure space": (
        change("owner: ben", "owner:\u2007ben"),
        "GT004",
        (7, 7),
        "a figure space (U+2007)",
        "type the space anew",
    ),
    "ideographic spaces": (
        change("    why", "\u3000\u3000why"),
        "GT004",
        (6, 1),
        "an ideographic space (U+3000)",
        "type the space anew",
    ),
    "something invisible before a field": (
        change("owner", "\u200bowner"),
        "GT004",
        (7, 1),
        "a zero-width space (U+200B)",
        "delete it",
    ),
    "a tab as indent": (
        change("    why", "\twhy"),
        "GT004",
        (6, 1),
        "a tab indents this line",
        "replace the tab by two spaces",
    ),
    "no space behind a colon": (
        change("title: ", "title:"),
        "GT004",
        (3, 7),
        "no space follows the colon of 'title'",
        "write `title: Call every flat that asked`",
    ),
    "no space behind a colon in a list": (
        change("    why: ", "    why:"),
        "GT004",
        (6, 9),
        "no space follows the colon of 'why'",
        "write `why: whoever is called within a day buys twice as often`",
    ),
    "an equals sign": (
        change("owner: ben", "owner = ben"),
        "GT004",
        (7, 7),
        "'=' stands where a field has ': '",
        "write `owner: ben`",
    ),
    "a wide colon": (
        change("owner: ben", "owner\uff1aben"),
        "GT004",
        (7, 6),
        "'\uff1a' stands where a field has ': '",
        "write `owner: ben`",
    ),
    "a star as bullet": (
        change("  - id", "  * id"),
        "GT004",
        (5, 3),
        "'*' is no bullet in YAML",
        "write `- id: objective`, with a plain hyphen",
    ),
    "a dash of a word processor as bullet": (
        change("  - id", "  \u2013 id"),
        "GT004",
        (5, 3),
        "'\u2013' is no bullet in YAML",
        "write `- id: objective`, with a plain hyphen",
    ),
    "quotes of a word processor": (
        change("title: Call every flat that asked", "title: \u201cCall: every flat\u201d"),
        "GT004",
        (3, 8),
        "the quotes \u201c are no quotes to YAML",
        'use straight ones: `title: "Call: every flat"`',
    ),
    "a per cent sign": (
        change("title: Call", "title: %50 more: call"),
        "GT004",
        (3, 8),
        "a value cannot begin with '%' and go on as text",
        'put quotes around it: `title: "%50 more: call every flat that asked"`',
    ),
    "an at sign": (
        change("owner: ben", "owner: @ben"),
        "GT004",
        (7, 8),
        "a value cannot begin with '@' and go on as text",
        'put quotes around it: `owner: "@ben"`',
    ),
    "brackets around the first word": (
        change("title: Call", "title: [Draft] call"),
        "GT004",
        (3, 8),
        "a value cannot begin with '[' and go on as text",
        'put quotes around it: `title: "[Draft] call every flat that asked"`',
    ),
    "a greater-than sign": (
        change("title: Call", "title: > 50 % call"),
        "GT004",
        (3, 8),
        "a value cannot begin with '>' and go on as text",
        'put quotes around it: `title: "> 50 % call every flat that asked"`',
    ),
    "a colon at the end": (
        change("asked\n", "asked:\n"),
        "GT004",
        (3, 34),
        "a ': ' inside a value",
        "put the value in quotes",
    ),
    "a field that begins in no column": (
        change("owner", " owner"),
        "GT004",
        (7, 2),
        "'owner' does not begin in the column of any field above it",
        "begin it where the field begins that it stands beside",
    ),
    "a why as an entry of its own": (
        change("    why", "  - why"),
        "GT103",
        (6, 5),
        "this 'why' is an entry of its own but belongs to the one above it",
        "remove the '-' before it, and start it in the column of 'id'",
    ),
    "a why beside supports": (
        change("    why", "why"),
        "GT102",
        (6, 1),
        "'why' is beside 'supports' but belongs inside it",
        "indent it so that it starts in the column of 'id'",
    ),
    "a list on the line of its field": (
        change(f"supports:\n{ENTRY}", "supports: - objective"),
        "GT004",
        (4, 11),
        "a list cannot begin on the line of 'supports'",
        "write `- objective` on a line of its own below it",
    ),
    "no space behind a dash": (
        change("  - id", "  -id"),
        "GT004",
        (5, 4),
        "no space follows the '-'",
        "write `- id: objective`",
    ),
    "no space behind the colon above": (
        change("id: objective", "id:objective"),
        "GT004",
        (5, 8),
        "no space follows the colon of 'id'",
        "write `id: objective`",
    ),
    "a brace that is never closed": (
        change(ENTRY, "  - {id: objective, why: fast"),
        "GT004",
        (5, 5),
        "a '{' is never closed",
        "close the brace, and put commas between entries",
    ),
    "quotes of a word processor in braces": (
        braces("id: objective, why: \u201cfast, cheap\u201d"),
        "GT102",
        (5, 33),
        "a comma inside braces ends 'why' before 'cheap\u201d'",
        'put quotes around the text: `why: "fast, cheap"`',
    ),
    "a backslash in double quotes": (
        change("title: Call", 'title: "C:\\data"'),
        "GT004",
        (3, 11),
        "a backslash inside double quotes begins a code",
        "use single quotes",
    ),
    "# before a name": (
        change("owner: ben", "owner: #ben"),
        "GT104",
        (7, 7),
        "'owner' is empty: YAML reads '#ben' as a comment",
        "take the '#' away: `owner: ben`",
    ),
    "a day for a period": (
        change("period: 2026-Q4", "due: 2026-12-31"),
        "GT102",
        (8, 1),
        "'due' is not a field of an item of kind 'initiative'",
        "the time of an item is its 'period', such as `period: 2026-Q4`",
    ),
    "aliases": (
        change(
            "period: 2026-Q4\n",
            "period: 2026-Q4\nreviewer: &a ada\ntags: [*a, *a]\nmessage: *a\n",
        ),
        "GT007",
        (9, 11),
        "'&a' is an anchor, which a plan does not use; 3 more in this file",
        "write the value out; if it is text, put it in quotes",
    ),
    "a tag": (
        change("owner: ben", "owner: !!python/object:os.system ben"),
        "GT004",
        (7, 8),
        "'!!python/object:os.system' is a tag to YAML",
        "put the value in quotes",
    ),
    "a tag by chance": (
        change("title: Call", "title: !important call"),
        "GT004",
        (3, 8),
        "'!important' is a tag to YAML",
        "put the value in quotes",
    ),
    "a row of a spreadsheet": (
        actuals("- 2026-09-30\t548"),
        "GT104",
        (16, 9),
        "'actuals' entry 1 takes 'key: value' lines, not '2026-09-30 548'",
        "write it as `- {date: 2026-09-30, value: 548}`",
    ),
    "a row with a semicolon and a decimal comma": (
        actuals("- 30.9.2026; 54,8"),
        "GT104",
        (16, 9),
        "'actuals' entry 1 takes 'key: value' lines, not '30.9.2026; 54,8'",
        "write it as `- {date: 2026-09-30, value: 54.8}`",
    ),
    "a quoted row": (
        actuals('- "30.09.2026 548"'),
        "GT104",
        (16, 9),
        "'actuals' entry 1 takes 'key: value' lines, not '30.09.2026 548'",
        "write it as `- {date: 2026-09-30, value: 548}`",
    ),
    "rows without dashes": (
        actuals("2026-09-30\t548", "2026-10-31\t610"),
        "GT104",
        (16, 7),
        "'actuals' of 'metrics' entry 1 takes a list, not '2026-09-30 548 2026-10-31 610'",
        "write each row as `- {date: 2026-09-30, value: 548}`, `- {date: 2026-10-31, value: 610}`",
    ),
    "days as fields": (
        actuals("- 2026-09-30: 548"),
        "GT102",
        (16, 9),
        "'2026-09-30' is not a field of 'actuals'",
        "write it as `- {date: 2026-09-30, value: 548}`",
    ),
    "days as fields without dashes": (
        actuals("2026-09-30: 548", "2026-10-31: 610"),
        "GT104",
        (16, 7),
        "'actuals' of 'metrics' entry 1 takes a list, not 'key: value' lines",
        "write each row as `- {date: 2026-09-30, value: 548}`, `- {date: 2026-10-31, value: 610}`",
    ),
    "pairs in brackets": (
        actuals("- [2026-09-30, 548]"),
        "GT104",
        (16, 9),
        "'actuals' entry 1 takes 'key: value' lines, not a list",
        "write it as `- {date: 2026-09-30, value: 548}`",
    ),
    "a row that can be read in two ways": (
        actuals("- 3/4/2026 1.234"),
        "GT104",
        (16, 9),
        "'actuals' entry 1 takes 'key: value' lines, not '3/4/2026 1.234'",
        "give it the fields date, value, note",
    ),
    "a German date": (
        actuals("- {date: 30.11.2026, value: 1}"),
        "GT105",
        (16, 16),
        "'date' of 'actuals' entry 1: '30.11.2026' is no day",
        "did you mean '2026-11-30'?",
    ),
    "a capital": (
        change("owner", "Owner"),
        "GT102",
        (7, 1),
        "'Owner' is not a field of an item of kind 'initiative'",
        "did you mean 'owner'?",
    ),
    "a title instead of an id": (
        change("id: objective", "id: Win the renters"),
        "GT201",
        (5, 9),
        "'supports' target 'Win the renters' does not exist",
        "did you mean 'objective'?",
    ),
    "a name instead of an id": (
        change("owner: ben", "owner: Ben Fischer"),
        "GT201",
        (7, 8),
        "'owner' target 'Ben Fischer' does not exist",
        "did you mean 'ben'?",
    ),
    "spaces in an id": (
        change("owner", "id: Call Them\nowner"),
        "GT106",
        (7, 5),
        "'Call Them' cannot be an id",
        "did you mean 'call-them'?",
    ),
    "a quarter before its year": (
        change("2026-Q4", "Q4 2026"),
        "GT104",
        (8, 9),
        "'Q4 2026' is no period",
        "did you mean '2026-Q4'?",
    ),
    "a quarter that no year has": (
        change("2026-Q4", "2026-Q5"),
        "GT104",
        (8, 9),
        "'2026-Q5' is no period",
        "write 2026, 2026-H2, 2026-Q4, 2026-10, 2026-W47 or 2026-07-01/2026-12-31",
    ),
    "words for a period": (
        change("2026-Q4", "end of the year"),
        "GT104",
        (8, 9),
        "'end of the year' is no period",
        "write 2026, 2026-H2, 2026-Q4",
    ),
    "yes for a state": (
        change("owner", "state: yes\nowner"),
        "GT104",
        (7, 8),
        "'state' cannot be 'yes'",
        "write draft, candidate, active, closed or archived",
    ),
    "no closing fence": (
        change("---\nWe", "We"),
        "GT003",
        (1, 1),
        "the front matter has no closing '---'",
        "put '---' on a line of its own below the last field",
    ),
    "a fence of a word processor": (
        change("---\nkind", "\u2013\u2013\u2013\nkind"),
        "GT003",
        (1, 1),
        "the line above the fields is not '---'",
        "write it as three plain hyphens",
    ),
    "a conflict in the front matter": (
        change("owner: ben\n", "<<<<<<< HEAD\nowner: ben\n=======\nowner: ada\n>>>>>>> x\n"),
        "GT016",
        (7, 1),
        "merge conflict: one side begins here, the other ends on line 11",
        "keep one side, or what is right in both",
    ),
    "a conflict in the text": (
        change("We start", "<<<<<<< HEAD\nWe start\n=======\nWe end\n>>>>>>> x\n"),
        "GT016",
        (10, 1),
        "merge conflict: one side begins here, the other ends on line 14",
        "keep one side, or what is right in both",
    ),
    "a table of a spreadsheet": (
        change("We start in Ghent.", "City\tCalls\nGhent\t12\nMons\t8"),
        "GT018",
        (10, 1),
        "3 rows with tabs between their cells are shown as one paragraph",
        "write it as a markdown table: `| City | Calls |`, below it `| --- | --- |`, then `| Ghent",
    ),
}

NO_SLIPS = {
    "as it should be": GOOD,
    "a page that begins with a word of ours": "kind: a long story\n\nIt is told here.\n",
    "line ends of Windows": GOOD.replace("\n", "\r\n"),
    "an ordinary comment": change("asked\n", "asked # since May\n"),
    "quotes of a word processor around a title": change("every flat", "\u201cevery flat\u201d"),
    "umlauts in an id": change("owner", "id: anrufe-f\u00fcr-mieter\nowner"),
    "a tab behind a colon": change("owner: ", "owner:\t"),
    "no-break spaces inside a text": change("every flat", f"every{SPACE}flat"),
    "a heading underlined by signs": change("We start", "Start\n=======\n\nWe start"),
}


def check(text: str, root: Path) -> tuple[Finding, ...]:
    """Return what is found in the plan of the specs with this file in it."""
    case = Case("", {"calls.md": text.encode()}, {}, frozenset())
    return check_case(case, root).findings


@pytest.mark.parametrize(
    ("text", "code", "place", "message", "remedy"), SLIPS.values(), ids=SLIPS.keys()
)
def test_a_slip_is_told_once_with_its_mend(
    text: str, code: str, place: tuple[int, int], message: str, remedy: str, tmp_path: Path
) -> None:
    """One finding, where the slip was made, in plain words, with the text as it should be."""
    [found] = check(text, tmp_path)
    assert (found.code, (found.line, found.column)) == (code, place)
    assert message in found.message
    assert remedy in found.help


@pytest.mark.parametrize("text", NO_SLIPS.values(), ids=NO_SLIPS.keys())
def test_what_is_no_slip_is_not_told(text: str, tmp_path: Path) -> None:
    """What looks like a slip and does no harm passes in silence."""
    assert check(text, tmp_path) == ()
