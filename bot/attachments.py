"""What people send beside words: photos, sketches, voice messages, documents. Which are taken, and what is said.

Nothing of it is read or heard by us: it goes to a person as it is, and we say so. Only where a photo was made, and with
what, is taken out.
"""

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Any

from bot.i18n import Speaker
from bot.messages import DESK, Incoming, Message

PHOTO, VOICE, AUDIO, VIDEO, ROUND, DOCUMENT = "photo", "voice", "audio", "video", "round", "document"
SPOKEN = frozenset({VOICE, AUDIO, VIDEO, ROUND})
PICTURE = "picture"
"""A photo sent as a file: with all that the camera wrote in it, which does not go on to the desk."""
OTHER, TOO_LARGE = "other", "too-large"
"""Kinds that are not taken: a program or an archive, and what no channel gives back to us."""
TAKEN = frozenset({PHOTO, PICTURE, VOICE, AUDIO, VIDEO, ROUND, DOCUMENT})
MAX_BYTES = 20_000_000
"""What Telegram gives back to a bot (Bot API, getFile)."""
MAX_SHOWN = 300
"""Characters of one answer in a summary or on a card; a longer story goes to the desk whole, beside the card."""
ALBUM = dt.timedelta(seconds=10)
"""The photos of one album come within this time."""
MAX_FILES = 10
"""More than this with one talk is somebody's whole album."""
_PICTURES = frozenset({"image/jpeg", "image/png", "image/webp"})
"""What can be made anew without what the camera wrote in it."""
_DOCUMENTS = (
    "audio/",
    "video/",
    "text/plain",
    "application/pdf",
    "application/vnd.openxmlformats",
    "application/vnd.oasis.opendocument",
)
"""Starts of the types of documents that a person at the desk can open, and that run nothing when opened."""
_ENDS = "pdf txt docx xlsx pptx odt ods odp mp3 m4a aac ogg oga opus wav flac amr mp4 mov webm 3gp mkv avi"
_ENDINGS = frozenset(_ENDS.split())
"""Of such documents. A computer goes by the end of the name, whatever the type was said to be."""


def kind_of(mime: object, size: object, name: object = None) -> str:
    """What a document of this type, size and name is to us. The type is only what the sender's app says."""
    if is_too_large(size):
        return TOO_LARGE
    if mime in _PICTURES:
        return PICTURE
    ending = str(name or "").rpartition(".")[2].casefold()
    known = isinstance(mime, str) and mime.startswith(_DOCUMENTS) and (not name or ending in _ENDINGS)
    return DOCUMENT if known else OTHER


def is_too_large(size: object) -> bool:
    """More bytes than a channel gives back to us? What names no size is tried."""
    return isinstance(size, int) and size > MAX_BYTES


def refused(incoming: Incoming, t: Speaker) -> str | None:
    """Why this file is not taken, in one kind sentence; None when it is, or when there is no file."""
    if not incoming.file or not incoming.media or incoming.media in TAKEN:
        return None
    if incoming.media == TOO_LARGE:
        return t("Dat bestand is te groot voor mij. Een foto of een bestand tot 20 MB lukt wel.")
    return t("Dat soort bestand kan ik niet aannemen. Een foto, een spraakbericht of een pdf lukt wel.")


def is_more(kept: Mapping[str, Any] | None, media: str, now: dt.datetime) -> bool:
    """Did a file of this kind come a moment ago (`filed`)? Who sends an album hears once that it was received."""
    at, kind = (kept or {}).get("filed") or (None, "")
    return at is not None and kind == media and now - dt.datetime.fromisoformat(at) <= ALBUM


def thanks(media: str, t: Speaker) -> str:
    """That it was received, and who will look at it or listen to it."""
    if media in (VOICE, AUDIO):
        return t("Je spraakbericht staat erbij. Ik kan het zelf niet verstaan; een mens luistert ernaar.")
    if media in (VIDEO, ROUND, DOCUMENT):
        return t("Je bestand staat erbij. Ik kan het zelf niet lezen; een mens aan de balie wel.")
    return t("Je foto staat erbij. Ik kan hem zelf niet bekijken, een mens aan de balie wel.")


def named(files: Iterable[Mapping[str, str]], t: Speaker) -> str:
    """The files of one answer, each kind once."""
    names = {
        PHOTO: t("foto toegevoegd"),
        PICTURE: t("foto toegevoegd"),
        VOICE: t("spraakbericht toegevoegd"),
        AUDIO: t("spraakbericht toegevoegd"),
    }
    return ", ".join(dict.fromkeys(names.get(file["media"], t("bestand toegevoegd")) for file in files))


def files_of(answers: Mapping[str, Any]) -> list[Mapping[str, str]]:
    """Every file of a case, in the order of its answers, each once."""
    listed = [file for answer in answers.values() for file in answer.get("files", ())]
    return list({file["id"]: file for file in listed}.values())


def for_desk(number: str, answers: Mapping[str, Any]) -> list[Message]:
    """A message to the desk for each story that the card shows only in part, and for each file of a case."""
    what = {
        PHOTO: "foto",
        PICTURE: "foto",
        VOICE: "spraakbericht, luister het af",
        AUDIO: "geluid, luister het af",
        VIDEO: "filmpje",
        ROUND: "filmpje",
    }
    told = [answer["said"] for answer in answers.values() if len(answer.get("said", "")) > MAX_SHOWN]
    stories = [Message(DESK, f"📄 {number}, het hele verhaal:\n{story}", case=number) for story in told]
    return stories + [
        Message(DESK, f"📎 {number}: {what.get(file['media'], 'bestand')}", case=number, file=file["id"])
        for file in files_of(answers)
    ]
