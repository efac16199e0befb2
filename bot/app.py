"""Where everything is put together: the service with its channels, the demo, and a stage for scripts."""

import asyncio
import contextlib
import datetime as dt
import errno
import logging
import signal
import socket
from collections.abc import Callable, Coroutine, Iterable, Iterator

import uvicorn
from starlette.applications import Starlette

from bot import content, scheduler, spare
from bot.assistant import Assistant
from bot.clock import CITY_TIME, Clock, MovableClock, SystemClock
from bot.desk.listed import members
from bot.leap import Calendar
from bot.messages import DESK
from bot.metrics import CountLines
from bot.nightly import Nightly
from bot.outgoing import Sender
from bot.reload import Reloader
from bot.service import Service
from bot.settings import Settings, SettingsError
from bot.stage import Stage
from bot.store import Store, for_service
from bot.tick import CLEARED_ON
from bot.web import colleagues
from bot.web.app import Demo, WebSender, make_app

log = logging.getLogger(__name__)

DRAIN_SECONDS = 6
"""Of the ten that stopping may take; connections that are still open get one."""


def stage(city: str, store: Store | None = None, start: dt.datetime | None = None) -> Stage:
    """A stage on a fresh store in memory; its clock starts today at ten in the morning, or at `start`."""
    guide, flows = content.open_city(city)
    start = start or _this_morning()
    assistant = Assistant(store or Store(), guide, flows, is_staff=lambda person: person.startswith("staff:"))
    return Stage(assistant, MovableClock(start))


def _this_morning() -> dt.datetime:
    """Ten o'clock today in the city: no quiet hours, whenever somebody looks."""
    return dt.datetime.combine(dt.datetime.now(CITY_TIME).date(), dt.time(10), CITY_TIME)


async def run(settings: Settings) -> None:
    """The service: Telegram, web chat and scheduler, until it is told to stop. Alone on its store, which is whole."""
    with for_service(settings.stadswijzer_db) as store:
        await _run(settings, store)


async def _run(settings: Settings, store: Store) -> None:
    from bot.telegram_channel.channel import WEBHOOK_PATH, TelegramChannel

    service = _service(settings, store, SystemClock())
    channel = TelegramChannel(settings, service)
    service.senders.update({"tg": channel, DESK: channel})
    if settings.staff_chat_id is None:
        log.warning("STAFF_CHAT_ID is not set: cases are kept, but nobody sees them at a desk")
    night = Nightly(
        store,
        service.clock,
        settings.stadswijzer_db,
        settings.backups,
        settings.stadswijzer_backup_days,
    )
    web = make_app(service)
    web.router.add_route(WEBHOOK_PATH, channel.webhook, methods=["POST"])
    cleared_on = store.recall(CLEARED_ON)
    calendar = Calendar(service.clock, dt.date.fromisoformat(cleared_on) if cleared_on else None)
    by_day = [calendar.keeps(job) for job in (service.tick, night.look)]
    with _listen("0.0.0.0", settings.port) as listening:
        try:
            await _serve(service, web, listening, by_day, channel.run)
        finally:
            await channel.close()


async def demo(settings: Settings, announce: Callable[[str], None]) -> None:
    """The demo: a resident's phone beside the desk, on a store in memory and a clock that can be moved."""
    clock = MovableClock()
    clock.move(_this_morning() - clock.now())
    service = _service(settings, Store(), clock, lambda person: person.startswith("staff:"))
    service.senders[DESK] = service.senders["staff"] = WebSender()
    colleagues.on_the_list(service.assistant.store.staff, clock.now())

    async def move(days: int) -> None:
        for _hour in range(days * 24):
            clock.move(dt.timedelta(hours=1))
            service.tick()
            await asyncio.sleep(0)

    with _listen("127.0.0.1", settings.port) as listening:
        announce(f"http://127.0.0.1:{settings.port}")
        await _serve(service, make_app(service, Demo(move)), listening, [service.tick])


def _service(settings: Settings, store: Store, clock: Clock, is_staff: Callable[[str], bool] | None = None) -> Service:
    """The service; those of the settings are staff, or whoever `is_staff` says."""
    guide, flows = content.open_city(settings.stadswijzer_city)
    try:
        staff = members(settings.staff_ids, guide.pack)
    except ValueError as error:
        raise SettingsError(str(error)) from None
    assistant = Assistant(store, guide, flows, is_staff or (lambda person: person in staff), staff)
    senders: dict[str, Sender] = {"web": WebSender()}
    service = Service(assistant, clock, senders)
    logging.getLogger().addHandler(CountLines(service.metrics))
    return service


def _listen(host: str, port: int) -> socket.socket:
    listening = socket.socket()
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    # asyncio does this only for sockets that name their protocol; without it every answer waits 40 ms
    listening.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    try:
        listening.bind((host, port))
        listening.listen()  # whoever comes as soon as they are told to, waits, and is not turned away
    except PermissionError as error:
        listening.close()
        raise SettingsError(f"PORT: poort {port} mag dit programma niet openen; kies er een boven 1023") from error
    except OSError as error:
        listening.close()
        in_use = f"PORT: poort {port} is al in gebruik; stop het andere programma of kies een andere PORT"
        other = f"PORT: poort {port} is niet te openen ({error.strerror})"
        raise SettingsError(in_use if error.errno == errno.EADDRINUSE else other) from error
    return listening


async def _serve(
    service: Service,
    web: Starlette,
    listening: socket.socket,
    by_day: Iterable[Callable[[], object]],
    channel: Callable[[], Coroutine[None, None, None]] | None = None,
) -> None:
    """Runs everything until a signal comes or a part fails; then takes nothing more in, and drains. What goes `by_day`
    is looked at every half minute."""
    server = _Server(
        uvicorn.Config(
            web,
            log_config=None,  # what goes wrong there is told and counted as everything else: in a line, without words
            log_level="warning",
            access_log=False,
            timeout_graceful_shutdown=1,
            lifespan="off",
        )
    )
    parts = [server.serve(sockets=[listening]), service.run(), *([channel()] if channel else [])]
    tasks = [asyncio.create_task(part) for part in parts]
    reloader = Reloader(service.assistant, service.clock, service.assistant.guide.pack.city, service.wake)
    ticking = scheduler.start(*by_day, reloader.look)
    spare.settle()
    done, running = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    ticking.shutdown(wait=False)
    server.should_exit = True
    for task in running - {tasks[0]}:
        task.cancel()
    await asyncio.gather(*running, return_exceptions=True)
    await service.drain(DRAIN_SECONDS)
    for task in done:
        task.result()


class _Server(uvicorn.Server):
    """Stops on a signal without passing it on: the rest of the shutdown is ours."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        loop = asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.add_signal_handler(number, self.handle_exit, number, None)
        yield
        for number in (signal.SIGINT, signal.SIGTERM):
            loop.remove_signal_handler(number)
