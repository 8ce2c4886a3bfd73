"""View models become HTML; the only module that imports Jinja.

In: a `ViewPage` and a function from addresses to links. Out: HTML. Autoescape is always on, so
every string from a plan is text; templates are looked up in the site's own folders first.
"""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import cache
from importlib.metadata import version
from pathlib import Path
from types import CodeType

import jinja2
import markdown
from jinja2.bccache import Bucket
from markupsafe import Markup

import goldenthread
from goldenthread.ground.resources import folders
from goldenthread.site.site import Site, ViewPage

Url = Callable[[str], str]
"""From an address below the site's root ("tree/", "assets/x.css") to a link from this page."""

_VERSIONS = (version("jinja2"), goldenthread.__version__)


class Compiled(jinja2.BytecodeCache):
    """What templates were compiled to, kept while the program runs and, for ours, beyond.

    A preview builds a site anew after each change, and compiling took half of a small build. The
    checksum is that of the template's text and of what else counts: a change is compiled again.
    """

    def __init__(self, kept: jinja2.FileSystemBytecodeCache | None = None) -> None:
        """Start empty; what `kept` has from former builds is used, and lost where it is damaged."""
        self._code: dict[tuple[str, str], CodeType] = {}
        self._kept = kept

    def get_bucket(
        self, environment: jinja2.Environment, name: str, filename: str | None, source: str
    ) -> Bucket:
        """Know a template by its name alone, and its code by all that decides it.

        CI installs the program into a new folder each time: by its place, what a build leaves
        would never be read again, nor taken away.
        """
        del filename
        settings = (environment.autoescape, environment.trim_blocks, environment.lstrip_blocks)
        made_of = f"{_VERSIONS}\0{settings}\0{sorted(environment.extensions)}\0{source}"
        return super().get_bucket(environment, name, None, made_of)

    def load_bytecode(self, bucket: Bucket) -> None:
        """Hand out what the same text of the same name was compiled to."""
        bucket.code = self._code.get((bucket.key, bucket.checksum))
        if bucket.code is None and self._kept:
            try:
                self._kept.load_bytecode(bucket)
            except Exception:  # noqa: BLE001 - there is no telling what a damaged pickle raises
                bucket.reset()
            if bucket.code:
                self._code[bucket.key, bucket.checksum] = bucket.code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what a text was compiled to."""
        if bucket.code:
            self._code[bucket.key, bucket.checksum] = bucket.code
            if self._kept:
                with suppress(OSError):
                    self._kept.dump_bytecode(bucket)


@cache
def _compiled() -> Compiled:
    """Return our compiled templates, those of former builds too where they have a safe place.

    Compiling fifty templates takes as long as rendering several hundred pages. They lie where
    Jinja keeps such files: in the system's temporary folder, in one that nobody else can write.
    Where the system has none, Python takes the folder that it is run in. Nothing is read from
    there: that came with the plan, and this is code.
    """
    try:
        if Path(tempfile.gettempdir()).samefile(Path.cwd()):
            return Compiled()
        return Compiled(jinja2.FileSystemBytecodeCache(None, "goldenthread-%s.cache"))
    except (OSError, RuntimeError):
        return Compiled()


class Renderer:
    """Templates loaded once, used for every page of a site."""

    def __init__(self, site: Site, overrides: Sequence[Path] = ()) -> None:
        """Prepare the templates; `overrides` are a site's own folders, first one winning."""
        # Names are the same wherever a template lies, so that a site overrides all of them alike.
        loader = jinja2.FileSystemLoader([*overrides, *folders("site_templates")])
        self._environment = jinja2.Environment(
            loader=loader,
            autoescape=True,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            auto_reload=False,
            bytecode_cache=_compiled(),
            cache_size=-1,
        )
        # `url` is global and follows the page under way: parts are then imported without their
        # context, once for a site and not once for a page (a quarter of the rendering time).
        self._url: Url = str
        self._environment.globals.update(
            t=site.words,
            words=site.words,
            language=site.words.language,
            url=self._link,
            site=site,
        )
        self._environment.filters["markdown"] = render_markdown

    def _link(self, address: str) -> str:
        """Return the link from the page under way to an address."""
        return self._url(address)

    def render(self, page: ViewPage, url: Url, body: str = "") -> str:
        """Render one page; `body` is the author's own markdown as HTML, already made safe."""
        self._url = url
        template = self._environment.get_template(f"views/{page.view}.html")
        return template.render(page=page.model, body=Markup(body))  # noqa: S704

    def render_part(self, part: str, macro: str, url: Url, *arguments: object) -> str:
        """Render one macro of a part, for blocks inside an author's page."""
        self._url = url
        module = self._environment.get_template(f"parts/{part}.html").module
        return str(getattr(module, macro)(*arguments))


def render_markdown(text: str) -> Markup:
    """Render markdown of our own, such as a rule's docstring; HTML inside it stays text."""
    return Markup(_converter().reset().convert(text))  # noqa: S704 - tags cannot come from `text`


@cache
def _converter() -> markdown.Markdown:
    converter = markdown.Markdown(extensions=["fenced_code"])
    converter.preprocessors.deregister("html_block")
    converter.inlinePatterns.deregister("html")
    return converter
