"""Settings from the environment and `.env`. A wrong one is named, with what it should be."""

import io
import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated

from dotenv import dotenv_values
from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from knowledge import load


class SettingsError(Exception):
    """A setting is wrong; the message names it and says what it should be."""


@dataclass(frozen=True)
class Listed:
    """Somebody of the desk: a number of Telegram, and the words behind it (a role, stadsdelen, themes)."""

    number: int
    words: tuple[str, ...] = ()


def _listed(value: object) -> object:
    """`1234, 5678=redacteur, 9012=medewerker+laak+groen`, read."""
    if not isinstance(value, str):
        return value
    found = []
    for part in filter(None, (part.strip() for part in value.split(","))):
        number, _is, words = part.partition("=")
        if not number.strip().removeprefix("-").isdecimal():
            raise ValueError("moet een lijst van Telegram-nummers zijn, bijvoorbeeld 1234,5678=medewerker+laak")
        found.append(Listed(int(number), tuple(word.strip().casefold() for word in words.split("+") if word.strip())))
    return tuple(found)


def _url(value: str | None) -> str | None:
    if value and not value.startswith(("http://", "https://")):
        raise ValueError("moet beginnen met http:// of https://")
    return value.rstrip("/") if value else None


def _city(value: str) -> str:
    if value not in load.cities():
        raise ValueError(f"onbekende stad; kies uit: {', '.join(load.cities())}")
    return value


Url = Annotated[str | None, AfterValidator(_url)]


ENV_FILE = Path(".env")
"""Beside the database and the copies; it holds the token."""
_SET = re.compile(r"\s*(?:export\s+)?([A-Za-z_][A-Za-z0-9_]*)\s*=")


class Settings(BaseModel):
    """All settings; the names are those of the environment variables, in capitals."""

    model_config = ConfigDict(frozen=True)

    telegram_bot_token: str | None = Field(
        default=None,
        pattern=r"^\d+:[\w-]+$",
        repr=False,
        description="moet eruitzien als 123456:ABC-def, van @BotFather",
    )
    telegram_api_url: Url = Field(
        default=None, description="moet met http:// of https:// beginnen: het adres van een andere Bot API-server"
    )
    staff_chat_id: int | None = Field(
        default=None, lt=0, description="moet het nummer van de groep van de balie zijn; dat begint met een min"
    )
    staff_ids: Annotated[tuple[Listed, ...], BeforeValidator(_listed)] = ()
    stadswijzer_db: Path = Path("stadswijzer.db")
    stadswijzer_backups: Path | None = None
    stadswijzer_backup_days: int = Field(
        default=14,
        ge=1,
        le=30,
        description="moet een aantal dagen van 1 tot 30 zijn: wie gewist is, verdwijnt dan ook daar",
    )
    stadswijzer_city: Annotated[str, AfterValidator(_city)] = "den-haag"
    webhook_url: Url = None
    webhook_secret: str | None = Field(
        default=None,
        pattern=r"^[A-Za-z0-9_-]{16,256}$",
        repr=False,
        description="moet 16 tot 256 letters, cijfers, - of _ zijn",
    )
    port: int = Field(default=8000, ge=1, le=65535, description="moet een poortnummer van 1 tot 65535 zijn")

    @property
    def backups(self) -> Path:
        """The folder of the copies: the one that was set, or `backups` beside the database."""
        return self.stadswijzer_backups or self.stadswijzer_db.parent / "backups"


def read() -> Settings:
    """The settings of this process: the environment goes before `.env`, and what is empty was not set.

    Raises SettingsError naming every wrong or unknown one.
    """
    in_file = _in_file()
    _refuse_unknown({*in_file, *(name for name in os.environ if name.startswith("STADSWIJZER_"))})
    named = {name.upper(): value for name, value in (*in_file.items(), *os.environ.items()) if value}
    given = {name: named[name.upper()] for name in Settings.model_fields if name.upper() in named}
    try:
        settings = Settings.model_validate(given)
    except ValidationError as error:
        raise SettingsError("\n".join(_line(detail["loc"], detail["msg"]) for detail in error.errors())) from None
    if settings.webhook_url and not settings.webhook_secret:
        raise SettingsError("WEBHOOK_SECRET ontbreekt: bij WEBHOOK_URL hoort een geheim van minstens 16 tekens")
    return settings


def _line(location: tuple[int | str, ...], message: str) -> str:
    name = str(location[0])
    described = Settings.model_fields[name].description if name in Settings.model_fields else None
    return f"{name.upper()}: {described or message.removeprefix('Value error, ')}"


def _in_file() -> dict[str, str | None]:
    """What `.env` says, by names in capitals. Raises SettingsError with the number of a line that sets nothing: never
    what stands there, for it may be the token."""
    try:
        text = ENV_FILE.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except OSError as error:
        raise SettingsError(
            f"{ENV_FILE} is niet te lezen ({error.strerror}): draai de opdracht als de gebruiker van de dienst,"
            " en geef die het bestand met chown"
        ) from None
    except UnicodeDecodeError:
        raise SettingsError(f"{ENV_FILE} is niet te lezen: bewaar het als UTF-8") from None
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.lstrip().startswith("#") and not _SET.match(line):
            raise SettingsError(f"{ENV_FILE}, regel {number} is geen instelling; schrijf NAAM=waarde")
    return {name.upper(): value for name, value in dotenv_values(stream=io.StringIO(text)).items()}


def _refuse_unknown(named: set[str]) -> None:
    known = {name.upper() for name in Settings.model_fields}
    unknown = sorted(named - known)
    if unknown:
        raise SettingsError(
            f"{', '.join(unknown)}: deze instelling bestaat niet; bedoel je een van {', '.join(sorted(known))}?"
        )
