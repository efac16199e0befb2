"""Photos as they may be kept: really a photo, of a sane size, and without what the camera wrote in it (where, when)."""

import io
import warnings
from concurrent.futures import ThreadPoolExecutor

from PIL import Image

FORMATS = ("JPEG", "PNG", "WEBP")
MAX_PIXELS = 50_000_000
"""More is no phone photo; a small file can unpack to gigabytes."""
MAX_SIDE = 2560
QUALITY = 85
_ORIENTATION = 0x0112
_UPRIGHT = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}
"""What undoes how the camera was held (Exif 2.32, tag Orientation)."""


_ALONE = ThreadPoolExecutor(1, "pictures")
"""One at a time and in one thread: large ones together would take all the memory there is, and what a thread took for
one, it keeps for the next."""


class NotAPhoto(Exception):
    """These bytes are no photo that can be kept."""


def cleaned(data: bytes) -> bytes:
    """The photo as a new JPEG: only what is seen on it, upright, its longest side at most MAX_SIDE pixels.

    What it is is read from the content, whatever the sender called it. Position, camera, time, comments, colour
    profiles and anything glued behind the picture are gone. Raises NotAPhoto.
    """
    return _ALONE.submit(_cleaned, data).result()


def _cleaned(data: bytes) -> bytes:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # about odd metadata, which we drop
            with Image.open(io.BytesIO(data), formats=FORMATS) as opened:
                if opened.width * opened.height > MAX_PIXELS:
                    raise NotAPhoto("too many pixels")
                opened.draft("RGB", (MAX_SIDE, MAX_SIDE))  # a JPEG is not even unpacked larger than it stays
                opened.thumbnail((MAX_SIDE, MAX_SIDE))
                seen = _upright(opened).convert("RGB")
    except NotAPhoto:
        raise
    except Exception as error:  # what was made to break it, breaks it in any way
        raise NotAPhoto(type(error).__name__) from error
    made = io.BytesIO()
    fresh = Image.new("RGB", seen.size)
    fresh.paste(seen)
    fresh.save(made, "JPEG", quality=QUALITY, optimize=True)
    return made.getvalue()


def _upright(picture: Image.Image) -> Image.Image:
    """The picture as it was seen. What else the camera wrote is not looked at: there, much is not as it should be."""
    try:
        turn = _UPRIGHT.get(picture.getexif().get(_ORIENTATION, 1))
    except Exception:
        return picture
    return picture if turn is None else picture.transpose(turn)
