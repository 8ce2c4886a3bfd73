"""Who speaks, for which team, and of which week.

In: what stood on the command line, the plan, git's own address. Out: a person, a team, a week.
The address is compared and never shown.
"""

from __future__ import annotations

import re
from pathlib import Path

import click

from goldenthread.cli.asking import can_ask, choose_item
from goldenthread.cli.failure import Refused, Slip
from goldenthread.cli.naming import Names, addresses_of
from goldenthread.cli.opening import Titles, find_item
from goldenthread.git.git import run_git
from goldenthread.ground.period import Period, parse_period
from goldenthread.ground.week import advise_week, step_weeks, week_of
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.reporters.plain import plain

_MOST_LISTED = 20


def find_week(plan: Plan, text: str) -> Period:
    """Return the week of `2026-W48`, `last` or `next`; today's where nothing is said.

    Raises:
        Refused: no week, or one that is more than a week ahead.
    """
    current = week_of(plan.today)
    steps = {"": 0, "last": -1, "next": 1}
    if text.lower() in steps:
        return step_weeks(current, steps[text.lower()])
    try:
        week = parse_period(text.upper())
    except ValueError:
        week = None
    if week is None or not re.fullmatch(r"\d{4}-W\d\d", week.text, re.ASCII):
        raise Refused(f"'{text}' is no week; {advise_week(text)}")
    if week > step_weeks(current, 1):
        raise Refused(f"{week.text} is more than a week ahead; today is in {current.text}")
    return week


def find_team(plan: Plan, text: str) -> Item:
    """Return the department of an id or a title, as somebody types it.

    Raises:
        Refused: there is none; the text names all.
    """
    teams = [item for item in plan.departments if not item.over]
    named = [item for item in teams if item.title.casefold() == text.casefold()]
    found = plan.find(text) or plan.find(text.lower())
    if found in teams or named:
        return found if found in teams and found else named[0]
    if found:
        raise Refused(f"'{text}' is no department; a person checks in with --person {found.id}")
    known = ", ".join(item.id for item in teams) or "none yet"
    raise Refused(f"the plan has no department '{text}'; it has {known}")


def find_person(plan: Plan, titles: Titles, text: str) -> Item:
    """Return the person of an id, name or address.

    Raises:
        Refused: there is none, or more than one.
    """
    try:
        return Names(plan, titles).person(text)
    except Slip as slip:
        if plan.find(text):
            kind = find_item(plan, text).kind.name
            raise Refused(f"'{text}' is no person but of the kind {kind}") from None
        raise Refused(str(slip)) from None


def recognise_me(plan: Plan) -> Item | None:
    """Return whose git address this is, None where it is nobody's or that of several people."""
    address = read_address(plan.settings.plan_dir)
    mine = [one for one in _list_people(plan) if address and address in addresses_of(one)]
    return mine[0] if len(mine) == 1 else None


def _list_people(plan: Plan) -> list[Item]:
    return [person for person in plan.people if not plan.has_left(person.id)]


def find_me(plan: Plan, titles: Titles) -> Item:
    """Return whose git address this is; else ask.

    Raises:
        Refused: git's address is nobody's and nobody can be asked.
    """
    me = recognise_me(plan)
    if me:
        return me
    people = _list_people(plan)
    if not can_ask():
        raise Refused(
            "say who checks in: --person ID, or a TEAM; git's address is nobody's here, "
            "until it stands under `emails` in your file"
        )
    if len(people) > _MOST_LISTED:
        return _ask_name(Names(plan, titles))
    chosen = choose_item("Who are you?", people, titles, "say who checks in: --person ID")
    assert chosen is not None
    return chosen


def find_whose(plan: Plan, titles: Titles, text: str) -> Item:
    """Return the person of an id or name; of nothing the one whose address git commits under.

    Raises:
        Refused: there is no such person, or nobody can be asked.
    """
    if text:
        return find_person(plan, titles, text)
    try:
        return find_me(plan, titles)
    except Refused:
        raise Refused(
            "say who you are with --person ID; git's address is nobody's here, "
            "until it stands under `emails` in your file"
        ) from None


def _ask_name(names: Names) -> Item:
    while True:
        text = click.prompt(
            "Who are you? Your name or id", default="", show_default=False, err=True
        )
        try:
            return names.person(text)
        except Slip as slip:
            click.echo(f"  {plain(str(slip))}", err=True)


def read_address(folder: Path) -> str:
    """Return the address git would commit under, in lower case; nothing without git."""
    return (run_git(folder, "config", "user.email") or "").strip().casefold()
