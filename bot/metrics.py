"""What an operator watches, in the form that Prometheus reads. Counts only: nothing about anybody."""

import logging
from collections.abc import Callable, Iterator, Mapping

from prometheus_client import CONTENT_TYPE_LATEST, CollectorRegistry, Counter, Histogram, ProcessCollector
from prometheus_client import generate_latest as written
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.registry import Collector

TYPE = CONTENT_TYPE_LATEST
_SECONDS = (0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60)
_MEANING = {
    "inbox_waiting": "Messages that arrived and wait for their turn",
    "replies_waiting": "Replies that wait to be sent",
    "news_waiting": "News that waits to be sent, also until the morning",
    "promises_broken": "Promises of an answer that were broken",
    "promises_overdue": "Promises of an answer whose day has passed, not admitted yet",
    "records_stale": "Records that were not checked in time",
}


class Metrics:
    """The figures of one service. `now` gives what is only known by looking, such as how much waits."""

    def __init__(self, now: Callable[[], Mapping[str, float]]) -> None:
        self._all = CollectorRegistry(auto_describe=True)
        self._updates = Counter(
            "stadswijzer_updates", "What arrived, also when it came before", ["channel"], registry=self._all
        )
        self._turns = Histogram(
            "stadswijzer_turn_seconds", "How long a turn took", buckets=_SECONDS, registry=self._all
        )
        self._sent = Counter("stadswijzer_sendings", "How sendings ended", ["how"], registry=self._all)
        self._replies = Histogram(
            "stadswijzer_reply_seconds", "From a reply's turn until it was delivered", buckets=_SECONDS,
            registry=self._all,
        )  # fmt: skip
        self._lines = Counter("stadswijzer_log_lines", "Lines in the log", ["level"], registry=self._all)
        for level in ("WARNING", "ERROR"):
            self._lines.labels(level)
        self._all.register(_Now(now))
        ProcessCollector(registry=self._all)

    def arrived(self, channel: str) -> None:
        """Something arrived by this channel."""
        self._updates.labels(channel).inc()

    def turn(self, seconds: float) -> None:
        """A turn was done."""
        self._turns.observe(seconds)

    def ended(self, how: str, reply_seconds: float | None = None) -> None:
        """A sending ended; a reply that was delivered tells how long it took."""
        self._sent.labels(how).inc()
        if reply_seconds is not None:
            self._replies.observe(max(0.0, reply_seconds))

    def logged(self, level: str) -> None:
        """A line was logged."""
        self._lines.labels(level).inc()

    def text(self) -> bytes:
        """All of it, as text of TYPE."""
        return written(self._all)


class CountLines(logging.Handler):
    """Counts warnings and errors, so that a log nobody reads is still noticed."""

    def __init__(self, metrics: Metrics) -> None:
        super().__init__(logging.WARNING)
        self._metrics = metrics

    def emit(self, record: logging.LogRecord) -> None:
        """Counts one line."""
        self._metrics.logged(record.levelname)


class _Now(Collector):
    def __init__(self, now: Callable[[], Mapping[str, float]]) -> None:
        self._now = now

    def describe(self) -> Iterator[GaugeMetricFamily]:
        return iter([GaugeMetricFamily(f"stadswijzer_{name}", meaning) for name, meaning in _MEANING.items()])

    def collect(self) -> Iterator[GaugeMetricFamily]:
        for name, value in self._now().items():
            yield GaugeMetricFamily(f"stadswijzer_{name}", _MEANING[name], value)
