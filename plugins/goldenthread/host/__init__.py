"""The MkDocs plugin, and how a site is put together and published.

In: a MkDocs build. Out: a site. Never imported by another folder: only it imports mkdocs.
"""
