"""GT319: the aims of an item say nothing about those of the item above it."""

from __future__ import annotations

from goldenthread.findings.kit import Finding, Iterator, Plan, Rule, Severity, Sort
from goldenthread.findings.phrases import either
from goldenthread.questions.visions.alignment import Fit, Stance, read_alignment
from goldenthread.questions.visions.realign import find_aims

_MOST_OFFERED = 5


class SaysNothing(Rule):
    """The aims of an item say nothing about those of the item above it.

    ## What it does

    Follows each aim of an item through what it drives, as the handbook shows it, and looks for one
    of the aims of the item above it on its thread. If none leads there and none is against one of
    them, the aims say nothing about each other. That is not a conflict but a question to both
    owners. If one of the two items names no aims, nothing is asked.

    ## Why is this bad?

    The item can succeed while the one above it fails. Whoever wrote the link knows how one brings
    the other about, or will find out that nobody does.

    ## Example

    ```yaml
    # vision.md
    kind: vision
    title: Reach one million people in five years
    supports: purpose
    owner: ada
    aims: [reach]
    ```

    ```yaml
    # earn.md
    kind: vision
    title: Earn enough to stay our own masters
    supports:
      - id: vision
        why: who pays its own way can open in the next city
    owner: ben
    department: marketing
    aims: [revenue]
    ```

    ```yaml
    # marketing.md
    kind: department
    title: Marketing
    ```

    ## Use instead

    ```yaml
    # earn.md
    kind: vision
    title: Earn enough to open in a new city each year
    supports:
      - id: vision
        why: each city brings people who could not buy from us before
    owner: ben
    department: marketing
    aims: [revenue, new-markets]
    ```
    """

    code = "GT319"
    severity = Severity.INFO
    sort = Sort.ADVICE

    def check(self, plan: Plan) -> Iterator[Finding]:
        """Yield one question for each item whose aims say nothing about those above."""
        for stance in read_alignment(plan).having(Fit.SILENT):
            item, parent = stance.item, stance.parent
            said = "; ".join(
                f"'{one.aim}' leads to {either(one.leads_to)}"
                if one.leads_to
                else f"'{one.aim}' leads to nothing else"
                for one in stance.bearings
            )
            yield self.at(
                plan,
                item,
                ("aims",),
                f"the aims of the {item.kind.name} '{item.id}' say nothing about "
                f"{_wanted(stance)}, which the {parent.kind.name} '{parent.id}' wants: {said}",
                _ask(plan, stance),
                also=(parent.id,),
                subjects=(parent,),
                near=(parent.owner,),
            )

    def heading(self, finding: Finding) -> str:
        """Say it of the item."""
        del finding
        return "ledger.told.says-nothing"


def _wanted(stance: Stance) -> str:
    return either([f"'{aim}'" for aim in stance.parent.aims])


def _ask(plan: Plan, stance: Stance) -> str:
    """Ask how the one brings the other about, and say where each answer is written."""
    item, parent = stance.item, stance.parent
    asked = f"how does it bring {_wanted(stance)} about? "
    ways = []
    aims = find_aims(plan, stance)[:_MOST_OFFERED]
    if set(aims) == set(parent.aims) and len(aims) == 1:
        ways.append(f"name '{aims[0]}' as well")
    elif aims:
        ways.append(f"name that aim as well, such as {either(aims)}")
    drive = _drive(plan, stance)
    if drive:
        ways.append(
            f"if '{drive[0]}' leads there in your company, say so in "
            f"'{plan.settings.schema_dir}/vocabulary.yml' under `drives`"
        )
    owner = plan.find(parent.owner)
    above = owner.title if owner else f"the owner of '{parent.id}'"
    ways.append(f"if '{item.id}' is right as it is, ask {above} what '{parent.id}' leaves out")
    return asked + "; ".join(ways)


def _drive(plan: Plan, stance: Stance) -> tuple[str, str] | None:
    """Return an aim and one above that it could drive without leading round in a circle."""
    meets = plan.kinds.vocabulary.meets
    for aim in stance.item.aims:
        for above in stance.parent.aims:
            if not meets((above,), (aim,)):
                return aim, above
    return None
