"""What a coordinator can switch for the whole service: a banner over every answer, and the intake on or off."""

from collections.abc import Callable

_BANNER, _PAUSED = "banner", "intake-paused"


class Switches:
    """Kept with the state of the service, so that they stay through a restart."""

    def __init__(self, recall: Callable[[str], str | None], remember: Callable[[str, str], None]) -> None:
        self._recall = recall
        self._remember = remember

    @property
    def banner(self) -> str:
        """What stands over every answer; empty for nothing."""
        return self._recall(_BANNER) or ""

    def set_banner(self, text: str) -> None:
        """From now on this stands over every answer."""
        self._remember(_BANNER, text)

    @property
    def paused(self) -> bool:
        """Is nothing taken in now? Questions are answered all the same."""
        return bool(self._recall(_PAUSED))

    def pause(self, *, on: bool) -> None:
        """Stops the intake, or starts it again."""
        self._remember(_PAUSED, "1" if on else "")
