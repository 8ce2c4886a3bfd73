"""Who has not begun yet is proposed for nothing, and asked for nothing."""

from __future__ import annotations

from tests.questions.commitment.week.team import COMPANY, department


def test_nobody_is_proposed_before_their_first_day(check) -> None:
    """Cleo stands in from Monday on; until then Ben is the one of the team who can."""
    team = department(cadence="")["marketing.md"].replace(
        "{person: ada}", "{person: ada, qualification: built two teams}"
    )
    helps = []
    for day in ("2026-11-22", "2026-11-23"):
        cleo = f"kind: person\ntitle: Cleo\ndepartment: marketing\nstart: {day}\n"
        ben = "kind: person\ntitle: Ben\n"
        result = check({**COMPANY, "marketing.md": team, "cleo.md": cleo, "ben.md": ben})
        helps += [f.help.partition("them")[2] for f in result.findings if f.code == "GT408"]
    assert helps == [", such as `backup: cleo`", " as `backup:`"]
