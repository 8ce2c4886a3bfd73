"""The MkDocs plugin: events only.

In: MkDocs' events. Out: calls to `SiteBuild`. Holds no knowledge of plans.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any, Literal

import click
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority, get_plugin_logger
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from goldenthread.config.settings import SettingsError
from goldenthread.ground.resources import folders
from goldenthread.host.author_page import AuthorPage
from goldenthread.host.build import SiteBuild
from goldenthread.host.drawer import Drawer
from goldenthread.host.drop import tell_left_out
from goldenthread.host.files import CORE_CSS, CORE_JS
from goldenthread.host.options import CONFIG_SCHEME, settings_from_config
from goldenthread.host.page_keys import mend_page
from goldenthread.host.serve import watch_folders
from goldenthread.host.staging import Staging, say_why
from goldenthread.kinds.schema_file import SchemaError
from goldenthread.site.pages import Compiled

if TYPE_CHECKING:
    from mkdocs.livereload import LiveReloadServer
    from mkdocs.utils.templates import TemplateContext

log = get_plugin_logger(__name__)
_THEME = Compiled()


class GoldenThreadPlugin(BasePlugin):  # type: ignore[type-arg, no-untyped-call]
    """Validates the plan before anything is written, then publishes it."""

    config_scheme = CONFIG_SCHEME

    def __init__(self) -> None:
        """Start without a build; `on_config` makes one."""
        self._serving = False
        self._dirty = False
        self._told_of_end = False
        self._staging: Staging | None = None
        self._folder = ""
        self._build: SiteBuild | None = None
        self._drawer: Drawer | None = None

    @property
    def build(self) -> SiteBuild:
        """The build under way."""
        assert self._build is not None
        return self._build

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether a person is watching, who needs a page more than an exit code."""
        asked = click.get_current_context(silent=True)
        # `serve --clean` calls itself a build, serves all the same, and shuts down at its end.
        self._serving = "serve" in {command, asked.info_name if asked else ""}
        self._dirty = dirty
        self._told_of_end = True

    @event_priority(-100)
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Load and check the plan; stop here, with the old site untouched, when the gate closes.

        Raises:
            PluginError: the gate is closed, or settings or schema cannot be used.
        """
        settings = settings_from_config(config, dict(self.config))
        try:
            self._build = SiteBuild(config, settings)
        except (SettingsError, SchemaError) as error:
            raise PluginError(str(error)) from error
        self._report()
        _add_theme(config)
        config.markdown_extensions.append("goldenthread")
        config.mdx_configs["goldenthread"] = {"resolve": self.build.mention}
        config.nav = self.build.nav(config.nav)
        for source in self.build.not_there:
            log.info("nav: '%s' is a page of a question that is not there; left out", source)
        self._drawer = Drawer(config)
        return config

    @event_priority(-100)
    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Build beside the old site: whatever raises from here on leaves it as it was."""
        self.on_shutdown()
        if not self._serving and not self._dirty:
            self._staging = Staging(config)
        self._folder = config.site_dir

    def _report(self) -> None:
        """Log the findings; raise when the gate is closed and nobody is serving."""
        build = self.build
        for closes, line in build.report_lines():
            (log.error if closes else log.info)(line)
        if build.failed and not self._serving:
            raise PluginError(build.summary())
        if build.failed:
            log.error("%s; the site shows the findings until they are mended", build.summary())

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Give items their permanent addresses; add views, redirects and exports."""
        files = self.build.shape(files, config)
        if self.build.left_out:
            log.info(tell_left_out(self.build.left_out))
        return files

    def on_page_markdown(
        self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files
    ) -> str:
        """Note the page whose mentions come next."""
        del files
        for key in mend_page(page, config):
            log.info("%s: '%s' is not what the theme expects; left out", page.file.src_uri, key)
        self.build.open_page(page)
        return self.build.front.open_page(page, markdown)

    @event_priority(-100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Put the author's text into the page of its item."""
        del config, files
        if isinstance(page, AuthorPage) and page.trouble:
            log.warning("%s: its text is shown as it stands: %s", page.file.src_uri, page.trouble)
        return self.build.fill_page(page, html)

    def on_env(self, env: Any, *, config: MkDocsConfig, files: Files) -> Any:  # noqa: ANN401
        """Let static pages such as 404 carry the same line; compile a theme once for a preview."""
        del config, files
        env.bytecode_cache = env.bytecode_cache or _THEME
        env.globals["goldenthread"] = self.build.context(None)
        return env

    @event_priority(100)
    def _before_search(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Any,  # noqa: ANN401
    ) -> TemplateContext:
        """Come before the search plugins, which index a page's content in this event."""
        del config, nav
        self.build.show_to_search(page)
        return context

    @event_priority(-100)
    def _after_search(
        self,
        context: TemplateContext,
        *,
        page: Page,
        config: MkDocsConfig,
        nav: Any,  # noqa: ANN401
    ) -> TemplateContext:
        """Tell the theme what the page needs."""
        del config
        assert self._drawer is not None
        self.build.show_to_readers(page)
        ours = {**self.build.context(page), "drawer": partial(self._drawer.draw, page, nav)}
        context["goldenthread"] = ours  # type: ignore[typeddict-unknown-key]
        return context

    on_page_context = CombinedEvent(_before_search, _after_search)

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Look through the whole page once more, the theme's part included."""
        del page, config
        return self.build.front.look_through(output)

    @event_priority(-100)
    def on_post_template(
        self, output_content: str, *, template_name: str, config: MkDocsConfig
    ) -> str:
        """Look through the pages that are no pages, such as the site map."""
        del template_name, config
        return self.build.front.look_through(output_content)

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Everything is written; only the verdict of `--strict` is still to come."""
        del config
        if self._staging:
            self._staging.complete = True
            if not self._told_of_end:  # built by a program, which announces no shutdown
                self._staging.close()

    @event_priority(-100)
    def on_build_error(self, *, error: Exception) -> None:
        """Throw away what was built; say in one line what the disk or a file's name forbids.

        Raises:
            PluginError: instead of an error of the system, which ends in a traceback.
        """
        said = say_why(error, self._folder)
        if self._staging:
            self._staging.complete = False
            self._staging.close()
        if said:
            stays = "; the site stays as it was" if self._staging else ""
            raise PluginError(said + stays) from error

    def on_shutdown(self) -> None:
        """Put the new site in place of the old one."""
        if self._staging:
            self._staging.close()

    def on_serve(
        self,
        server: LiveReloadServer,
        *,
        config: MkDocsConfig,
        builder: Any,  # noqa: ANN401
    ) -> LiveReloadServer:
        """Rebuild when the company's schema or templates change, too."""
        del builder
        watch_folders(server, self.build.settings, config)
        return server


def _add_theme(config: MkDocsConfig) -> None:
    """Put our theme folders behind the site's own, so that a site can override us."""
    ours = [str(folder) for folder in folders("site_templates", "theme")]
    if ours[0] not in config.theme.dirs:
        at = 1 if config.theme.custom_dir else 0
        config.theme.dirs[at:at] = ours
    if CORE_CSS not in config.extra_css:
        config.extra_css.insert(0, CORE_CSS)
    from mkdocs.config.config_options import ExtraScriptValue  # noqa: PLC0415

    if all(str(script) != CORE_JS for script in config.extra_javascript):
        script = ExtraScriptValue(CORE_JS)
        script.defer = True
        config.extra_javascript.append(script)
