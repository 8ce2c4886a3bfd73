"""What this question adds to the page of a journey."""

from __future__ import annotations

from goldenthread.questions.journey.site.between import ForJourney
from goldenthread.questions.leads.site.cards import say_hand_off, show_hand_offs

FACE = ForJourney(between=say_hand_off, cards=show_hand_offs, template="parts/hand_offs.html")
