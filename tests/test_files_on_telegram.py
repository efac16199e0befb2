"""Files that people send on Telegram: a photo goes to the desk without where it was made, and a program not at all."""

import io

import pytest
from botapi import BotApi, Sent
from chats import DESK, register, wait_for
from PIL import Image
from process import Running
from topics import thread_of

from bot.store import Store

CAMERA, GPS = 0x010F, 0x8825


def photo() -> bytes:
    """A photo that tells which camera made it, and where."""
    made, exif = io.BytesIO(), Image.Exif()
    exif[CAMERA] = "CameraVanAna"
    exif.get_ifd(GPS).update({1: "N", 2: (52.0, 4.0, 41.0), 3: "E", 4: (4.0, 18.0, 1.0)})
    Image.new("RGB", (12, 8), "green").save(made, "JPEG", exif=exif)
    return made.getvalue()


def to_desk(api: BotApi, person: int, words: str) -> Sent:
    """What the desk got with the plan of this person."""
    thread = thread_of(api, register(api, person))
    return api.wait_for(
        lambda: next((m for m in api.messages(DESK, thread) if m.kind == "document" or words in m.text), None)
    )


def test_a_photo_sent_as_a_file_reaches_the_desk_without_where_it_was_made(api: BotApi, service: Running) -> None:
    assert b"CameraVanAna" in photo()
    api.send_document(71_001, photo(), "IMG_0001.jpg", "image/jpeg")
    wait_for(api, 71_001, "foto")
    got = to_desk(api, 71_001, "geen foto")
    assert (got.kind, got.file_name) == ("document", "foto.jpg")
    assert b"CameraVanAna" not in (got.content or b"")
    with Image.open(io.BytesIO(got.content or b"")) as seen:
        assert seen.size == (12, 8)
        assert not seen.getexif()


def test_two_people_may_send_the_same_photo_and_each_has_their_own(api: BotApi, service: Running) -> None:
    sizes = api._sizes(photo())  # passed on, it has one number on Telegram
    for person in (71_011, 71_012):
        api._message(person, {"photo": sizes}, {})
        wait_for(api, person, "foto")
    threads = [thread_of(api, register(api, person)) for person in (71_011, 71_012)]
    api.send_text(71_011, "/verwijder")
    wait_for(api, 71_011, "Weet je het zeker")
    api.tap(71_011, "Ja, wis alles")
    wait_for(api, 71_011, "Alles is gewist")
    got = api.wait_for(lambda: next((m for m in api.messages(DESK, threads[1]) if m.kind == "photo"), None))
    assert got.content == photo()
    with Store(service.database) as store:
        kept = [row["person"] for row in store.db.query("SELECT person FROM files ORDER BY id")]
    assert ("tg:71011" in kept, "tg:71012" in kept) == (False, True)


def test_what_only_says_that_it_is_a_photo_stays_behind(api: BotApi, service: Running) -> None:
    api.send_document(71_002, b"<script>alert(1)</script>", "IMG_0002.jpg", "image/jpeg")
    wait_for(api, 71_002, "foto")
    got = to_desk(api, 71_002, "Het is niet doorgestuurd")
    assert got.kind != "document"
    assert not [call for call in api.calls_to("sendDocument") if b"<script>" in b"".join(call.files.values())]


@pytest.mark.parametrize(
    ("name", "mime"),
    [("plan.pdf.exe", "application/pdf"), ("plek.svg", "image/svg+xml"), ("x.html", "text/html"), ("x.zip", None)],
)
def test_what_could_run_something_is_refused_kindly(api: BotApi, service: Running, name: str, mime: str | None) -> None:
    person = 72_000 + len(name) * 10 + len(mime or "")
    api.send_document(person, b"MZ", name, mime)
    wait_for(api, person, "Dat soort bestand kan ik niet aannemen")
