"""The digest: what happened since a day, as markdown.

In: a plan, what it is about, a day, and the findings of then. Out: lines to paste into chat or
mail. Says counts of commitments, of one person's where the settings allow it, and nothing that
stood there before.
"""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from goldenthread.findings.check import check_plan
from goldenthread.findings.finding import Finding, Severity
from goldenthread.findings.rule import all_rules
from goldenthread.ground.week import step_weeks, week_of
from goldenthread.items.difference_words import list_changes
from goldenthread.items.item import Item
from goldenthread.measures.figures import spell_number
from goldenthread.measures.metric import Metric
from goldenthread.plan.pin import Pin
from goldenthread.questions.commitment.rules.gt601_suspect_link import SuspectLink
from goldenthread.questions.commitment.suspicion import read_suspicion
from goldenthread.questions.commitment.week.anonymity import may_count, tells_of_a_miss
from goldenthread.questions.commitment.week.check_in import RESULTS, Commitment
from goldenthread.questions.commitment.week.cli.former_findings import FormerFindings
from goldenthread.questions.commitment.week.cli.listing import day
from goldenthread.questions.commitment.week.cli.scope import Scope, say
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.weeks import (
    blockers_of,
    is_excused,
    join_commitments,
    newest_check_ins,
    read_weeks,
)
from goldenthread.wording.words import Words

Section = tuple[str, list[str]]


@dataclass(frozen=True)
class Bulletin:
    """One digest, from the day `since` to the plan's today."""

    scope: Scope
    words: Words
    since: dt.date
    former: FormerFindings

    def lines(self, title: str) -> Iterator[str]:
        """Yield the digest, section by section; one with nothing in it is left out."""
        entries = self._commitments()
        yield f"# {say(title)}, {_span(self.since, self.scope.plan.today)}"
        yield ""
        yield self._sum_up(entries)
        if lost := len(self.scope.plan.unread):
            yield ""
            yield f"Not counted: {lost} {'file' if lost == 1 else 'files'} with an error."
        for heading, told in self._sections(entries):
            if told:
                yield from ("", f"## {heading}", "", *(f"- {line}" for line in told))

    def _sections(self, entries: list[Commitment]) -> Iterator[Section]:
        for result in RESULTS:
            told = [self._commitment(entry) for entry in entries if entry.result == result]
            yield self.words(f"commitment.{result}"), told
        yield "Not checked in", list(self._silence())
        yield "In the way", list(self._hindrances())
        yield "Moved", list(self._moves())
        yield "Newly broken", list(self._breaks())
        yield "To affirm again", list(self._suspects())
        yield f"Due by {day(self._horizon)}", list(self._dues())

    def _commitments(self) -> list[Commitment]:
        plan = self.scope.plan
        return join_commitments(
            entry
            for check_in in read_check_ins(plan)
            if check_in.week.end > self.since and check_in.week.start <= plan.today
            for entry in check_in.commitments
            if self.scope.has_commitment(entry) and not is_excused(plan, entry)
        )

    def _sum_up(self, entries: list[Commitment]) -> str:
        counts = Counter(entry.result for entry in entries)
        if self.scope.person and not may_count(self.scope.plan):
            return self.words("checkin.aside")
        if not entries:
            some = any(one.week.end > self.since for one in read_check_ins(self.scope.plan))
            return "There were no commitments." if some else "Nobody has checked in."
        told = [
            f"{counts[result]} {self.words(f'commitment.{result}').lower()}"
            for result in RESULTS
            if counts[result]
        ]
        told += [f"{counts['']} open"] if counts[""] else []
        noun = "commitment" if len(entries) == 1 else "commitments"
        return f"{len(entries)} {noun}: {', '.join(told)}."

    def _commitment(self, entry: Commitment) -> str:
        who = self.scope.committed_by(entry)
        parts = [who, f"for {self.scope.title_of(entry.item)}" if entry.item else ""]
        aside = ", ".join(filter(None, parts))
        why = f": {say(entry.why)}" if entry.why and entry.result != "kept" else ""
        return f"{say(entry.text)}{f' ({aside})' if aside else ''}{why}"

    def _silence(self) -> Iterator[str]:
        for team, weeks in read_weeks(self.scope.plan).by_team.items():
            item = self.scope.plan.by_id[team]
            missed = [w.week.text for w in weeks if w.missed and w.week.end >= self.since]
            if missed and not self.scope.person and self.scope.has(item):
                yield f"{self.scope.title(item)}: {', '.join(missed)}"

    def _hindrances(self) -> Iterator[str]:
        scope = self.scope
        for obstacle in blockers_of(scope.plan):
            blocker = obstacle.blocker
            item = scope.plan.find(blocker.item)
            if scope.has(item) or (scope.team and obstacle.team is scope.team):
                owner = scope.name(blocker.owner, obstacle.team)
                yield _join(blocker.text, scope.title_of(blocker.item), owner, blocker.next)
        for check_in in newest_check_ins(scope.plan):
            team = scope.plan.department(check_in.item)
            for call in check_in.calls:
                item = scope.plan.find(call.item)
                if scope.has(item) or (scope.team and team is scope.team):
                    asked = scope.plan.find(call.asked_of)
                    of = scope.title(asked) if asked and asked.is_department else ""
                    of = of or scope.name(call.asked_of)
                    about = scope.title_of(call.item) if call.item else ""
                    yield _join(f"Help: {call.text}", about, f"of {of}" if of else "", "")

    def _moves(self) -> Iterator[str]:
        for item in self.scope.plan.threaded:
            if self.scope.has(item) and item.id not in self.scope.titles.restricted:
                for metric in item.metrics:
                    yield from self._move(item, metric)

    def _move(self, item: Item, metric: Metric) -> Iterator[str]:
        dated = [a for a in metric.dated if a.date and a.date <= self.scope.plan.today]
        before = [a.value for a in dated if a.date and a.date <= self.since]
        newest = dated[-1] if dated and dated[-1].date and dated[-1].date > self.since else None
        was = before[-1] if before else metric.baseline
        if newest is None or newest.value == was:
            return
        change = f" ({_change(newest.value - was)})" if was is not None else ""
        start = f"{spell_number(was)} → " if was is not None else ""
        goal = metric.target_text or (
            spell_number(metric.target) if metric.target is not None else ""
        )
        target = f", target {say(goal)}" if goal else ""
        value = f"{start}{spell_number(newest.value)} {say(metric.unit)}".rstrip()
        yield f"{say(metric.name or metric.id)}: {value}{change}{target} ({self.scope.title(item)})"

    def _breaks(self) -> Iterator[str]:
        if self.former.unknown:
            yield f"Not known: {say(self.former.unknown)}"
            return
        for finding in find_new(check_plan(self.scope.plan).findings, self.former.findings):
            if finding.code == SuspectLink.code:  # these have a section of their own
                continue
            if not all_rules()[finding.code].published:
                continue
            if self.scope.has_finding(finding) and not tells_of_a_miss(self.scope.plan, finding):
                yield f"{say(finding.message)} ({finding.code}, {say(finding.path)})"

    def _suspects(self) -> Iterator[str]:
        scope = self.scope
        for found in read_suspicion(scope.plan).by_child.values():
            for suspect in found:
                child, parent = suspect.bearer, suspect.above
                if scope.has(child) or scope.has(parent):
                    owner = scope.name(child.owner, scope.plan.department(child))
                    title = f"{scope.title(child)}{f' ({owner})' if owner else ''}"
                    yield f"{title}: {self._say_why(suspect)}"

    def _say_why(self, suspect: Pin) -> str:
        """Say what has changed above, or else only what is known."""
        scope, above = self.scope, suspect.above
        known = scope.titles.differences(above.id, suspect.seen)
        if known:
            return f"after {scope.title(above)} ({say('; '.join(list_changes(known)))})"
        former = scope.plan.moved.get((suspect.bearer.id, suspect.seen))
        if former is None:
            return f"affirmed for another text than that of {scope.title(above)}"
        then = scope.plan.find(former)
        named = scope.title(then) if then else "an item that is gone"
        return f"affirmed for {named}, leads to {scope.title(above)} now"

    @property
    def _horizon(self) -> dt.date:
        """The end of next week."""
        return step_weeks(week_of(self.scope.plan.today), 1).end

    def _dues(self) -> Iterator[str]:
        plan = self.scope.plan
        found = [
            (due, item)
            for item in plan.threaded
            if item.active and self.scope.has(item)
            for due in _days(item)
            if plan.today <= due <= self._horizon
        ]
        for due, item in sorted(found, key=lambda pair: (pair[0], pair[1].title)):
            owner = self.scope.name(item.owner, plan.department(item))
            yield f"{self.scope.title(item)}, {day(due)}{f' ({owner})' if owner else ''}"


def _days(item: Item) -> set[dt.date]:
    """Return the days on which something of an item is due."""
    dues = {metric.due for metric in item.metrics if metric.due}
    return dues | ({item.period.end} if item.period else set())


def _span(first: dt.date, last: dt.date) -> str:
    start = day(first)
    return f"{start.rpartition(' ')[0] if first.year == last.year else start} to {day(last)}"


def _change(by: float) -> str:
    return f"{'+' if by > 0 else '−'}{spell_number(abs(round(by, 6)))}"


def _join(text: str, about: str, who: str, step: str) -> str:
    aside = ", ".join(filter(None, [about, who]))
    return f"{say(text)}{f' ({aside})' if aside else ''}{f': {say(step)}' if step else ''}"


def find_new(now: Iterable[Finding], then: Iterable[Finding]) -> Iterator[Finding]:
    """Yield what is found now and was not then, told by what it is about, never by its words.

    An entry written above another moves that one; so of each sort no more are new on an item than
    there are more of.
    """
    known = list(then)
    left = Counter(f.key for f in known)
    many = Counter((f.code, f.item or f.path) for f in known)
    grown = [f for f in now if f.severity is not Severity.INFO]
    room = Counter((f.code, f.item or f.path) for f in grown)
    room.subtract(many)
    for finding in grown:
        sort = (finding.code, finding.item or finding.path)
        if left[finding.key] > 0:
            left[finding.key] -= 1
        elif room[sort] > 0:
            room[sort] -= 1
            yield finding
