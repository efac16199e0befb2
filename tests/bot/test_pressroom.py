"""Paper is printed beside the talks: nobody waits for the sheet of another, and no sheet is lost."""

import asyncio
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from conftest import START, City

from bot import press, pressroom
from bot.assistant import Assistant
from bot.clock import MovableClock
from bot.messages import Incoming, Message
from bot.outgoing import Came
from bot.pace import SendPace
from bot.service import Service
from bot.sheet import Part, Sheet, Timeline, order, ordered
from bot.store import Store

ANA, BO = "tg:1", "tg:2"
POSTER, HELLO = "/poster groen", "hoi"


class Phones:
    """Remembers who got what, and whether paper came with it."""

    pace: SendPace | None = None

    def __init__(self) -> None:
        self.got: list[tuple[str, Message]] = []

    def calls(self, _message: Message) -> int:
        return 1

    def chat(self, address: str) -> str:
        return address

    async def send(self, message: Message, _came: Came) -> str | None:
        self.got.append((message.to, message))
        return None

    async def heard(self, *who: str) -> None:
        """Returns when exactly these got a message, in this order."""
        async with asyncio.timeout(20):
            while len(self.got) < len(who):
                await asyncio.sleep(0.01)
        assert [to for to, _message in self.got] == list(who)


@pytest.fixture
def service(city: City, tmp_path: Path) -> Iterator[Service]:
    with Store(tmp_path / "paper.db") as store:
        yield opened(store, city)


def opened(store: Store, city: City) -> Service:
    service = Service(Assistant(store, *city, is_staff=lambda _person: False), MovableClock(START), {})
    service.senders["tg"] = Phones()
    return service


def phones(service: Service) -> Phones:
    found = service.senders["tg"]
    assert isinstance(found, Phones)
    return found


@asynccontextmanager
async def running(service: Service) -> AsyncIterator[None]:
    task = asyncio.create_task(service.run())
    yield
    task.cancel()
    await asyncio.wait([task])


def wrote(service: Service, *said: tuple[str, str]) -> None:
    key = len(phones(service).got)
    service.receive(Incoming(f"{key}/{who}/{text}", who, who, START, text) for who, text in said)


def test_another_is_answered_while_a_sheet_prints(service: Service, monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        begun, go_on = asyncio.Event(), asyncio.Event()

        async def slow_press(ordered: str) -> bytes:
            begun.set()
            await go_on.wait()
            return await press.printing(ordered)

        monkeypatch.setattr(pressroom, "printing", slow_press)
        async with running(service):
            wrote(service, (ANA, POSTER), (ANA, HELLO), (BO, HELLO))
            await begun.wait()
            await phones(service).heard(BO)
            go_on.set()
            await phones(service).heard(BO, ANA, ANA)

    asyncio.run(run())
    [_bo, poster, _hello] = [message for _to, message in phones(service).got]
    kept = service.assistant.store.files.get(str(poster.file), ANA)
    assert kept is not None
    assert kept[2].startswith(b"%PDF")


def test_what_was_ordered_before_a_crash_is_printed_after_it(
    service: Service, city: City, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def never(_ordered: str) -> bytes:
        await asyncio.Event().wait()
        raise AssertionError

    async def die_while_it_prints() -> None:
        async with running(service):
            wrote(service, (ANA, POSTER))
            async with asyncio.timeout(20):
                while not service.assistant.store.papers.waiting():
                    await asyncio.sleep(0.01)

    async def again(after: Service) -> None:
        async with running(after):
            await phones(after).heard(ANA)

    with monkeypatch.context() as before:
        before.setattr(pressroom, "printing", never)
        asyncio.run(die_while_it_prints())
    assert phones(service).got == []
    after = opened(service.assistant.store, city)
    asyncio.run(again(after))
    assert phones(after).got[0][1].file


def test_a_sheet_that_never_prints_is_said_so_and_holds_up_no_other_sheet(
    service: Service, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def jammed(ordered: str) -> bytes:
        if "Groen" in ordered:
            raise press.NotPrinted("jam")
        return b"%PDF"

    async def run() -> None:
        async with running(service):
            wrote(service, (ANA, POSTER), (BO, "/poster laak"))
            await phones(service).heard(BO, ANA)

    monkeypatch.setattr(pressroom, "printing", jammed)
    monkeypatch.setattr(pressroom, "PAUSE", 0.01)
    asyncio.run(run())
    sorry = phones(service).got[1][1]
    assert (sorry.file, sorry.buttons) == (None, ())
    assert "Sorry" in sorry.text
    assert service.assistant.store.papers.waiting() == []


def test_printing_that_is_cancelled_ends_its_process(monkeypatch: pytest.MonkeyPatch) -> None:
    async def run() -> None:
        monkeypatch.setattr(press, "_PROGRAM", ("sleep", "60"))
        task = asyncio.create_task(press.printing("{}"))
        await asyncio.sleep(0.2)
        task.cancel()
        await asyncio.wait([task], timeout=20)
        assert task.cancelled()

    asyncio.run(run())


def test_printing_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(press, "_PROGRAM", ("sleep", "60"))
    monkeypatch.setattr(press, "LONGEST", 0.1)
    with pytest.raises(press.NotPrinted, match="seconds"):
        asyncio.run(press.printing("{}"))
    with pytest.raises(press.NotPrinted, match="seconds"):
        press.printed("{}")


@pytest.mark.parametrize(
    ("form", "content"),
    [
        ("sheet", Sheet("Titel", "ar", "نص", (Part("Zo", ("a", "b"), numbered=True),), "https://t.me/x", ("c",), "d")),
        ("poster", Sheet("Titel", "nl")),
        ("timeline", Timeline("Titel", "nl", "Verhaal", "e", (Part("f", ("g",)),), (Part("h", ("i",)),), "j")),
    ],
)
def test_an_order_is_read_back_as_it_was_written(form: str, content: Sheet | Timeline) -> None:
    assert ordered(order(form, content, START)) == (form, content, START)  # type: ignore[arg-type]
