"""What the rules about the stages of a journey share: who a gap is addressed to, who owns it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from goldenthread.findings.finding import Finding
from goldenthread.findings.phrases import MOST_NAMED, listed
from goldenthread.findings.rule import Rule
from goldenthread.items.item import Item
from goldenthread.plan.plan import Plan
from goldenthread.questions.journey.funnel import Funnel, Step
from goldenthread.questions.journey.journey_work import Sign
from goldenthread.questions.journey.stage_words import Pointing
from goldenthread.source.front_matter import Pointer

_MOST_PAGES = 20


def find_gap(
    rule: Rule,
    plan: Plan,
    funnel: Funnel,
    step: Step,
    pointer: Pointer,
    wording: tuple[str, str],
    also: Iterable[str] = (),
    subjects: Sequence[Item] = (),
) -> Finding:
    """Make the finding of a gap at a stage; `wording` is its message and its remedy.

    A gap that somebody has taken on weighs less until the day they set.
    """
    (message, remedy), person = wording, None
    gap = step.stage.gap
    owned = gap is not None and gap.resolve_by is not None and gap.resolve_by >= plan.today
    if gap:
        person = plan.find(gap.owner)
        name = person.title if person else f"'{gap.owner}'"
        day = f"until {gap.resolve_by}" if gap.resolve_by else "for as long as it takes"
        over = "" if owned or not gap.resolve_by else ", and the day has passed"
        message = f"{message}; owned by {name} {day}{over}"
    return rule.at(
        plan,
        funnel.journey.item,
        pointer,
        message,
        remedy,
        also=tuple(also),
        subjects=(*subjects[:MOST_NAMED], person),
        near=team_ids(*neighbours(funnel, step)),
        lowered=owned,
    )


def team_ids(*steps: Step | None) -> tuple[str, ...]:
    """Return the ids of the departments that own some stages, each once."""
    return tuple(dict.fromkeys(step.owner.id for step in steps if step and step.owner))


def address(*steps: Step | None) -> str:
    """Begin a remedy with the teams it is for: "marketing and sales: "."""
    teams = listed([f"'{team}'" for team in team_ids(*steps)])
    return f"for {teams}: " if teams else ""


def until_then(step: Step) -> str:
    """Word how to own a gap meanwhile, where nobody does."""
    return "" if step.stage.gap else "; until then own it: `gap: {owner: …, why: …, resolve_by: …}`"


def tell_sign(sign: Sign) -> str:
    """Quote what shows that an item is work for buyers, and where it stands."""
    return {
        "word": f"{_where(sign.pointer)} says '{sign.what}'",
        "aim": f"the aim '{sign.what}' is work for buyers",
        "campaign": "a campaign is work for buyers",
        "team": f"'{sign.what}' works for buyers",
    }[sign.by]


def tell_pointing(pointing: Pointing) -> str:
    """Quote the word that means a stage, and where it stands."""
    if pointing.counted:
        return f"the metric '{pointing.word}' counts"
    return f"{_where(pointing.pointer)} says '{pointing.word}'"


def _where(pointer: Pointer) -> str:
    return "the title" if pointer == ("title",) else "the name of a metric"


def neighbours(funnel: Funnel, step: Step) -> tuple[Step | None, Step, Step | None]:
    """Return the step before, the step itself, and the one after."""
    return funnel.before(step), step, funnel.after(step)


def page_ids(items: Sequence[Item]) -> tuple[str, ...]:
    """Return the ids of the items on whose pages a finding appears: no more than a few dozen."""
    return tuple(item.id for item in items[:_MOST_PAGES])


def stage_name(step: Step, funnel: Funnel) -> str:
    """Return how an item names the stage of a step: `journey#stage`."""
    return f"{funnel.journey.item.id}#{step.stage.id}"
