"""The names of all views.

In: nothing. Out: what builds each page: single views by the name that `settings.VIEW_ADDRESSES`
gives them, pages of items by kind. A new view is one module, one template and one line here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from goldenthread.item import Item
from goldenthread.views.site import Site, ViewPage

SINGLE_VIEWS: Mapping[str, Callable[[Site], ViewPage]] = MappingProxyType({})

ITEM_VIEWS: Mapping[str, Callable[[Site, Item], ViewPage]] = MappingProxyType({})
