"""Photos are what they say, and lose everything but what is seen."""

import io
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.ExifTags import GPS, IFD, Base
from samples import quick

from bot.pictures import MAX_SIDE, NotAPhoto, cleaned

ROOT = Path(__file__).parent.parent.parent
SECRET = "Zonneplein 12"


def photo(form: str = "JPEG", size: tuple[int, int] = (64, 32), turned: int = 1) -> bytes:
    """A photo with a position, a camera and a comment in it; its left half is red."""
    image = Image.new("RGB", size, (250, 250, 250))
    image.paste((200, 0, 0), (0, 0, size[0] // 2, size[1]))
    exif = Image.Exif()
    exif[Base.Make], exif[Base.ImageDescription], exif[Base.Orientation] = "PhoneMaker", SECRET, turned
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (52.0, 4.0, 42.0)
    made = io.BytesIO()
    extra = {"comment": SECRET.encode()} if form == "JPEG" else {}
    image.save(made, form, exif=exif, **extra)
    return made.getvalue()


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP"])
def test_position_camera_and_comment_are_gone(form: str) -> None:
    before = photo(form)
    assert SECRET.encode() in before
    after = cleaned(before)
    assert SECRET.encode() not in after
    assert b"PhoneMaker" not in after
    with Image.open(io.BytesIO(after)) as image:
        assert image.format == "JPEG"
        assert not dict(image.getexif())
        assert not image.getexif().get_ifd(IFD.GPSInfo)
        assert set(image.info) <= {"jfif", "jfif_version", "jfif_unit", "jfif_density", "progressive", "progression"}


def test_it_stays_upright_without_the_note_of_the_camera() -> None:
    with Image.open(io.BytesIO(cleaned(photo(turned=6)))) as image:
        assert image.size == (32, 64)
        top = image.getpixel((16, 5))
        assert isinstance(top, tuple)
        assert top[0] > 150 > top[1], "what was left is on top"


@pytest.mark.parametrize("place", [41, 53, 65])
def test_a_camera_that_wrote_something_odd_does_not_keep_a_photo_from_the_desk(place: int) -> None:
    odd = bytearray(photo(turned=6))
    for value in range(14):  # the kinds of values that are counted, and two that are none
        odd[place] = value
        assert cleaned(bytes(odd)).startswith(b"\xff\xd8\xff")


def test_what_is_glued_behind_a_picture_is_gone() -> None:
    assert b"<script>" not in cleaned(photo() + b"<script>alert(1)</script>")


def test_large_photos_become_smaller_and_huge_ones_are_refused() -> None:
    with Image.open(io.BytesIO(cleaned(photo(size=(4000, 1000))))) as image:
        assert image.size == (MAX_SIDE, MAX_SIDE // 4)
    bomb = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(bomb, "PNG")
    assert len(bomb.getvalue()) < 1_000_000
    with pytest.raises(NotAPhoto):
        cleaned(bomb.getvalue())


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xd8\xff",
        b"\x89PNG\r\n\x1a\n",
        b"RIFF\0\0\0\0WEBP",
        b"<svg onload='alert(1)'/>",
        b"MZ\x90",
        b"%PDF-1.7",
    ],
    ids=["nothing", "jpeg start", "png start", "webp start", "svg", "program", "pdf"],
)
def test_what_is_no_photo_is_refused(data: bytes) -> None:
    with pytest.raises(NotAPhoto):
        cleaned(data)


def test_a_gif_is_refused_though_the_library_can_read_it() -> None:
    made = io.BytesIO()
    Image.new("P", (4, 4)).save(made, "GIF")
    with pytest.raises(NotAPhoto):
        cleaned(made.getvalue())


@given(st.data())
@quick
def test_a_damaged_photo_is_cleaned_or_refused_and_nothing_else(data: st.DataObject) -> None:
    broken = bytearray(photo(data.draw(st.sampled_from(["JPEG", "PNG", "WEBP"]))))
    for _times in range(data.draw(st.integers(1, 8))):
        broken[data.draw(st.integers(0, len(broken) - 1))] = data.draw(st.integers(0, 255))
    cut = bytes(broken[: data.draw(st.integers(0, len(broken)))])
    try:
        after = cleaned(cut)
    except NotAPhoto:
        return
    assert after.startswith(b"\xff\xd8\xff")


MANY = """
import io, resource
from concurrent.futures import ThreadPoolExecutor
from PIL import Image
from bot import pictures
made = io.BytesIO()
Image.new("RGB", (7000, 7000)).save(made, "PNG")
with ThreadPoolExecutor(6) as pool:
    pictures.cleaned(made.getvalue())
    base = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    list(pool.map(lambda _: pictures.cleaned(made.getvalue()), range(6)))
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / base)
"""


def test_six_large_photos_at_once_take_no_more_memory_than_one() -> None:
    told = subprocess.run([sys.executable, "-c", MANY], cwd=ROOT, capture_output=True, text=True, check=True)
    assert float(told.stdout) < 1.25
