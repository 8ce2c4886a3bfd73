"""A grower of fruit trees with a buyers' journey that breaks: for the views of journeys."""

from __future__ import annotations

JOURNEY = """\
kind: journey
id: buyers
title: From a first look to a second tree
owner: ines
target_audiences: [gardeners, towns]
volumes_per: month
deal: {stage: customer, size: 900, currency: EUR, goal: 'sales-up#revenue'}
stages:
  - id: visitor
    name: Visitor
    definition: Someone with ground of their own who looks at our trees.
    entry: opens a page about a tree
    exit: leaves an address
    owner: marketing
    record: lead
    metric: be-seen#visits
    target_conversion: 0.07
    lag: 1 week
  - id: lead
    name: Lead
    definition: A visitor who has left an address.
    entry: leaves an address
    exit: says where the tree would stand
    owner: marketing
    record: lead
    volume: [{date: 2026-08-31, value: 5200}, {date: 2026-09-30, value: 5630},
      {date: 2026-10-31, value: 5890}]
    target_conversion: 0.25
    lag: 1 week
  - id: qualified-lead
    name: Qualified lead
    definition: A lead whose ground, light and budget we know.
    entry: says where the tree would stand
    exit: Sales says yes within a working day
    owner: marketing
    record: lead
    volume: [{date: 2026-08-31, value: 1290}, {date: 2026-09-30, value: 1350},
      {date: 2026-10-31, value: 1310}]
    target_conversion: 0.6
    lag: 2 weeks
  - id: opportunity
    name: Sales-accepted opportunity
    definition: A qualified lead that Sales works on.
    entry: Sales says yes
    exit: signs an order
    owner: sales
    record: opportunity
    volume: [{date: 2026-08-31, value: 640}, {date: 2026-09-30, value: 610},
      {date: 2026-10-31, value: 590}]
    target_conversion: 0.4
    lag: 30 days
  - id: customer
    name: Customer
    definition: Someone who has paid for a tree.
    entry: signs an order
    exit: the tree stands a year later
    owner: sales
    record: customer
    volume: [{date: 2026-08-31, value: 239}, {date: 2026-09-30, value: 241},
      {date: 2026-10-31, value: 236}]
    target_conversion: 0.85
    lag: 1 month
  - id: second-tree
    name: Repeat customer
    definition: A customer who plants again.
    owner: care
    record: customer
    volume: [{date: 2026-08-31, value: 179}, {date: 2026-09-30, value: 182},
      {date: 2026-10-31, value: 184}]
    gap: {owner: cleo, why: nobody has asked them when they leave, resolve_by: 2027-01-31}
hand_offs:
  - from: qualified-lead
    to: opportunity
    handled_by: {team: desk, route: rep, how: 'By turn, by town', cover: raj}
    respond_within: {value: 1, unit: business-day}
    follow_ups: {count: 5, within: 15 business-days, channels: [phone, email]}
    required_fields: [town, ground, budget]
    accepted_when: [a garden or a street in one of our towns, light for six hours a day,
      asked about price or planting]
    no_sale_when: 'Fifth try without an answer, or a clear no; a reason is required'
    dispositions:
      - {status: recycle, reasons: [not this season, no budget yet], goes_to: lead,
         revisit_after: 90 days}
      - {status: disqualified, reasons: [outside our towns, no light], goes_to: none}
      - {status: bad data, reasons: [no such number]}
    feedback: {to: spring-fair, what: 'Reasons for no-sale, and the ten best leads', every: week}
    signed: [{person: ines, side: from, date: 2026-09-02},
      {person: raj, side: to, date: 2026-09-03}]
    review_by: 2026-11-01
    actuals: {respond_within: 'desk#hours', follow_ups: 'desk#tries', feedback: 'desk#fed-back'}
  - from: lead
    to: qualified-lead
    handled_by: {team: marketing}
    respond_within: {value: 2, unit: day}
    signed: [{person: ines, side: from, date: 2026-09-02}]
  - from: customer
    to: second-tree
    handled_by: {team: care}
terms:
  - {id: ground, name: Ground, definition: The place where a tree would stand.}
"""


def _metric(name: str, unit: str, start: float, target: float, *values: float) -> str:
    name_id = name.partition(" ")[0].lower()
    way = "up" if target > start else "down"
    days = ("2026-08-31", "2026-09-30", "2026-10-31")[-len(values) :]
    actuals = ", ".join(f"{{date: {day}, value: {v}}}" for day, v in zip(days, values, strict=True))
    return (
        f"{{id: {name_id}, name: {name}, unit: '{unit}', baseline: {start},"
        f" target: {target}, direction: {way}, actuals: [{actuals}]}}"
    )


def _work(
    kind: str, title: str, owner: str, department: str, above: str, stage: str, more: str = ""
) -> str:
    return (
        f"kind: {kind}\ntitle: {title}\nowner: {owner}\ndepartment: {department}\n"
        f"period: 2026-Q4\nsupports: [{{id: {above}, why: it brings people nearer to a tree}}]\n"
        + (f"stage: 'buyers#{stage}'\n" if stage else "")
        + more
    )


ORCHARD = {
    "why.md": "kind: purpose\nid: why\ntitle: Every street has shade\nowner: hana\n",
    "see.md": "kind: vision\nid: see\ntitle: A million fruit trees in towns by 2031\nowner: hana\n"
    "supports: why\n",
    "mv.md": "kind: vision\nid: mv\ntitle: Whoever has ground thinks of us\nowner: ines\n"
    "department: marketing\nsupports: [{id: see, why: people plant what they have seen}]\n",
    "sales-up.md": "kind: goal\nid: sales-up\ntitle: Sell trees for 300,000 euros a month\n"
    "owner: hana\noutcomes: [revenue]\nperiod: 2026\n"
    "supports: [{id: see, why: a tree that is paid for stands}]\n"
    "metrics: [" + _metric("Revenue", "€ a month", 150000, 300000, 215100, 216900, 212400) + "]\n",
    "marketing.md": "kind: department\nid: marketing\ntitle: Marketing\n"
    "pathfinders: [{person: ines, qualification: twelve years in gardens, since: 2025-03-01}]\n",
    "sales.md": "kind: department\nid: sales\ntitle: Sales\n"
    "pathfinders: [{person: raj, qualification: sold his first tree at ten, since: 2024-01-01}]\n",
    "care.md": "kind: department\nid: care\ntitle: Customer Care\n"
    "pathfinders: [{person: cleo, qualification: trained in tree care, since: 2024-01-01}]\n",
    "hana.md": "kind: person\nid: hana\ntitle: Hana Example\nrole: Chief executive\n",
    "ines.md": "kind: person\nid: ines\ntitle: Ines Example\nrole: Head of Marketing\n"
    "department: marketing\n",
    "raj.md": "kind: person\nid: raj\ntitle: Raj Example\nrole: Head of Sales\ndepartment: sales\n",
    "cleo.md": "kind: person\nid: cleo\ntitle: Cleo Example\nrole: Tree doctor\n"
    "department: care\nengagement: contractor\n",
    "be-seen.md": _work("objective", "Show the trees where people walk", "ines", "marketing",
        "sales-up", "visitor", "metrics: [" + _metric("Visits a month", "visits a month", 60000,
        90000, 80100, 81800, 84200) + "]\n"),
    "fair.md": _work("campaign", "Spring fair stalls", "ines", "marketing", "be-seen", "visitor",
        "id: spring-fair\ntarget_audience: gardeners\n"),
    "streets.md": _work("campaign", "Letters to town halls", "ines", "marketing", "be-seen",
        "visitor", "target_audience: towns\n"),
    "leaflet.md": _work("campaign", "The tree finder", "ines", "marketing", "be-seen", "lead",
        "target_audience: gardeners\n"),
    "know.md": _work("objective", "Know the ground of every lead", "ines", "marketing",
        "sales-up", "lead"),
    "visit.md": _work("campaign", "A visit before the order", "raj", "sales", "answer",
        "qualified-lead", "target_audience: gardeners\n"),
    "answer.md": _work("objective", "Answer every lead within a day", "raj", "sales", "sales-up",
        "qualified-lead", "metrics: [" + _metric("Answered in time", "%", 60, 95, 88, 91) + "]\n"),
    "desk.md": _work("initiative", "One desk for all leads", "raj", "sales", "answer",
        "qualified-lead", "metrics: [" + ", ".join((
            _metric("Hours to first answer", "h", 30, 8, 11, 5.5),
            _metric("Tries on average", "tries", 2, 5, 2.6, 2.8),
            _metric("Fed-back weeks", "%", 0, 100, 75),
        )) + "]\n"),
    "sign.md": _work("objective", "Sign thirty towns", "raj", "sales", "sales-up", "customer",
        "metrics: [" + _metric("Towns signed", "towns", 4, 30, 11, 14) + "]\n"),
    "again.md": _work("campaign", "A second tree for half the price", "cleo", "care", "sign",
        "second-tree", "target_audience: gardeners\n").replace("2026-Q4", "2026-Q3")
        + "closed: {date: 2026-09-30, verdict: missed, learned: nobody opened the letter}\n",
    "buyers.md": JOURNEY,
}  # fmt: skip
"""Opportunity has no work; the work at the last stage has ended, and somebody has taken that on."""
