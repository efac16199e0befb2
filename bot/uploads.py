"""Files that came through the browser, as they may be kept: what they are is read from their content."""

from dataclasses import dataclass

from bot import attachments

MAX_BYTES = 10_000_000
_DOCUMENTS = {"pdf", "docx", "odt", "xlsx", "ods", "pptx", "odp"}
"""Older forms of documents can run something when they are opened; these can't."""
_SOUNDS = {"ogg", "oga", "opus", "mp3", "m4a", "wav", "aac", "amr", "flac"}
_FILMS = {"mp4", "webm", "mov", "3gp", "mkv"}


class NotTaken(Exception):
    """These bytes are nothing that a person at the desk can see, read or hear."""


@dataclass(frozen=True)
class Upload:
    """A file to keep. Its name is ours: what somebody called it may tell who they are, or try to be a path."""

    name: str
    kind: str
    media: str
    data: bytes


def read(data: bytes, *, spoken: bool = False) -> Upload:
    """The file to keep: a photo made anew, anything else byte for byte. Raises NotTaken.

    Browsers wrap recorded speech as a film without pictures, so whoever recorded it says that it was `spoken`.
    """
    extension, mime = _of(data)
    if extension in ("jpg", "png", "webp"):
        from bot import pictures  # a library that is only needed when somebody sends a photo

        try:
            return Upload("foto.jpg", attachments.PHOTO, attachments.PHOTO, pictures.cleaned(data))
        except pictures.NotAPhoto as error:
            raise NotTaken("no photo") from error
    if extension in _SOUNDS or (spoken and extension in _FILMS):
        media = attachments.VOICE if spoken else attachments.AUDIO
        return Upload(f"{'spraakbericht' if spoken else 'geluid'}.{extension}", mime, media, data)
    if extension in _FILMS:
        return Upload(f"filmpje.{extension}", mime, attachments.VIDEO, data)
    if extension in _DOCUMENTS:
        return Upload(f"bestand.{extension}", mime, attachments.DOCUMENT, data)
    raise NotTaken(extension or "unknown")


def _of(data: bytes) -> tuple[str, str]:
    import filetype  # most people never send a file through the browser

    found = filetype.guess(data)
    if found is not None:
        return str(found.extension), str(found.mime)
    # a recording by a phone: an MP4 of a brand that the library does not list
    return ("mp4", "video/mp4") if data[4:8] == b"ftyp" else ("", "")
