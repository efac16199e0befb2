"""The address that is told is one that can be opened at once."""

import socket

import pytest
from ports import free_port

from bot import app
from bot.settings import SettingsError


def test_who_comes_before_the_first_answer_is_not_turned_away() -> None:
    port = free_port()
    with app._listen("127.0.0.1", port), socket.create_connection(("127.0.0.1", port), timeout=5) as came:
        assert came.getpeername() == ("127.0.0.1", port)


def test_a_port_in_use_is_told() -> None:
    port = free_port()
    with app._listen("127.0.0.1", port), pytest.raises(SettingsError, match=str(port)):
        app._listen("127.0.0.1", port)
