"""A company of people, and a repository that remembers who wrote what."""

from tests.wording.conftest import company, repository

__all__ = ["company", "repository"]
