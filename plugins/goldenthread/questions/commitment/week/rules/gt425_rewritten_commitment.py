"""GT425: a commitment was changed or removed after its week, or its result after it was given."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.git.past import REACH, Version
from goldenthread.ground.period import Period
from goldenthread.items.build_item import build_item
from goldenthread.questions.commitment.kinds import CHECK_IN
from goldenthread.questions.commitment.week.check_in import CheckIn, Commitment
from goldenthread.questions.commitment.week.reading import read_check_ins
from goldenthread.questions.commitment.week.rules.weekly import (
    find_doubt,
    is_over,
    left_before,
    spell_commitment,
)
from goldenthread.questions.commitment.week.weeks import read_check_in
from goldenthread.source.document import parse_document

Said = tuple[str, str, str]
"""Who, the words, and the item, each as it is called today."""


class RewrittenCommitment(Rule):
    """A commitment was changed or removed after its week.

    ## What it does

    Compares the check-ins of the last twelve weeks with what git had of them when their week ended
    or, if a file was committed later, at the end of its first day. The person, text and item of
    each commitment must still be there, in this file or in another one of the same week. Adding a
    `result` and a `why` is what the file is for; order, capitals and spaces may change, and so may
    the id of an item that names the old one in `formerly`. If a whole file was removed, its team or
    person is reported. A "commitment" of somebody who had left before the week may be removed.

    A result may be added whenever somebody knows it, and changed until the end of the day on which
    it was first committed, or until the end of its week. After that it must stay as it is: a
    different one is reported, without saying which it was (if it is gone, GT424 asks for it).
    Nothing is reported without git, or before a week is over.
    In the example, `@` and a day stand for a version of that day.

    ## Why is this bad?

    A commitment that can be rewritten afterwards is always kept. Nobody can learn from a past that
    changes, and the share of kept commitments means nothing.

    ## Example

    ```yaml
    # 2026-w45-marketing.md @ 2026-11-02
    kind: check-in
    week: 2026-W45
    team: marketing
    commitments:
      - {person: ben, text: Print the card in six languages, item: initiative}
    ```

    ```yaml
    # 2026-w45-marketing.md
    kind: check-in
    week: 2026-W45
    team: marketing
    commitments:
      - {person: ben, text: Print the card in Polish, item: initiative, result: kept}
    ```

    ## Use instead

    ```yaml
    # 2026-w45-marketing.md
    kind: check-in
    week: 2026-W45
    team: marketing
    commitments:
      - person: ben
        text: Print the card in six languages
        item: initiative
        result: missed
        why: one translator for six languages
    ```
    """

    code = "GT425"
    severity = Severity.WARNING
    sort = Sort.SLIP
    kinds = ("check-in",)

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one finding for each commitment, or file, that only git knows any more."""
        if not plan.past.known:
            return
        now: dict[Period, set[Said]] = {}
        for check_in in read_check_ins(plan):
            now.setdefault(check_in.week, set()).update(_say(e) for e in check_in.commitments)
        for check_in in read_check_ins(plan):
            kept = _recorded(plan, check_in) if is_over(plan, check_in.week) else None
            if kept is None or check_in.item.misread("commitments"):
                continue
            yield from self._changed_results(plan, check_in)
            recorded = {_say(entry) for entry in kept.commitments}
            fresh = [e for e in check_in.commitments if _say(e) not in recorded]
            for entry in kept.commitments:
                if _say(entry) in now.get(kept.week, set()):
                    continue
                if not left_before(plan, entry.person, kept.week):
                    yield self._finding(plan, check_in, entry, fresh)
        for path, version in plan.past.removed.items():
            gone = _read(plan, path, version)
            if gone and gone.week.end < version.date and gone.week.end >= plan.today - REACH:
                lost = {
                    _say(entry)
                    for entry in gone.commitments
                    if not left_before(plan, entry.person, gone.week)
                }
                yield from self._removed(plan, gone, lost - now.get(gone.week, set()))

    def _changed_results(self, plan: Plan, check_in: CheckIn) -> Iterator[Finding]:
        """Yield one finding for each result that is not the one that was given first."""
        given = _first_results(plan, check_in)
        told = _results_now(plan, check_in.week) if given else {}
        for entry in check_in.commitments:
            first = given.get(_say(entry))
            if not entry.result or first is None or first.results & told[_say(entry)]:
                continue
            path = plan.settings.shown_path(check_in.item.path)
            yield self.at(
                plan,
                check_in.item,
                (*entry.pointer, "result"),
                f"a result of {check_in.week.text} was changed after it was given",
                f"restore what it was on {first.day}, which `git log -p -- {path}` shows, and "
                "say in 'why' what has become known since",
            )

    def _removed(self, plan: Plan, gone: CheckIn, lost: set[Said]) -> Iterator[Finding]:
        whose = plan.find(gone.team) or plan.find(gone.person)
        if whose is None or not lost:
            return
        if plan.department_ids.get(whose.id, whose.id) in find_doubt(plan).teams:
            return
        path = plan.settings.shown_path(gone.item.path)
        yield self.at(
            plan,
            whose,
            ("title",),
            f"the check-in of '{whose.id}' for {gone.week.text} was removed after its week",
            f"bring {path} back; `git log --diff-filter=D -- {path}` names the commit",
            subjects=(gone.item.id,),
        )

    def _finding(
        self, plan: Plan, check_in: CheckIn, entry: Commitment, fresh: list[Commitment]
    ) -> Finding:
        said, week = _say(entry), check_in.week.text
        likely = next((e for e in fresh if _is_near(_say(e), said)), None)
        if likely:
            fresh.remove(likely)
            pointer = likely.pointer
            message = f"this commitment of {week} was rewritten after its week"
            result = {"result": "kept"} if likely.result == "kept" else {}
        else:
            pointer = ("commitments",) if check_in.item.states("commitments") else ("week",)
            message = f"a commitment of {week} was removed after its week"
            result = {}
        verb = "write it as it was" if likely else "put it back"
        return self.at(
            plan,
            check_in.item,
            pointer,
            message,
            f"{verb}, `- {spell_commitment(entry, **result)}`, "
            "and say with 'result' and 'why' what came of it",
            key=not likely,
            near=(entry.person, entry.item),
        )


@dataclass(frozen=True, slots=True)
class _Given:
    """The day at whose end a commitment first had a result, and all that were given on it."""

    day: dt.date
    results: frozenset[str]


def _first_results(plan: Plan, check_in: CheckIn) -> dict[Said, _Given]:
    """Return the results of a check-in that stood at the end of a day after its week, the first.

    Two people may write on two branches on one day: what either said counts as given.
    """
    versions = plan.past.versions.get(check_in.item.path, ())
    found: dict[Said, _Given] = {}
    by_day: dict[dt.date, list[CheckIn]] = {}
    for version in versions:
        kept = _read(plan, check_in.item.path, version)
        if kept and kept.week == check_in.week:
            day = max(version.date, check_in.week.end)
            by_day.setdefault(day, []).append(kept)
    for day in sorted(day for day in by_day if day < plan.today):
        newest, *others = by_day[day]
        for entry in newest.commitments:
            if entry.result and _say(entry) not in found:
                late = others if day > check_in.week.end else []
                also = {e.result for one in late for e in one.commitments if _say(e) == _say(entry)}
                found[_say(entry)] = _Given(day, frozenset({entry.result, *also} - {""}))
    return found


def _results_now(plan: Plan, week: Period) -> dict[Said, set[str]]:
    """Return every result of each commitment of a week: it may stand in several files."""
    found: dict[Said, set[str]] = {}
    for check_in in read_check_ins(plan):
        for entry in check_in.commitments if check_in.week == week else ():
            found.setdefault(_say(entry), set()).add(entry.result)
    return found


def _recorded(plan: Plan, check_in: CheckIn) -> CheckIn | None:
    """Return a check-in as git kept it at the end of its week.

    One that was committed later counts as it was at the end of its first day.
    """
    versions = plan.past.versions.get(check_in.item.path, ())
    if not versions:
        return None
    day = max(check_in.week.end, versions[-1].date)
    version = next((one for one in versions if one.date <= day), None)
    kept = _read(plan, check_in.item.path, version) if version else None
    return kept if kept and kept.week == check_in.week else None


def _read(plan: Plan, path: str, version: Version) -> CheckIn | None:
    """Read an earlier version; None where it was no check-in."""
    document = parse_document(path, version.text.encode("utf-8", "replace"))
    if document.data is None or document.data.get("kind") != CHECK_IN:
        return None
    kind = plan.kinds.get("check-in")
    item = build_item(document, kind, plan.settings.fiscal_year_start) if kind else None
    return read_check_in(plan, item) if item else None


def _say(entry: Commitment) -> Said:
    return (*entry.key, entry.item)


def _is_near(one: Said, other: Said) -> bool:
    """Tell whether two of who, what and what for are the same, so that one became the other."""
    return sum(a == b for a, b in zip(one, other, strict=True)) > 1
