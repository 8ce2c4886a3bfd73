"""What this question adds while a plan is built: what check-ins say of metrics and teams."""

from goldenthread.plan.hook import ForPlan
from goldenthread.questions.commitment.week.plan_hook import CheckInHook

FACE = ForPlan(hook=CheckInHook)
