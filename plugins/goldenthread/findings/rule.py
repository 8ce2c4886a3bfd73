"""What a rule is, and the registry of all rules.

In: a plan. Out: findings, one at a time. A rule reads facts that the plan has resolved and words
them; it never changes anything, and never raises because of what a writer wrote.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cache, cached_property
from types import MappingProxyType
from typing import ClassVar

from goldenthread.findings.finding import Finding, Severity, Sort
from goldenthread.ground.questions import packages
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.source.document import Document
from goldenthread.source.front_matter import Mark, Pointer

SECTIONS = ("What it does", "Why is this bad?", "Example", "Use instead")
Named = Iterable[Item | str | None]
"""Items, or their ids; nobody where there is none."""
_FILE = re.compile(r"^`{3,}\w+\n# (\S+)", re.MULTILINE)
_REGISTRY: dict[str, Rule] = {}


class Rule:
    """One check. The docstring of a subclass is the rule's page and what `rule CODE` prints.

    It starts with one line that states the defect, then has the sections of `SECTIONS`; the
    Example, read as a plan, raises exactly this rule. Use instead shows the files that change, a
    file that goes as `# name.md (gone)`; with the others it raises nothing.
    """

    code: ClassVar[str]
    severity: ClassVar[Severity]
    sort: ClassVar[Sort]
    kinds: ClassVar[tuple[str, ...]] = ()
    """The kinds whose chapter of the handbook names it; empty: it may be about any item."""
    invites: ClassVar[bool] = False
    """True if it reports even in a plan that has nothing of what it asks for yet."""
    since: ClassVar[str] = "0.1"
    published: ClassVar[bool] = True
    """False if a finding says something about a person that only people with the files may read."""
    yields_to: ClassVar[tuple[str, ...]] = ()
    """Codes of rules that say the same better: silent on an item on which one of them speaks."""

    def __init_subclass__(cls) -> None:
        """Register the rule; a code that is taken is a programming error."""
        if cls.code in _REGISTRY:
            raise TypeError(f"{cls.__name__}: the code {cls.code} is taken")
        _REGISTRY[cls.code] = cls()

    @cached_property
    def name(self) -> str:
        """The class name in words joined by hyphens: `BrokenThread` is `broken-thread`."""
        return re.sub(r"(?<!^)(?=[A-Z])", "-", type(self).__name__).lower()

    @property
    def question(self) -> str:
        """The question that it belongs to; "" for a rule of the core."""
        return self._folders[1] if self._folders[0] == "questions" else ""

    @property
    def part(self) -> str:
        """The part of the core or of its question: "links", "week", "" where it has no parts."""
        return self._folders[-1] if len(self._folders) > 1 + bool(self.question) else ""

    @cached_property
    def _folders(self) -> tuple[str, ...]:
        """The folders of its module, as in ("findings", "links")."""
        return tuple(one for one in type(self).__module__.split(".")[1:-1] if one != "rules")

    @cached_property
    def documentation(self) -> str:
        """The rule's page in markdown, with a line on the files that stay as in the Example."""
        text = inspect.getdoc(type(self)) or ""
        example, _, instead = text.partition("\n## Example\n")[2].partition("\n## Use instead\n")
        shown = _FILE.findall(instead)
        same = [f"`{name}`" for name in dict.fromkeys(_FILE.findall(example)) if name not in shown]
        return f"{text}\n\nUnchanged: {', '.join(same)}" if same else text

    @property
    def summary(self) -> str:
        """The first line of the documentation."""
        return self.documentation.partition("\n")[0]

    @cached_property
    def why(self) -> str:
        """Why the defect matters: the first paragraph of that section, on one line."""
        section = self.sections["Why is this bad?"]
        return " ".join(section.partition("\n\n")[0].split())

    @property
    def sections(self) -> Mapping[str, str]:
        """The sections of the documentation by heading."""
        parts = re.split(r"^## (.+)$", self.documentation, flags=re.MULTILINE)
        return {parts[i].strip(): parts[i + 1].strip() for i in range(1, len(parts) - 1, 2)}

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield what this rule finds in the plan, in any order."""
        raise NotImplementedError

    def speak(self, plan: Plan) -> Iterator[Finding]:
        """Yield what this rule finds, but for items on which a rule that it yields to speaks.

        Such a rule is asked even where it is switched off: what it would say is no news here.
        """
        others = [all_rules()[code] for code in self.yields_to if code in all_rules()]
        told = {finding.item for other in others for finding in other.check(plan)}
        yield from (finding for finding in self.check(plan) if finding.item not in told)

    def heading(self, finding: Finding) -> str:
        """Return the key of the words that head a finding on a page; "": its name does.

        The words may have a gap for the `title` of the item.
        """
        del finding
        return ""

    def at(  # noqa: PLR0913 - what a finding keeps
        self,
        plan: Plan,
        item: Item,
        pointer: Pointer,
        message: str,
        help: str,  # noqa: A002 - the word of the finding line
        *,
        key: bool = False,
        also: tuple[str, ...] = (),
        subjects: Named = (),
        near: Named = (),
        raised: bool = False,
        lowered: bool = False,
    ) -> Finding:
        """Make a finding at a field of an item; `key` points at the field's name.

        `raised` makes it one level more severe than the rule, because a day has passed;
        `lowered` one step less.
        """
        mark = item.place(pointer, key=key)
        finding = self._make(plan, item.path, mark, message, help)
        return replace(
            finding,
            item=item.id,
            pointer=pointer,
            also=also,
            subjects=_list_ids(plan, subjects, item.id),
            near=_list_ids(plan, near, item.id),
            raised=raised,
            lowered=lowered,
        )

    def on(
        self,
        plan: Plan,
        document: Document,
        mark: Mark,
        message: str,
        help: str,  # noqa: A002
        *,
        pointer: Pointer = (),
        subjects: Named = (),
        near: Named = (),
    ) -> Finding:
        """Make a finding at a place of a file, be it an item or not."""
        item = plan.by_path.get(document.path)
        own = item.id if item else ""
        return replace(
            self._make(plan, document.path, mark, message, help),
            item=own,
            pointer=pointer,
            subjects=_list_ids(plan, subjects, own),
            near=_list_ids(plan, near, own),
        )

    def beside(
        self,
        plan: Plan,
        path: str,
        mark: Mark,
        message: str,
        help: str,  # noqa: A002
        *,
        pointer: Pointer = (),
    ) -> Finding:
        """Make a finding at a file outside the plan folder; `path` is relative to the settings."""
        file = str(plan.settings.root / path)
        return replace(self._make(plan, file, mark, message, help), pointer=pointer)

    def in_table(
        self,
        plan: Plan,
        path: str,
        mark: Mark,
        item: Item,
        message: str,
        help: str,  # noqa: A002
        *,
        also: tuple[str, ...] = (),
    ) -> Finding:
        """Make a finding at a place of a table, on the page of an item that reads it."""
        finding = self._make(plan, path, mark, message, help)
        return replace(finding, item=item.id, also=also, pointer=(path, mark.line))

    def _make(self, plan: Plan, path: str, mark: Mark, message: str, help_text: str) -> Finding:
        return Finding(
            self.code,
            self.name,
            self.severity,
            plan.settings.shown_path(path),
            mark.line,
            mark.column,
            "",
            message,
            self.why,
            help_text,
        )


def _list_ids(plan: Plan, named: Named, own: str) -> tuple[str, ...]:
    """Return what is named by its id of today, each once, but not the finding's own item."""
    known = ((plan.find(one) or one) if isinstance(one, str) else one for one in named if one)
    ids = (one if isinstance(one, str) else one.id for one in known)
    return tuple(one for one in dict.fromkeys(ids) if one != own)


@cache
def all_rules() -> Mapping[str, Rule]:
    """Import every module in a folder `rules`, here and in questions; return rules by code."""
    for place in (
        "goldenthread.findings.rules",
        *packages().values(),
    ):
        package = importlib.import_module(place)
        for module in pkgutil.walk_packages(package.__path__, f"{place}."):
            if ".rules." in module.name:
                importlib.import_module(module.name)
    return MappingProxyType(dict(sorted(_REGISTRY.items())))
