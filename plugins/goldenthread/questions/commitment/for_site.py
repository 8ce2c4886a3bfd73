"""What this question adds to the site."""

from goldenthread.questions.commitment.site.panels import PANELS
from goldenthread.questions.commitment.week.site.panels import WEEK_PANELS
from goldenthread.site.slots import ForSite

FACE = ForSite(
    panels=(*PANELS, *WEEK_PANELS),
)
