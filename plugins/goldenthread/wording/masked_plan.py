"""A plan in which nobody has a name, and the result of its check: what a site is made from.

In: a result whose plan names people. Out: one of the same shape in which roles or teams stand
instead, in every text, id and path. Findings keep the words that were found with names known, so
that a site never shows another verdict than the check.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding
from goldenthread.findings.waive import Waived
from goldenthread.git.past import Past
from goldenthread.items.difference import Difference, Value
from goldenthread.items.item import Item
from goldenthread.plan.build_plan import build_plan
from goldenthread.plan.hook import list_pins
from goldenthread.plan.plan import Plan
from goldenthread.source.document import Document
from goldenthread.wording.mask import TOKEN, Mask, read_mask

_KEPT = frozenset(
    {"kind", "department", "engagement", "start", "end", "contributes_to", "acknowledged", "away"}
    | {"state", "closed", "retired"}
)
"""What of a person's file the plan needs to be counted rightly."""


def mask_result(result: Result) -> Result:
    """Return the result with a plan and findings without names; as it is where people have them."""
    mask = read_mask(result.plan)
    if mask is None:
        return result
    return Result(
        plan=_mask_plan(result.plan, mask),
        findings=tuple(_mask_finding(mask, finding) for finding in result.findings),
        waived=tuple(_mask_waived(mask, waived) for waived in result.waived),
        known=tuple(_mask_finding(mask, finding) for finding in result.known),
        unasked=result.unasked,
    )


def is_named_after_somebody(item: Item) -> bool:
    """Tell whether an item of a plan without names is a person, or has a person's id in its own."""
    return bool(TOKEN.search(item.id))


def list_published(plan: Plan) -> tuple[Item, ...]:
    """Return the items that have a page of their own, ordered by id: without names, not people."""
    return tuple(
        item for _, item in sorted(plan.by_id.items()) if not is_named_after_somebody(item)
    )


def _mask_plan(plan: Plan, mask: Mask) -> Plan:
    documents = [_mask_document(plan, mask, document) for document in plan.documents]
    documents.sort(key=lambda document: document.path)
    past = _mask_past(mask, plan.past)

    def build(documents: Sequence[Document], past: Past) -> Plan:
        return build_plan(documents, plan.kinds, plan.settings, plan.today, plan.tables, past)

    masked = build(documents, past)
    renewed = _renew_prints(mask, plan, masked)
    if renewed:
        masked = build(
            [replace(d, data=_renew(d.data, renewed)) if d.data else d for d in documents],
            _renew_past(past, renewed),
        )
    moved = {
        (mask.id(child), renewed.get(seen, seen)): mask.id(former)
        for (child, seen), former in plan.moved.items()
    }
    return replace(masked, earlier=_mask_earlier(mask, plan, renewed), moved=moved)


def _renew_prints(mask: Mask, plan: Plan, masked: Plan) -> dict[str, str]:
    """Return the fingerprints that have changed for no other reason than that names are gone."""
    now = {(pin.bearer.id, pin.pointer): pin.now for pin in list_pins(masked)}
    found: dict[str, str] = {}
    for pin in list_pins(plan):
        renewed = now.get((mask.id(pin.bearer.id), pin.pointer), "")
        if pin.seen == pin.now and renewed not in ("", pin.now):
            found[pin.now] = renewed
    return found


def _renew(value: Any, renewed: Mapping[str, str]) -> Any:  # noqa: ANN401 - what YAML holds
    if isinstance(value, str):
        return renewed.get(value, value)
    if isinstance(value, Mapping):
        return {name: _renew(part, renewed) for name, part in value.items()}
    if isinstance(value, list):
        return [_renew(part, renewed) for part in value]
    return value


def _renew_past(past: Past, renewed: Mapping[str, str]) -> Past:
    """Put the new fingerprints into older texts, too, so that an entry is found in them."""
    pattern = re.compile("|".join(map(re.escape, renewed)))
    return replace(
        past,
        versions={
            path: tuple(
                replace(one, text=pattern.sub(lambda hit: renewed[hit[0]], one.text))
                for one in found
            )
            for path, found in past.versions.items()
        },
    )


def _mask_earlier(
    mask: Mask, plan: Plan, renewed: Mapping[str, str]
) -> dict[tuple[str, str], tuple[Difference, ...]]:
    return {
        (mask.id(name), renewed.get(seen, seen)): tuple(
            replace(
                one,
                name=mask.text(one.name),
                old=_mask_words(mask, one.old),
                new=_mask_words(mask, one.new),
            )
            for one in found
        )
        for (name, seen), found in plan.earlier.items()
    }


def _mask_words(mask: Mask, value: Value | None) -> Value | None:
    return mask.text(value) if isinstance(value, str) else value


def _mask_document(plan: Plan, mask: Mask, document: Document) -> Document:
    item = plan.by_path.get(document.path)
    path = mask.id(document.path)
    if document.data is None:
        return replace(document, path=path, body=mask.markdown(document.body))
    if item and item.is_person:
        return replace(document, path=path, data=_mask_person(mask, item), body="")
    data = {key: _mask_value(mask, value, key) for key, value in document.data.items()}
    return replace(document, path=path, data=data, body=mask.markdown(document.body))


def _mask_person(mask: Mask, person: Item) -> dict[str, Any]:
    """Keep what is counted; what somebody wrote about themselves goes with their name."""
    face = mask.faces[person.id]
    kept = {key: _mask_value(mask, v, key) for key, v in person.data.items() if key in _KEPT}
    return {**kept, "id": face.token, "title": face.label}


def _mask_value(mask: Mask, value: Any, key: str = "") -> Any:  # noqa: ANN401 - what YAML holds
    if isinstance(value, str):
        if key == "data":
            return value
        if value.casefold() in mask.emails:
            return f"{mask.emails[value.casefold()].token}@people.invalid"
        return mask.text(value) if any(map(str.isspace, value)) else mask.id(value)
    if isinstance(value, Mapping):
        masked = {name: _mask_value(mask, part, str(name)) for name, part in value.items()}
        if key == "metrics" and isinstance(value.get("data"), str):
            # The table is read under its own name, which is shown where no source is named.
            masked["source"] = masked.get("source") or mask.id(value["data"])
        return masked
    if isinstance(value, list):
        return [_mask_value(mask, part, key) for part in value]
    return value


def _mask_past(mask: Mask, past: Past) -> Past:
    """Keep what stood where, without names."""
    versions = {
        mask.id(path): tuple(
            replace(
                version,
                text=mask.text(version.text, lambda face: face.token, every=True),
            )
            for version in found
        )
        for path, found in past.versions.items()
    }
    return replace(past, versions=versions, removed={})


def _mask_finding(mask: Mask, finding: Finding) -> Finding:
    return replace(
        finding,
        path=mask.id(finding.path),
        item=mask.id(finding.item),
        also=tuple(map(mask.id, finding.also)),
        subjects=tuple(map(mask.id, finding.subjects)),
        near=tuple(map(mask.id, finding.near)),
        message=mask.text(finding.message),
        help=mask.text(finding.help),
    )


def _mask_waived(mask: Mask, waived: Waived) -> Waived:
    waiver = replace(waived.waiver, because=mask.text(waived.waiver.because))
    return Waived(_mask_finding(mask, waived.finding), waiver)
