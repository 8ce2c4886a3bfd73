"""What this question adds to the site."""

from goldenthread.questions.outcomes.site.panels import PANELS
from goldenthread.site.slots import ForSite

FACE = ForSite(
    panels=PANELS,
)
