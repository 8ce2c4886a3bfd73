"""One file of a plan, not yet written.

In: nothing; a plain record and its text form. Out: the bytes a plan folder will hold.
Never touches the disk.
"""

from __future__ import annotations

from dataclasses import dataclass

from goldenthread.edits.yaml_out import write_front_matter


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A path below the plan folder (always `/`), its front matter and its Markdown."""

    path: str
    front: dict[str, object]
    body: str

    @property
    def text(self) -> str:
        """The whole file: front matter between fences, then the body."""
        body = f"\n{self.body}\n" if self.body else ""
        return f"---\n{write_front_matter(self.front)}---\n{body}"


def join_blocks(*blocks: str) -> str:
    """Return Markdown blocks with an empty line between those that say something."""
    return "\n\n".join(block for block in blocks if block)
