"""Changes to files of a plan, gathered before any is written.

In: a plan. Out: the text of each file as it would be, and its bytes as they were. Writes
nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from goldenthread.cli.failure import Refused
from goldenthread.plan.plan import Plan


@dataclass(frozen=True)
class Changes:
    """Texts of files by their path inside the plan folder; one without `before` is new."""

    plan: Plan
    before: dict[str, bytes] = field(default_factory=dict)
    after: dict[str, str] = field(default_factory=dict)

    def text(self, path: str) -> str:
        """Return the text of a file as changed so far.

        Raises:
            Refused: it cannot be read.
        """
        if path not in self.after:
            file = self.plan.settings.plan_dir / path
            try:
                raw = file.read_bytes()
                self.after[path] = raw.decode()
            except OSError as error:
                raise Refused(f"'{file}' cannot be read: {error.strerror}") from None
            except UnicodeDecodeError:
                raise Refused(f"'{file}' is not UTF-8 and is left as it is") from None
            self.before[path] = raw
        return self.after[path]

    def tidy(self) -> None:
        """Forget the files that come out as they were."""
        for path in [path for path, raw in self.before.items() if self.after[path].encode() == raw]:
            del self.before[path], self.after[path]
