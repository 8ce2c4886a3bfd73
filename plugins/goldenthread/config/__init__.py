"""The settings of a company: what `mkdocs.yml` says, with its defaults, and what day it is.

In: a configuration file. Out: `Settings`. Never reads a plan file.
"""
