"""What has changed since somebody put their fingerprint to it, in the reader's language.

In: a site, an item, and a fingerprint it once had. Out: lines of what, old and new; none where git
does not know the text, or it may not be repeated.
"""

from __future__ import annotations

from goldenthread.items.difference_words import ChangeWords, DifferenceLine, describe
from goldenthread.items.item import Item
from goldenthread.site.parts.parts import name_outcome
from goldenthread.site.site import Site

_MOST = 6


def list_differences(site: Site, item: Item, fingerprint: str) -> tuple[DifferenceLine, ...]:
    """List the differences, and last how many more there are."""
    found = site.plan.earlier.get((item.id, fingerprint), ())
    voice = _find_voice(site)
    lines = [describe(one, voice) for one in found[:_MOST]]
    if len(found) > _MOST:
        lines.append(DifferenceLine(site.words("change.more", n=len(found) - _MOST), "", ""))
    return tuple(lines)


def _find_voice(site: Site) -> ChangeWords:
    words = site.words
    return ChangeWords(
        word=words,
        number=words.number,
        date=words.date,
        period=words.period,
        aim=lambda aim: name_outcome(site, aim),
        text=lambda text: words("change.text", text=text),
    )
