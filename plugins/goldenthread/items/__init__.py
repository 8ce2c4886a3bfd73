"""One item at a time: typed and frozen, its status, progress, forecast and fingerprint.

In: documents and kinds. Out: `Item`. Never looks at another item.
"""
