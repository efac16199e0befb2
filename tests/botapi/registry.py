"""The methods of the Bot API this double knows, by their lower-case name."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from .params import Params
from .state import State

Handler = Callable[[State, Params], Any]

METHODS: dict[str, tuple[str, Handler]] = {}


def method(name: str) -> Callable[[Handler], Handler]:
    """Make a function the answer to this method. It runs under the lock of the state."""

    def register(handler: Handler) -> Handler:
        METHODS[name.lower()] = (name, handler)
        return handler

    return register
