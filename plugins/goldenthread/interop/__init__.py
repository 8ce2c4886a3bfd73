"""Plans in other formats, in and out; nothing here knows the rules, the site or MkDocs."""
