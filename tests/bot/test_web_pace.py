"""How often one browser and one address may ask something of the web channel."""

from contextlib import ExitStack

from starlette.requests import Request

from bot.web.pace import (
    FILES,
    FILES_OF_ADDRESS,
    MINUTE,
    PER_ADDRESS,
    PER_PERSON,
    PHOTOS,
    READS,
    STREAMS_OF_ADDRESS,
    STREAMS_OF_PERSON,
    Pace,
)


class Seconds:
    """A clock that is moved by hand."""

    now = 0.0

    def __call__(self) -> float:
        return self.now


def asked_from(address: str) -> Request:
    return Request({"type": "http", "client": (address, 1), "headers": []})


def test_who_does_too_much_waits_until_the_first_of_it_is_a_minute_ago() -> None:
    clock = Seconds()
    pace = Pace(clock)
    for second in range(PER_PERSON):
        clock.now = float(second) / 2
        assert pace.allows(asked_from("1"), "ana")
    assert not pace.allows(asked_from("1"), "ana")
    assert pace.allows(asked_from("1"), "bo")
    assert pace.allows(asked_from("1"), "ana", photo=True)
    clock.now = MINUTE
    assert pace.allows(asked_from("1"), "ana"), "a moving window: the first has passed"
    assert not pace.allows(asked_from("1"), "ana"), "but only the first"


def test_an_address_has_a_limit_of_its_own() -> None:
    pace = Pace(Seconds())
    assert sum(pace.allows(asked_from("1"), str(who)) for who in range(PER_ADDRESS + 5)) == PER_ADDRESS
    assert pace.allows(asked_from("2"), "0")


def test_browsers_that_somebody_invents_fill_no_memory_and_one_that_floods_stops_no_other_at_its_address() -> None:
    pace = Pace(Seconds())
    for who in range(10 * PER_ADDRESS):
        pace.allows(asked_from("1"), str(who))
    assert len(pace._done) <= PER_ADDRESS + 1
    assert sum(pace.allows(asked_from("2"), "one") for _time in range(10 * PER_ADDRESS)) == PER_PERSON
    assert pace.allows(asked_from("2"), "another")


def test_photos_and_pages_are_counted_apart() -> None:
    pace = Pace(Seconds())
    assert sum(pace.allows(asked_from("1"), "ana", photo=True) for _time in range(PHOTOS + 1)) == PHOTOS
    assert sum(pace.allows_reading(asked_from("1")) for _time in range(READS + 1)) == READS


def test_who_was_not_here_for_a_minute_is_forgotten() -> None:
    clock = Seconds()
    pace = Pace(clock)
    for who in range(100):
        pace.allows(asked_from(str(who)), str(who))
    clock.now = 2 * MINUTE + 1
    pace.allows(asked_from("1"), "ana")
    assert len(pace._done) == 2


def test_a_browser_and_an_address_hold_only_so_many_streams_open() -> None:
    pace = Pace(Seconds())
    with ExitStack() as opened:
        for _tab in range(STREAMS_OF_PERSON):
            assert pace.allows_stream(asked_from("1"), "ana")
            opened.enter_context(pace.stream(asked_from("1"), "ana"))
        assert not pace.allows_stream(asked_from("1"), "ana")
        for who in range(STREAMS_OF_ADDRESS - STREAMS_OF_PERSON):
            assert pace.allows_stream(asked_from("1"), f"pupil {who}")
            opened.enter_context(pace.stream(asked_from("1"), f"pupil {who}"))
        assert not pace.allows_stream(asked_from("1"), "one more")
        assert pace.allows_stream(asked_from("2"), "bo")
    assert pace.allows_stream(asked_from("1"), "ana")


def test_only_so_many_files_come_in_at_the_same_time() -> None:
    pace = Pace(Seconds())
    with ExitStack() as coming:
        for _file in range(FILES_OF_ADDRESS):
            assert pace.allows_file(asked_from("1"))
            coming.enter_context(pace.file(asked_from("1")))
        assert not pace.allows_file(asked_from("1"))
        for other in range(FILES - FILES_OF_ADDRESS):
            assert pace.allows_file(asked_from(f"other {other}"))
            coming.enter_context(pace.file(asked_from(f"other {other}")))
        assert not pace.allows_file(asked_from("2")), "all together they would take all the memory there is"
    assert pace.allows_file(asked_from("1"))


def test_a_household_with_many_addresses_counts_as_one() -> None:
    pace = Pace(Seconds())
    for number in range(PER_ADDRESS):
        assert pace.allows(asked_from(f"2001:db8:1:1::{number:x}"), f"browser-{number}")
    assert not pace.allows(asked_from("2001:db8:1:1:ffff::1"), "another")
    assert pace.allows(asked_from("2001:db8:1:2::1"), "a neighbour")
    assert pace.allows(asked_from("::ffff:192.0.2.1"), "an old address")
