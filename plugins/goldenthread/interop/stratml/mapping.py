"""From a StratML document to plan files.

In: a `SourceDocument`. Out: plan files that a check takes without errors.
Never invents an owner, a why, a date or a number; what is missing stays visibly missing.

Which kinds:

* **Mission → purpose.** A StratML mission is a timeless statement of why the organisation exists,
  and has neither date nor measure; our mission is a dated, measured victory, our purpose is the
  biggest why. As a mission it would carry two findings and echo a purpose that we would have to
  write from the same words, so it becomes the purpose and every thread ends in it.
* No mission: the purpose is named after the organisation, says that it is still to be written and
  is reported. A description is not put in its place: it tells who they are, not why.
* Vision → vision, below the purpose. Values → values, below the purpose.
* Goal → goal, below the first vision, else below the purpose. Objective → objective, below its
  goal or, when asked, below the objective that its number names (`map_aims.py`).
* The period of the document is the period of its goals: StratML dates nothing else above results.
"""

from __future__ import annotations

from goldenthread.interop.slug import claim_slug
from goldenthread.interop.stratml.about import build_about
from goldenthread.interop.stratml.clean import flatten, title_from
from goldenthread.interop.stratml.draft import Draft
from goldenthread.interop.stratml.map_aims import add_goals
from goldenthread.interop.stratml.model import SourceDocument, SourceStatement, SourceValue
from goldenthread.interop.stratml.numbers import is_backwards, read_date
from goldenthread.interop.stratml.planfile import PlanFile, join_blocks
from goldenthread.interop.stratml.prose import to_markdown
from goldenthread.interop.stratml.report import Log
from goldenthread.interop.stratml.stakeholders import build_stakeholders


def map_document(
    document: SourceDocument, source: str, log: Log, *, nest: bool
) -> tuple[PlanFile, ...]:
    """Return the plan files of `document`, which was read from the file called `source`."""
    draft = Draft(log, nest, _period(document, log))
    root = _add_purpose(draft, document)
    visions = [_add_vision(draft, vision, root) for vision in document.visions]
    for value in document.values:
        _add_value(draft, value, root)
    add_goals(draft, document.goals, visions[0] if visions else root)
    if not document.goals and not document.values:
        log.add("empty-plan", source)
    return (build_about(document, source), *draft.files)


def name_plan(document: SourceDocument) -> str:
    """Return what a reader would call this plan, on one line."""
    names = [document.name, *(o.name or o.acronym for o in document.organizations)]
    return title_from(next(filter(None, names), "Imported plan"))[0]


def _add_purpose(draft: Draft, document: SourceDocument) -> str:
    stem = claim_slug(("purpose",), draft.taken)
    people = [s for organization in document.organizations for s in organization.stakeholders]
    if document.missions:
        title, body = _from_missions(draft, document.missions)
        identifier = draft.claim_source_id(document.missions[0].identifier, "Mission 1")
    else:
        name = next((o.name or o.acronym for o in document.organizations), "") or document.name
        title = title_from(
            f"Purpose of {name} (to be written)" if name else "Purpose (to be written)"
        )[0]
        draft.log.add("written-purpose", "Mission", title)
        body = "> The source states no mission. Write here why all of this is done."
        identifier = ""
    front: dict[str, object] = {
        "kind": "purpose",
        "title": title,
        "stakeholders": build_stakeholders(tuple(people)),
        "source_id": identifier,
    }
    draft.add(stem, front, body)
    return stem


def _from_missions(draft: Draft, missions: tuple[SourceStatement, ...]) -> tuple[str, str]:
    """Return the title and the body of a purpose; further missions stand in the body."""
    first, *more = missions
    title, body = _title_and_body(draft, first.description, "Mission 1")
    draft.log.add("mission-as-purpose", "Mission 1", title)
    for index, mission in enumerate(more, start=2):
        draft.log.add("several-missions", f"Mission {index}", flatten(mission.description))
    further = (to_markdown(mission.description) for mission in more)
    return title, join_blocks(body, *further, "> The source calls this its mission.")


def _add_vision(draft: Draft, vision: SourceStatement, root: str) -> str:
    stem = claim_slug(("vision",), draft.taken)
    title, body = _title_and_body(draft, vision.description, "Vision")
    identifier = draft.claim_source_id(vision.identifier, stem)
    front: dict[str, object] = {"kind": "vision", "title": title, "supports": root}
    draft.add(stem, {**front, "source_id": identifier}, body)
    return stem


def _add_value(draft: Draft, value: SourceValue, root: str) -> None:
    title, body = _title_and_body(draft, value.name or value.description, "Value")
    if value.name and value.description:
        body = join_blocks(body, to_markdown(value.description))
    stem = claim_slug((title, "value"), draft.taken)
    draft.add(f"values/{stem}", {"kind": "value", "title": title, "supports": root}, body)


def _title_and_body(draft: Draft, text: str, place: str) -> tuple[str, str]:
    """Return a title, and the whole text as Markdown where the title leaves something out."""
    title, cut = title_from(text)
    if cut:
        draft.log.add("shortened-title", place, title)
    return title, to_markdown(text) if cut else ""


def _period(document: SourceDocument, log: Log) -> str:
    """Return the period of the document, empty unless both of its ends are usable."""
    start, end = read_date(document.start), read_date(document.end)
    for text, date in ((document.start, start), (document.end, end)):
        if text and not date:
            log.add("invalid-date", "AdministrativeInformation", text)
    if is_backwards(document.start, document.end):
        log.add("backwards-period", "AdministrativeInformation", f"{start} to {end}")
        return ""
    return f"{start}/{end}" if start and end else ""
