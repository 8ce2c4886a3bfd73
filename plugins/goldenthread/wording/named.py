"""Where somebody is named in a text, in whatever way it is written.

In: ways of writing people and how each appears. Out: forms, and texts in which something else
stands. Sees whole names and ids, not first names; an id that is one word, such as "may", counts
only where it is plainly an id.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from goldenthread.ground.fingerprint import fold
from goldenthread.ground.spelling import (
    keep_marks,
    mend,
    retype,
    strip_accents,
    write_broken_pattern,
    write_pattern,
)

# What stands directly before a word in codes of addresses and of JSON is no part of it.
_TOKEN = re.compile(r"(?:(?<=%)[0-9A-Fa-f]{2}|(?<=\\)(?:u[0-9A-Fa-f]{4}|[bfnrt]))?([^\W_]+)")
_BEFORE = r"(?:(?<![^\W_])|(?<=%[0-9A-Fa-f]{2})|(?<=\\[bfnrt])|(?<=\\u[0-9A-Fa-f]{4}))"
_WORDS = re.compile(r"[^\W_]+")
_WHOLE = re.compile(r"\w+")
_DIGITS = "0123456789"
_QUOTE = "'\"`’/[#:"
_PATH = "-_/#="
# Fields that name a person, as lines to copy have them, and the option that does.
_FIELDS = "owner|person|reviewer|backup|cover|delegate|holder"
_KEYED = re.compile(rf"(?:(?<![^\W_])(?:{_FIELDS}): |--person )$")
_KEY_ROOM = 12
_LONGEST = 200  # signs of a name that is looked for before "…"
_NO_WORD = 8  # letters of a name written as one word that are hardly another word


@dataclass(frozen=True, slots=True)
class Face:
    """How one person appears: `label` to readers, `token` in ids until a page is finished."""

    token: str
    label: str

    @property
    def slug(self) -> str:
        """What stands in ids and addresses in the end."""
        return "-".join(_WHOLE.findall(self.label.casefold())) or "someone"


@dataclass(frozen=True, slots=True)
class Form:
    """One way of writing somebody.

    One that is `alone` is a single word and counts only where it is plainly an id. `joint` is where
    the second word begins in a name that is written as one, else 0.
    """

    pattern: re.Pattern[str]
    name: str
    face: Face
    folded: str
    alone: bool = False
    joint: int = 0

    def match(self, text: str, start: int, *, every: bool) -> int:
        """Return where the name ends that begins at `start`, 0 where it does not."""
        hit = self.pattern.match(text, start)
        if hit is None:
            return 0
        if self.joint:
            said = hit[0]
            typed = said[self.joint].isupper() and not said.isupper()
            sure = every or typed or len(said) >= _NO_WORD
        else:
            sure = every or not self.alone
        return hit.end() if sure or _is_marked(text, start, hit.end()) else 0


Forms = Mapping[str, tuple[Form, ...]]
Spell = Callable[[Face], str]


def _is_marked(text: str, start: int, end: int) -> bool:
    """Tell whether a single word stands where ids stand: in quotes, a path, a link, a field."""
    whole = start == 0 and end == len(text)
    return (
        whole
        or (text[start - 1 : start] in _QUOTE and start > 0)
        or text[end : end + 3] == ".md"
        or bool(_KEYED.search(text[max(0, start - _KEY_ROOM) : start]))
    )


def read_forms(written: list[tuple[str, Face]]) -> Forms:
    """Index the ways of writing people by their first word, longer ones first."""
    found: dict[str, list[Form]] = {}
    for typed, face in written:
        for form in _list_forms(retype(typed), face):
            first = _WORDS.search(form.name)
            assert first is not None
            found.setdefault(first[0].casefold(), []).append(form)
    return {
        word: tuple(sorted(forms, key=lambda form: -len(form.name)))
        for word, forms in found.items()
    }


def _list_forms(text: str, face: Face) -> Iterator[Form]:
    first = _WORDS.search(text)
    if first is None:
        return
    single = bool(_WHOLE.fullmatch(text.strip()))
    name = text[first.start() :]
    cased = single and text != text.lower()
    for spelt in dict.fromkeys((name, strip_accents(name))):
        parts = _WORDS.findall(spelt.replace("'", "").replace("’", ""))
        several = len(parts) > 1
        # Of a single word the end is that of the word; a name may go on with "_2026".
        end = r"(?![^\W_])" if several or not single else r"(?!\w)"
        pattern = re.compile(
            write_pattern(spelt) + end, 0 if cased and not several else re.IGNORECASE
        )
        alone = single and not cased and not several
        yield Form(pattern, spelt, face, fold(spelt).casefold(), alone=alone)
        if several:
            joined = "".join(parts)
            pattern = re.compile(re.escape(joined) + r"(?![^\W\d_])", re.IGNORECASE)
            yield Form(pattern, joined, face, joined.casefold(), joint=len(parts[0]))


def replace_names(text: str, forms: Forms, word: Spell, *, every: bool) -> str:
    """Return a text in which `word` stands for each name; markup inside a name stays."""
    parts, done = [], 0
    for start, end, face in _find(text, forms, every=every):
        named = word(face)
        if _is_in_address(text, start, end):
            named = "-".join(_WHOLE.findall(named.casefold()))
        parts += [text[done:start], named, keep_marks(text[start:end])]
        done = end
    said = "".join([*parts, text[done:]]) if parts else text
    return _replace_cut(_replace_broken(said, forms, word), forms, word)


def _is_in_address(text: str, start: int, end: int) -> bool:
    """Tell whether a name is a part of an address, an anchor or a file's name."""
    if any(map(str.isspace, text[start:end])):
        return False
    return (start > 0 and text[start - 1] in _PATH) or text[end : end + 1] in ("-", "_", "/")


def _find(text: str, forms: Forms, *, every: bool) -> Iterator[tuple[int, int, Face]]:
    done = 0
    for match in _TOKEN.finditer(text):
        start = match.start(1)
        if start < done:
            continue
        token = match[1].casefold()
        known = forms.get(token) or (
            forms.get(token.strip(_DIGITS)) if token[-1] in _DIGITS or token[0] in _DIGITS else None
        )
        if known is None:
            continue
        start += len(token) - len(token.lstrip(_DIGITS)) if token[0] in _DIGITS else 0
        for form in known:
            if form.alone and text[start - 1 : start] == "_":
                continue
            end = form.match(text, start, every=every)
            if end:
                yield start, end, form.face
                done = end
                break


def _replace_broken(text: str, forms: Forms, word: Spell) -> str:
    """Replace names with marks, or the end of a line, inside their words."""
    mended = mend(text)
    if mended == text:
        return text
    found = {face.token: face for _, _, face in _find(mended, forms, every=False)}
    for face in found.values():
        for pattern in _broken_patterns(forms, face):
            text = pattern.sub(lambda hit, face=face: word(face) + keep_marks(hit[0]), text)  # type: ignore[misc]
    return text


def _broken_patterns(forms: Forms, face: Face) -> Iterator[re.Pattern[str]]:
    for known in forms.values():
        for form in known:
            if form.face == face and not form.alone and not form.joint:
                yield _write_broken(form.name)


@lru_cache(maxsize=512)
def _write_broken(name: str) -> re.Pattern[str]:
    return re.compile(f"{_BEFORE}{write_broken_pattern(name)}(?![^\\W_])", re.IGNORECASE)


def _replace_cut(text: str, forms: Forms, word: Spell) -> str:
    """Replace names that a message broke off with "…" after their first word."""
    parts, done = [], 0
    for cut in re.finditer("…", text):
        for match in _WORDS.finditer(text, max(done, cut.start() - _LONGEST), cut.start()):
            begun, first = fold(text[match.start() : cut.start()]).casefold(), len(match[0]) + 1
            known = forms.get(match[0].casefold(), ())
            hit = next((f for f in known if not f.joint and f.folded.startswith(begun)), None)
            if hit and len(begun) > first:
                parts += [text[done : match.start()], word(hit.face)]
                done = cut.start()
                break
    return "".join([*parts, text[done:]]) if parts else text
