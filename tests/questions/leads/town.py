"""A small company that sells water filters: the plan around each scene of a campaign."""

from __future__ import annotations

PEOPLE = {
    "hana.md": "kind: person\ntitle: Hana\nrole: Chief executive\n",
    "maya.md": "kind: person\ntitle: Maya\ndepartment: marketing\n",
    "raj.md": "kind: person\ntitle: Raj\ndepartment: sales\n",
    "marketing.md": "kind: department\ntitle: Marketing\npathfinders:\n"
    "  - {person: maya, qualification: ten years of it, backup: hana}\n",
    "sales.md": "kind: department\ntitle: Sales\npathfinders:\n"
    "  - {person: raj, qualification: ten years of it, backup: hana}\n",
}

GOALS = {
    "purpose.md": "kind: purpose\ntitle: Clean water for all\nowner: hana\n",
    "vision.md": "kind: vision\ntitle: A million homes\nowner: hana\nsupports: purpose\n",
    "homes.md": (
        "kind: goal\ntitle: One home in four\nowner: hana\nperiod: 2026\n"
        "supports: [{id: vision, why: homes are where people drink}]\n"
        "metrics: [{id: m, name: Homes, unit: '%', baseline: 10, target: 25,"
        " actuals: [{date: 2026-11-15, value: 24}]}]\n"
    ),
    "renters.md": (
        "kind: objective\ntitle: Win 800 renters\nowner: maya\ndepartment: marketing\n"
        "period: 2026\nstage: buyers#lead\n"
        "supports: [{id: homes, why: four in ten homes are rented}]\n"
        "metrics: [{id: m, name: Renters, unit: renters, baseline: 100, target: 800,"
        " actuals: [{date: 2026-11-15, value: 740}]}]\n"
    ),
    "desk.md": (
        "kind: objective\ntitle: Answer each question with an offer\nowner: raj\n"
        "department: sales\nperiod: 2026\nstage: buyers#offer\n"
        "supports: [{id: homes, why: an offer is how a home starts}]\n"
        "metrics: [{id: m, name: Offers sent, unit: offers, baseline: 100, target: 300,"
        " actuals: [{date: 2026-11-15, value: 280}]}]\n"
    ),
    "visits.md": (
        "kind: initiative\ntitle: Visit each home before it decides\nowner: raj\n"
        "period: 2026\nstage: buyers#customer\n"
        "supports: [{id: desk, why: a glass at the own tap convinces}]\n"
    ),
}

STAGES = """\
kind: journey
title: From first look to second filter
owner: hana
stages:
  - id: lead
    name: Lead
    record: lead
    owner: marketing
    definition: somebody who left an address and asked what is in the water
    exit: has asked for a price
    volume: [{date: 2026-09-30, value: 100}, {date: 2026-10-31, value: 110}]
  - id: offer
    name: Offer
    record: opportunity
    owner: sales
    definition: a home whose tap was tested and that holds a written price
    exit: has signed
    volume: [{date: 2026-09-30, value: 40}, {date: 2026-10-31, value: 44}]
  - id: customer
    name: Customer
    record: customer
    owner: sales
    definition: a home that has paid for its first filter
    volume: [{date: 2026-09-30, value: 20}, {date: 2026-10-31, value: 22}]
"""

HAND_OFF = """\
hand_offs:
  - from: lead
    to: offer
    handled_by: {team: sales, route: rep, how: by turn}
    respond_within: {value: 1, unit: business-day}
    follow_ups: {count: 5, within: 15 business-days, channels: [phone, email]}
    no_sale_when: the fifth try brings no answer
    dispositions: [{status: recycle, reasons: [not now], goes_to: lead, revisit_after: 90 days}]
    feedback: {to: strips, what: which were lost and why, every: week}
    signed:
      - {person: maya, side: from, date: 2026-10-05}
      - {person: raj, side: to, date: 2026-10-06}
    review_by: 2027-03-31
"""

STRIPS = """\
kind: tactic
title: Post a test strip to every second flat
owner: maya
period: 2026-Q4
stage: buyers#lead
aims: [lead-generation]
supports: [{id: renters, why: a strip on the table starts the talk}]
"""

KIT = """\
kind: campaign
title: Sell the starter kit
owner: maya
period: 2026-07-01/2026-09-30
stage: buyers#lead
target_audience: renters
offer: the first filter at cost
message: {text: 'Your flat, your water', expresses: vision}
budget: {amount: 40000, currency: EUR, spent: 38200}
supports: [{id: renters, why: a cheap start brings renters in}]
closed: {date: 2026-09-30, verdict: missed, learned: photos of kitchens sell}
"""

ASSESSED = """\
kind: assessment
campaign: kit
period: 2026-07-01/2026-09-30
results:
  - target_audience: renters
    planned: {reached: 20000, leads: 900, opportunities: 300, customers: 60}
    actual: {reached: 18100, leads: 1010, opportunities: 340, customers: 71, revenue: 9800}
worked: [the price test]
did_not_work: [photos of a laboratory]
verdict: keep
participants:
  - {person: maya, side: marketing}
  - {person: raj, side: sales}
"""

MENDED = {
    **PEOPLE,
    **GOALS,
    "buyers.md": STAGES + HAND_OFF,
    "strips.md": STRIPS,
    "kit.md": KIT,
    "kit-assessed.md": ASSESSED,
}
