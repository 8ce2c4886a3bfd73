"""A site from a mapping of files, for the pages of each question."""

from tests.site.conftest import make_site

__all__ = ["make_site"]
