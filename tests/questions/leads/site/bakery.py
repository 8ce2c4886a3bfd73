"""A small company with campaigns in every standing, for their pages and the index."""

from __future__ import annotations

PEOPLE = {
    "ada.md": "kind: person\ntitle: Ada Adler\nrole: Campaigns\ndepartment: marketing\n",
    "ben.md": "kind: person\ntitle: Ben Brandt\nrole: Counter\ndepartment: sales\n",
    "marketing.md": "kind: department\ntitle: Marketing\npathfinders: [{person: ada}]\n",
    "sales.md": "kind: department\ntitle: Sales\npathfinders: [{person: ben}]\n",
}
ABOVE = {
    "why.md": "kind: purpose\ntitle: Nobody eats bread from yesterday\nowner: ada\n",
    "see.md": "kind: vision\ntitle: Warm bread in every street at seven\nsupports: why\n"
    "owner: ada\nclauses: [{id: street, text: in every street}]\n",
    "goal.md": "kind: goal\ntitle: Bake for one street in three\nowner: ada\n"
    "supports: [{id: see, why: a street is where bread is eaten}]\n",
    "doors.md": "kind: objective\ntitle: Reach 900 new doors\nowner: ada\nperiod: 2026\n"
    "department: marketing\nsupports: [{id: goal, why: nobody orders what nobody has tasted}]\n"
    "metrics: [{id: doors, name: Doors, unit: doors, baseline: 0, target: 900,"
    " actuals: [{date: 2026-10-31, value: 700}]}]\n",
}
JOURNEY = {
    "way.md": "kind: journey\ntitle: From the first crumb to the standing order\nowner: ada\n"
    "stages:\n"
    "  - {id: taster, name: Taster, owner: marketing, record: lead, definition: has tasted,"
    " exit: leaves an address, volume: [{date: 2026-10-31, value: 400}]}\n"
    "  - {id: order, name: First order, owner: sales, record: customer, definition: has ordered,"
    " exit: pays, volume: [{date: 2026-10-31, value: 90}]}\n"
    "hand_offs:\n"
    "  - {from: taster, to: order, handled_by: {team: sales, route: rep},"
    " respond_within: {value: 1, unit: business-day}, follow_ups: {count: 3, within: 6 days},"
    " no_sale_when: third call without an answer, feedback: {to: marketing, what: reasons,"
    " every: week}, signed: [{person: ada, side: from, date: 2026-09-01},"
    " {person: ben, side: to, date: 2026-09-02}], review_by: 2027-03-01}\n",
    "counter.md": "kind: objective\ntitle: Answer every address within a day\nowner: ben\n"
    "period: 2026\ndepartment: sales\nstage: way#order\n"
    "supports: [{id: goal, why: bread is ordered while its taste is there}]\n"
    "metrics: [{id: share, name: Share, unit: '%', baseline: 10, target: 90,"
    " actuals: [{date: 2026-10-31, value: 60}]}]\n",
}


def campaign(title: str, period: str, more: str = "") -> str:
    """Return the front matter of a campaign for families that supports the objective."""
    return (
        f"kind: campaign\ntitle: {title}\nowner: ada\nperiod: {period}\ntarget_audience: families\n"
        f"stage: way#taster\nsupports: [{{id: doors, why: a crumb opens a door}}]\n{more}"
    )


CAMPAIGNS = {
    "bags.md": campaign(
        "Bags on the doorknob",
        "2026-Q4",
        "type: sample\noffer: two rolls for nothing\nchannel: on foot\n"
        "landing_page: https://bakery.example/rolls\n"
        "message: {text: 'Still warm', expresses: 'see#street'}\n"
        "budget: {amount: 2000, currency: EUR, spent: 500}\n",
    ),
    "tram.md": campaign(
        "Posters in the tram", "2026-Q4", "budget: {amount: 1000, currency: CHF, spent: 1250.5}\n"
    ),
    "spring.md": campaign("Bread for the spring", "2027-Q2", "message: {text: Come early}\n"),
    "fair.md": campaign("A stall at the fair", "2026-09-01/2026-09-30"),
    "letters.md": campaign(
        "Letters to new homes",
        "2026-Q2",
        "message: {text: Welcome, expresses: why}\nbudget: {amount: 900, currency: EUR}\n"
        "closed: {date: 2026-06-30, verdict: achieved}\n",
    ),
    "radio.md": campaign("A song on the radio", "2026-Q1"),
    "gone.md": campaign(
        "Never begun", "2026-Q2", "retired: {date: 2026-03-01, because: the baker was ill}\n"
    ),
    "cards.md": "kind: tactic\ntitle: A card in each letter\nowner: ada\nperiod: 2026-Q2\n"
    "supports: [{id: letters, why: a card stays on the fridge}]\n"
    "closed: {date: 2026-06-30, verdict: achieved}\n",
}
ASSESSMENTS = {
    "letters-may.md": "kind: assessment\ncampaign: letters\nperiod: 2026-05\nowner: ada\n"
    "results: [{target_audience: families, actual: {reached: 100, leads: 9}}]\n"
    "verdict: keep\nworked: [ink]\nparticipants: [{person: ada, side: marketing},"
    " {person: ben, side: sales}]\n",
    "letters-june.md": "---\nkind: assessment\ncampaign: letters\nperiod: 2026-Q2\nowner: ada\n"
    "results:\n"
    "  - {target_audience: Families, tactic: cards,"
    " planned: {reached: 400, leads: 40, qualified: 30, customers: 10},"
    " actual: {reached: 500, leads: 60, qualified: 40, customers: 8, revenue: 640}}\n"
    "  - {target_audience: families,"
    " planned: {reached: 1000, leads: 100, qualified: 60, customers: 24},"
    " actual: {reached: 1000, leads: 125, qualified: 75, customers: 18, revenue: 1440.5}}\n"
    "  - {target_audience: students, planned: {rates: {leads: 0.2}},"
    " actual: {reached: 200, leads: 30}}\n"
    "worked: [{text: a card on the fridge, target_audience: families}, plain envelopes]\n"
    "did_not_work: [{text: nobody in a hall owns a toaster, target_audience: students}]\n"
    "evidence: [data/letters.csv, 'https://bakery.example/sheet', the till roll of June]\n"
    "verdict: change\nnext: bags\n"
    "participants: [{person: ada, side: marketing}, {person: ben, side: sales}]\n---\n"
    "Ben had kept every envelope.\n",
    "radio-note.md": "kind: assessment\ntitle: What the song brought\ncampaign: radio\n"
    "period: 2026-Q1\nowner: ada\nverdict: stop\nparticipants: [{person: ada, side: marketing}]\n",
}
BAKERY = {**PEOPLE, **ABOVE, **JOURNEY, **CAMPAIGNS, **ASSESSMENTS}
# The journey with a stage that nobody serves and a hand-off with open questions.
GAPS = {
    **BAKERY,
    "way.md": JOURNEY["way.md"]
    .replace("respond_within: {value: 1, unit: business-day}, ", "")
    .replace(
        "hand_offs:",
        "  - {id: standing, name: Standing order, owner: sales, record: customer, exit: stays,"
        " definition: orders each week, volume: [{date: 2026-10-31, value: 30}],"
        " gap: {owner: ben, why: the van is in repair, resolve_by: 2026-12-31}}\n"
        "  - {id: friend, name: Friend of a friend, owner: marketing, record: lead, exit: asks,"
        " definition: was told, volume: [{date: 2026-10-31, value: 4}]}\n"
        "hand_offs:",
    ),
}
