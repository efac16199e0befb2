"""What may come through the browser: known by its content, never by what somebody calls it."""

import io
import zipfile

import pytest
from PIL import Image

from bot import attachments, uploads
from bot.uploads import NotTaken


def photo(form: str) -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (9, 9)).save(made, form)
    return made.getvalue()


def packed(first: str, text: str = "x") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr(first, text)
    return made.getvalue()


WEBM = b"\x1aE\xdf\xa3\x9fB\x86\x81\x01B\xf7\x81\x01B\xf2\x81\x04B\xf3\x81\x08B\x82\x84webm" + bytes(300)
OPEN_DOCUMENT = packed("mimetype", "application/vnd.oasis.opendocument.text")


@pytest.mark.parametrize(
    ("data", "spoken", "name", "media"),
    [
        (photo("JPEG"), False, "foto.jpg", attachments.PHOTO),
        (photo("PNG"), False, "foto.jpg", attachments.PHOTO),
        (b"OggS" + bytes(60), False, "geluid.ogg", attachments.AUDIO),
        (b"OggS" + bytes(60), True, "spraakbericht.ogg", attachments.VOICE),
        (WEBM, True, "spraakbericht.webm", attachments.VOICE),
        (WEBM, False, "filmpje.webm", attachments.VIDEO),
        (b"\0\0\0\x1cftypiso5" + bytes(60), True, "spraakbericht.mp4", attachments.VOICE),
        (b"%PDF-1.7 sketch", False, "bestand.pdf", attachments.DOCUMENT),
        (b"%PDF-1.7 sketch", True, "bestand.pdf", attachments.DOCUMENT),
        (OPEN_DOCUMENT, False, "bestand.odt", attachments.DOCUMENT),
    ],
    ids=lambda value: str(value)[:20],
)
def test_what_a_person_can_see_read_or_hear_is_kept(data: bytes, spoken: bool, name: str, media: str) -> None:
    kept = uploads.read(data, spoken=spoken)
    assert (kept.name, kept.media) == (name, media)
    assert media == attachments.PHOTO or kept.data == data


@pytest.mark.parametrize(
    "data",
    [
        b"", b"x", b"MZ\x90\0", b"\x7fELF" + bytes(60), b"<html><script>alert(1)</script>", photo("GIF"),
        packed("virus.exe"), b"\xff\xd8\xff\xe0 no jpeg", photo("PNG")[:40], b"<svg onload='x'/>",
    ],
    ids=lambda value: str(value)[:20],
)  # fmt: skip
@pytest.mark.parametrize("spoken", [False, True])
def test_anything_else_is_not(data: bytes, spoken: bool) -> None:
    with pytest.raises(NotTaken):
        uploads.read(data, spoken=spoken)
