"""One page of every kind in the example company, by the address a reader sees."""

from __future__ import annotations

PAGES = {
    "home": "",
    "tree": "tree/",
    "map": "map/",
    "departments": "departments/",
    "department": "departments/marketing/",
    "week": "this-week/",
    "owed": "what-we-owe/",
    "missed": "missed-check-ins/",
    "check-in": "check-ins/2026-w47-marketing/",
    "roadmap": "roadmap/",
    "archive": "archive/",
    "one roadmap": "roadmaps/roadmap-2027/",
    "people": "people/",
    "acknowledged": "acknowledged/",
    "person": "people/maya-lindqvist/",
    "report": "report/",
    "coverage": "coverage/",
    "handbook": "how-we-plan/",
    "glossary": "glossary/",
    "rules": "rules/",
    "purpose": "purposes/safe-tap/",
    "vision": "visions/one-million/",
    "mission": "missions/forty-cities/",
    "value": "values/waste-nothing/",
    "goal": "goals/one-in-four/",
    "objective": "objectives/renter-leads/",
    "initiative": "initiatives/lead-desk/",
    "campaign": "campaigns/rental-portals/",
    "campaigns": "campaigns/",
    "assessed campaign": "campaigns/open-lab-days/",
    "assessment": "assessments/open-lab-days-assessment/",
    "journeys": "journeys/",
    "journey": "journeys/buyers/",
    "hand-off": "journeys/buyers/qualified-lead--sales-accepted/",
    "tactic": "tactics/landlord-letters/",
    "text": "how-to-change-this-plan/",
    "missing": "404.html",
}

# From the home page down to a tactic, by the titles a reader clicks on.
WAY_DOWN = (
    "Be chosen by one in four homes in our 17 cities",
    "Double qualified leads from renters",
    "Renters’ starter kit",
    "Landlord referral letters",
)
TACTIC = "tactics/landlord-letters/"
# What its thread says, from the top: the kind, the title and the page of each level.
THREAD = (
    (
        "Purpose",
        "Nobody should have to think twice before drinking from the tap",
        "purposes/safe-tap/",
    ),
    ("Vision", "One million people drinking safe water at home by 2031", "visions/one-million/"),
    ("Mission", "Win 40 cities by the end of 2028", "missions/forty-cities/"),
    ("Goal", "Be chosen by one in four homes in our 17 cities", "goals/one-in-four/"),
    ("Objective", "Double qualified leads from renters", "objectives/renter-leads/"),
    ("Campaign", "Renters’ starter kit", "campaigns/renters-starter-kit/"),
)

# Style without transitions: what is measured right after a change is what stays.
STILL = "*, ::before, ::after { transition: none !important }"
