"""The commands of this question."""

from goldenthread.cli.command import Command, ForHelp

_WEEK = "goldenthread.questions.commitment.week.cli"

FACE = ForHelp(
    (
        Command(
            "check-in", f"{_WEEK}.check_in", "Check in for the week: what was kept, what comes.", 40
        ),
        Command(
            "digest", f"{_WEEK}.digest", "Sum up a week in markdown: kept, missed, moved, due.", 50
        ),
        Command(
            "acknowledge",
            "goldenthread.questions.commitment.cli.acknowledge",
            "Say that you have read the purpose, a vision or a roadmap.",
            80,
        ),
    )
)
