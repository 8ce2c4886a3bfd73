"""What a digest is about: a team, a person, or the whole plan.

In: a plan and a team or a person. Out: whether something belongs to it, and how a person is called
by the settings. Restricted items have no title here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from goldenthread.cli.opening import Titles
from goldenthread.findings.finding import Finding
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.commitment.week.anonymity import may_name
from goldenthread.questions.commitment.week.check_in import Commitment
from goldenthread.reporters.plain import plain
from goldenthread.wording.mask import read_mask

_MARKUP = re.compile(r"[\\`*_\[\]<>|~]|&(?=#?\w+;)")
_BLOCK = re.compile(r"(\d+(?=[.)](?:\s|$))|)([#+=.):-])")
_CALL = re.compile(r"(?<!\w)@(?=\w)")
_JOINER = "\u2060"


@dataclass(frozen=True, slots=True)
class Scope:
    """Decides what is shown, and how."""

    plan: Plan
    titles: Titles
    team: Item | None = None
    person: Item | None = None

    def has(self, item: Item | None) -> bool:
        """Tell whether an item is the team's or the person's."""
        if item is None:
            return self.team is None and self.person is None
        if self.person:
            return item.id == self.person.id or self._is_person(item.owner)
        return self.team is None or item is self.team or self.plan.department(item) is self.team

    def has_commitment(self, entry: Commitment) -> bool:
        """Tell whether a commitment is theirs; one not kept is a person's only by the settings."""
        if self.person:
            return entry.person == self.person.id and may_name(self.plan, entry)
        return self.team is None or self.team_of(entry) is self.team

    def has_finding(self, finding: Finding) -> bool:
        """Tell whether a finding is about something of theirs."""
        if self.team is None and self.person is None:
            return True
        named = [self.plan.find(item_id) for item_id in (finding.item, *finding.also)]
        return any(item is not None and self.has(item) for item in named)

    def _is_person(self, person_id: str) -> bool:
        found = self.plan.find(person_id) if person_id else None
        return found is not None and found is self.person

    def team_of(self, entry: Commitment) -> Item | None:
        """Return the team in whose week a commitment stands."""
        return self.plan.department(self.plan.by_id[entry.check_in])

    def name(self, person_id: str, team: Item | None = None) -> str:
        """Return what the settings let a person be called: name, role, or the team."""
        person = self.plan.find(person_id) if person_id else None
        mask = read_mask(self.plan)
        if person is None:
            return self.title(team) if team else ""
        face = mask.faces.get(person.id) if mask else None
        return say(face.label) if face else self.title(person)

    def committed_by(self, entry: Commitment) -> str:
        """Return who made a commitment, if they may be named."""
        team = self.team_of(entry)
        if may_name(self.plan, entry):
            return self.name(entry.person, team)
        return self.title(team) if team else ""

    def title(self, item: Item) -> str:
        """Return the title of an item as text of markdown."""
        return say(self.titles(item))

    def title_of(self, item_id: str) -> str:
        """Return the title of an id, or the id where nothing has it."""
        item = self.plan.find(item_id)
        return self.title(item) if item else say(item_id)


def say(text: str) -> str:
    """Return a text on one line, in which nothing is markup, and which calls nobody by an @."""
    line = _MARKUP.sub(lambda match: f"\\{match[0]}", plain(" ".join(text.split())))
    block = _BLOCK.match(line)
    line = f"{block[1]}\\{line[block.start(2) :]}" if block else line
    return _CALL.sub(f"@{_JOINER}", line)
