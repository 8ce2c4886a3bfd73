"""A small company for the views of departments, people and the report."""

from __future__ import annotations

HOSTILE = "<script>alert(1)</script> & \"quotes\" 'n' {{ 7*7 }} `code`"

COMPANY = {
    "why.md": "kind: purpose\nid: why\ntitle: Nobody thinks twice before drinking\nowner: hana\n",
    "see.md": "kind: vision\nid: see\ntitle: One million people drinking safe water at home\n"
    "supports: why\nowner: hana\npicture: A child fills a glass.\n"
    "clauses: [{id: people, text: one million people}, {id: safe, text: drinking safe water},"
    " {id: home, text: at home}]\n",
    "share.md": "kind: goal\nid: share\ntitle: Be chosen by one in four homes\nowner: ines\n"
    "outcomes: [market-share, revenue]\n"
    "supports: [{id: see, why: homes are where people drink}]\n",
    "stay.md": "kind: goal\nid: stay\ntitle: Keep nine in ten customers\nowner: raj\n"
    "outcomes: [customer-delight]\nsupports: [{id: see, why: a filter must be changed}]\n",
    "marketing.md": "---\nkind: department\nid: marketing\ntitle: Marketing\n"
    "pathfinders: [{person: ines, qualification: twelve years in water, since: 2025-03-01,"
    " backup: maya}]\n---\nWe meet on Tuesdays.\n",
    "sales.md": "kind: department\nid: sales\ntitle: Sales\n",
    "mv.md": "kind: vision\nid: mv\ntitle: Every home has heard\nowner: ines\n"
    "department: marketing\n"
    "supports: [{id: see, why: they come with a question}]\npicture: They name us.\n"
    "answers: [{clause: 'see#people', verdict: supports, why: tests reach them, item: leads},"
    " {clause: 'see#home', verdict: tension, why: offices pay, owner: raj,"
    " resolve_by: 2027-01-31}]\n",
    "leads.md": "kind: objective\nid: leads\ntitle: Double the leads\nowner: maya\nreviewer: ines\n"
    "department: marketing\nperiod: 2026-Q4\n"
    "supports: [{id: share, why: renters can become customers}, stay]\n"
    "metrics: [{id: n, name: Leads, unit: leads, baseline: 400, target: 800,"
    " actuals: [{date: 2026-08-31, value: 500}]}]\n",
    "kit.md": "kind: campaign\nid: kit\ntitle: Starter kit\nowner: maya\nperiod: 2026-Q4\n"
    "supports: [{id: leads, why: they can start today}]\n",
    "photos.md": "kind: tactic\nid: photos\ntitle: Real photographs\nowner: tom\n"
    "supports: [{id: kit, why: a picture says how small it is}]\n",
    "brand.md": "kind: initiative\nid: brand\ntitle: Refresh the brand\nowner: ines\n"
    "department: marketing\nsupports: nowhere\n",
    "calls.md": "kind: objective\nid: calls\ntitle: Answer within a day\nowner: raj\n"
    "department: sales\nsupports: [{id: share, why: an answer keeps them}]\n",
    "hana.md": "kind: person\nid: hana\ntitle: Hana Example\nrole: Chief executive\n",
    "ines.md": "kind: person\nid: ines\ntitle: Ines Example\nrole: Head of Marketing\n"
    "department: marketing\n"
    "purpose: {text: I want to undo some of it., consent: true, touches: [why]}\n",
    "maya.md": "kind: person\nid: maya\ntitle: Maya Example\nrole: Demand lead\n"
    "department: marketing\nstart: 2024-05-01\n",
    "tom.md": "kind: person\nid: tom\ntitle: Tom Example\nengagement: contractor\n"
    "department: marketing\n",
    "zoe.md": "kind: person\nid: zoe\ntitle: Zoë Example\ndepartment: marketing\n",
    "ada.md": "kind: person\nid: ada\ntitle: Ada Example\ndepartment: sales\n"
    "contributes_to: [calls]\n",
    "raj.md": "kind: person\nid: raj\ntitle: Raj Example\ndepartment: sales\n",
    "per.md": "kind: person\nid: per\ntitle: Per Example\ndepartment: sales\nend: 2026-08-31\n",
}
