"""What of a plan goes out of the house: the one place that decides how people appear on a site.

In: the result of a check, in which people have names. Out: the result a site is made from, and the
last word on every text that is written. Where people appear by name, all of it passes unchanged
but for notes that are for whoever has the files.
"""

from __future__ import annotations

import codecs
from dataclasses import replace
from html import escape
from pathlib import Path, PurePosixPath
from typing import Any

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink

from goldenthread.findings.check import Result
from goldenthread.findings.finding import Finding
from goldenthread.findings.hook import is_veiled
from goldenthread.findings.rule import all_rules
from goldenthread.git.history import Change, History
from goldenthread.wording.mask import Mask, read_mask
from goldenthread.wording.masked_plan import mask_result
from goldenthread.wording.named import Face

_COPIED_TEXTS = frozenset(
    {".csv", ".tsv", ".txt", ".json", ".jsonl", ".xml", ".svg", ".yml", ".yaml", ".toml", ".ini"}
    | {".html", ".htm", ".xhtml", ".ics", ".vcf", ".log", ".rst", ".tex", ".ipynb"}
)


class FrontOfHouse:
    """How one build shows people: by name, by role or by team."""

    def __init__(self, result: Result) -> None:
        """Prepare what is shown of a result."""
        self._mask = read_mask(result.plan)
        self._kept = {document.path for document in result.plan.documents}
        self.result = mask_result(
            replace(
                result,
                findings=tuple(f for f in result.findings if _is_public(result, f)),
                waived=tuple(w for w in result.waived if _is_public(result, w.finding)),
                known=tuple(f for f in result.known if _is_public(result, f)),
            )
        )
        self._hidden = self._kept - {d.path for d in self.result.plan.documents}

    def history(self, history: History) -> History:
        """Return git's last changes with authors as people appear; never an e-mail address."""
        last = {
            path: Change(change.date, self._author(change.author))
            for path, change in history.last.items()
        }
        return replace(history, last=last)

    def _author(self, name: str) -> str:
        return self._mask.author(name) if self._mask else name.partition("@")[0]

    def nav(self, stated: Any) -> Any:  # noqa: ANN401 - what MkDocs accepts has no type
        """Return a navigation without the pages that are not published, and without names."""
        if self._mask is None:
            return stated
        if isinstance(stated, dict):
            found = {self._mask.text(str(k)): self.nav(value) for k, value in stated.items()}
            return {title: value for title, value in found.items() if value not in (None, [])}
        if isinstance(stated, list):
            return [entry for part in stated if (entry := self.nav(part)) not in (None, [], {})]
        return None if stated in self._hidden else stated

    def is_kept(self, entry: object) -> bool:
        """Tell whether an entry of our own navigation is none of a page named after somebody."""
        return not isinstance(entry, str) or entry in self._kept

    def hide_files(self, files: Files, config: MkDocsConfig) -> None:
        """Take files named after somebody out of a collection, and names out of copied texts."""
        for file in tuple(files) if self._mask else ():
            if self._mask is None or file.src_dir != config.docs_dir:
                continue
            if self._mask.id(file.src_uri) != file.src_uri:
                files.remove(file)
            elif PurePosixPath(file.src_uri).suffix.lower() in _COPIED_TEXTS:
                text = _decode(Path(file.abs_src_path or "").read_bytes())
                masked = self._mask.text(text, every=True)
                if masked != text:
                    files.remove(file)
                    files.append(File.generated(config, file.src_uri, content=masked))

    def open_page(self, page: Page, markdown: str) -> str:
        """Return an author's text as it is published; its own title and description follow."""
        if self._mask is None:
            return markdown
        for key, value in page.meta.items():
            if isinstance(value, str):
                page.meta[key] = _mask_key(self._mask, value)
            elif isinstance(value, list):
                page.meta[key] = [
                    _mask_key(self._mask, part) if isinstance(part, str) else part for part in value
                ]
        return self._mask.markdown(markdown)

    def close_page(self, page: Page, html: str) -> str:
        """Return a rendered text without the names that rendering has put together.

        Title and contents follow: navigation and search read them from the page.
        """
        if self._mask is None:
            return html
        said = page.title or ""
        if (masked := _mask_key(self._mask, said)) != said:
            page.meta["title"] = masked
        for link in page.toc:
            self._mask_link(link)
        return self.look_through(html)

    def _mask_link(self, link: AnchorLink) -> None:
        link.title, link.id = self.look_through(link.title), self.look_through(link.id)
        for child in link.children:
            self._mask_link(child)

    def finish(self, text: str) -> str:
        """Turn what stands for people inside a page into words."""
        return self._mask.finish(text) if self._mask else text

    def look_through(self, text: str) -> str:
        """Return a whole page in which no name is left, wherever it came from."""
        if self._mask is None:
            return text
        return self._mask.text(self._mask.finish(text), _spell)


def _mask_key(mask: Mask, value: str) -> str:
    """Take names out of a key of a page; what is escaped by now is read as it was written."""
    if isinstance(value, Markup):
        return Markup.escape(mask.text(value.unescape()))
    return mask.text(value)


def _decode(content: bytes) -> str:
    """Read a text in UTF-8, or as spreadsheets save it: UTF-16 with its mark, or Windows-1252."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content.decode("utf-16", "replace")
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError:
        return content.decode("cp1252", "replace")


def _spell(face: Face) -> str:
    return escape(face.label)


def _is_public(result: Result, finding: Finding) -> bool:
    return all_rules()[finding.code].published and not is_veiled(result.plan, finding)
