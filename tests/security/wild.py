"""Wild plans: every field of every kind, filled with whatever its schema allows, or anything."""

from __future__ import annotations

import json
import random
import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from goldenthread.ground.period import FIRST_YEAR, LAST_YEAR
from goldenthread.kinds.kinds import Kinds

Schema = Mapping[str, Any]
TEXTS = [
    "<xss onxss=1>", '"><xss onxss=1>', "' onxss='1", '" onxss="1', "javascript:alert(1)",
    "{0.__class__}", "{{ 7*7 }}", "{% x %}", "%s%(x)d", "[[goal-1]]", "[[metric: goal-1#m0]]",
    "[a](javascript:alert(1))", "`code`", "\u202eevil\u2066", "\u0085x\u2028y", "²", "①", "٣",
    "x" * 300, "a\nb\n\nc", "  lead", "0", "-", "日本語", "🙂", "=cmd()", "@x", "#", "a#b#c",
    "&amp;", "</script><xss>", "]]>", "<!--", "--><xss>", "\\", "a|b", "null", "http://",
    'https://x.example/"onxss=1', "mailto:x", "../../etc", "/etc/passwd", "%", "€", "pp",
    "x y " * 300,
]  # fmt: skip
IDS = ["a", "m0", "日本", "a-b", "0", "x" * 200, "ß", "q"]
NUMBERS = [0, 1, -1, 0.5, 1e99, -1e99, 1e-99, 5e-324, 10**99, 1e16, 1e-7, 100, 33.333]
BEYOND = [*NUMBERS, 1e308, -1e308, 10**99 * 10]
DAYS = [f"{FIRST_YEAR}-01-01", f"{LAST_YEAR}-12-31", "2026-11-22", "2024-02-29", "2026-12-31"]
PERIODS = [
    2026, "2026", f"{FIRST_YEAR - 1}", f"{LAST_YEAR + 1}-Q4", "2026-H2", "2026-10", "2026-W47",
    f"{LAST_YEAR}-W52", f"{FIRST_YEAR}-01-01/{LAST_YEAR}-12-31", "2026-10-01/2026-10-01",
]  # fmt: skip
FITTING = ["GT213", "GT804", "GT701", "00000000", "EUR", "abc/def", "f.csv#c", "#aabbcc", "x"]


class Wild:
    """Fills schemas; `junk` is the share of values that do not fit them."""

    def __init__(self, seed: int, ids: list[tuple[str, str]], junk: float) -> None:
        """Take the ids and kinds of a plan to link to."""
        self.chance = random.Random(seed)
        self.ids, self.junk = ids, junk

    def text(self) -> str:
        """Return a text that somebody might write to break a page."""
        return "".join(self.chance.choice(TEXTS) for _ in range(self.chance.choice([1, 1, 2])))

    def anything(self, depth: int = 0) -> Any:
        """Return any data at all."""
        plain = [self.text(), self.chance.choice(BEYOND), self.chance.random() < 0.5, None]
        if depth > 2 or self.chance.random() < 0.6:
            return self.chance.choice(plain)
        inner = [self.anything(depth + 1) for _ in range(self.chance.choice([0, 1, 2]))]
        keys = ["id", "text", "why", "value", "<xss onxss=1>"]
        return inner if depth % 2 else {self.chance.choice(keys): value for value in inner}

    def value(self, schema: Schema) -> Any:  # noqa: PLR0911 - one for each sort
        """Return a value that fits, or now and then one that does not."""
        if self.chance.random() < self.junk:
            return self.anything()
        if "const" in schema or "enum" in schema:
            return schema.get("const") or self.chance.choice(schema["enum"])
        for word in ("oneOf", "anyOf"):
            if word in schema:
                return self.value(self.chance.choice(schema[word]))
        if schema.get("format") == "period":
            return self.chance.choice(PERIODS)
        match schema.get("type"):
            case "boolean":
                return self.chance.random() < 0.5
            case "number" | "integer":
                return abs(self.chance.choice(NUMBERS)) or 1
            case "array":
                many = max(schema.get("minItems", 0), self.chance.choice([0, 1, 2, 3]))
                made = [self.value(schema.get("items", {})) for _ in range(many)]
                return [v for i, v in enumerate(made) if v not in made[:i]]
            case "object":
                needed, fields = schema.get("required", ()), schema.get("properties", {})
                half = {k for k in fields if k in needed or self.chance.random() < 0.5}
                return {key: self.value(part) for key, part in fields.items() if key in half}
        return self.line(schema)

    def line(self, schema: Schema) -> str:
        """Return a text for a field of text: an id, a day, a link or words."""
        if schema.get("format") == "item-id":
            return self.chance.choice(IDS)
        if schema.get("format") == "date":
            return self.chance.choice(DAYS)
        if "x-link" in schema and self.chance.random() < 0.9:
            kinds = schema["x-link"]["kinds"]
            fitting = [i for i, kind in self.ids if "*" in kinds or kind in kinds] or ["nobody"]
            return self.chance.choice(fitting) + self.chance.choice(["", "", "", "#m0", "#<xss>"])
        if "pattern" in schema:
            candidates = [self.text(), *self.chance.sample(FITTING, len(FITTING))]
            return next((c for c in candidates if re.search(schema["pattern"], c)), "x")
        return self.text()[: schema.get("maxLength", 5000)]


def write_wild_plan(folder: Path, kinds: Kinds, seed: int, junk: float = 0.0) -> None:
    """Write a plan of some thirty items; what may not be published at all stays out of it."""
    chance = random.Random(seed)
    ids = [
        (f"{kind}-{number}", kind)
        for kind in kinds
        for number in range(1 if kind == "purpose" else chance.choice([0, 2, 4]))
    ]
    wild = Wild(seed, ids, junk)
    for item_id, kind in ids:
        data = {"kind": kind, "id": item_id, "title": wild.text()[:300]}
        for key, schema in kinds[kind].schema["properties"].items():
            likely = {"supports": 0.9, "metrics": 0.8, "owner": 0.8, "state": 0.1}.get(key, 0.4)
            if key not in ("kind", "id", "title", "audience") and chance.random() < likely:
                data[key] = wild.value(schema)
        if kind == "purpose":
            for key in ("retired", "closed", "state", "department"):
                data.pop(key, None)
        if "purpose" in data:
            data["purpose"] = {"text": wild.text(), "consent": True}
        front = "\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in data.items())
        other = chance.choice(ids)[0]
        blocks = [f"thread: {other}", f"tree: {other}", f"metric: {other}#m0"]
        body = f"Text [[{other}]]" + "".join(f"\n\n[[{block}]]" for block in blocks)
        text = f"---\n{front}\n---\n{body if chance.random() < 0.5 else ''}"
        (folder / f"{item_id}.md").write_text(text, "utf-8")


class _Reader(HTMLParser):
    """Collects what no page of a wild plan may hold."""

    def __init__(self) -> None:
        super().__init__()
        self.broken: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note tags and attributes that came from a text, and links that run a script."""
        if tag.startswith("xss"):
            self.broken.append(f"<{tag}> at {self.getpos()}")
        for name, value in attrs:
            runs = re.match(r"\s*(?:javascript|data|vbscript):", value or "", re.IGNORECASE)
            if name.startswith("onxss") or (name in ("href", "src", "action") and runs):
                self.broken.append(f"{tag} {name}={value} at {self.getpos()}")


def find_markup(site: Path) -> Iterator[str]:
    """Yield each place of a built site where a text became markup."""
    for path in sorted(site.rglob("*.html")):
        reader = _Reader()
        reader.feed(path.read_text("utf-8"))
        yield from (f"{path.relative_to(site)}: {found}" for found in reader.broken)
