"""A picture that somebody hands us, drawn anew: its pixels survive and nothing else.

Pure Pillow: no Django, no settings, no storage.
"""

import struct
import zlib
from dataclasses import dataclass
from enum import StrEnum
from io import BytesIO
from typing import BinaryIO

from PIL import ExifTags, Image, ImageCms

MAX_BYTES = 10 * 1024 * 1024
MAX_PIXELS = 25_000_000

# What Pillow raises on bytes that are not what they claim to be.
BROKEN = (
    ArithmeticError,
    EOFError,
    LookupError,
    OSError,
    SyntaxError,
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)
SRGB = ImageCms.createProfile("sRGB")
SIXTEEN_BITS = ("I", "I;16", "I;16B", "I;16L", "I;16N")
TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


class PictureReason(StrEnum):
    TOO_LARGE = "too_large"
    NOT_A_PICTURE = "not_a_picture"
    TOO_MANY_PIXELS = "too_many_pixels"
    DAMAGED = "damaged"


class PictureRefused(Exception):
    def __init__(self, reason: PictureReason):
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True)
class CleanPicture:
    content: bytes
    extension: str
    content_type: str


def reencoded(
    file: BinaryIO, *, max_bytes: int = MAX_BYTES, max_pixels: int = MAX_PIXELS
) -> CleanPicture:
    """The first frame of `file`, upright and in sRGB, in a new file of the same format.

    Raises PictureRefused. The limits hold before a single pixel is decoded.
    """
    content = _content_within(file, max_bytes)
    format_name = _format_of(content)
    try:
        # No step is named, so that each lets go of the pixels of the one before: 100 MB a piece.
        return _encoded(
            _in_plain_colours(_turned_upright(_opened_within(content, format_name, max_pixels))),
            format_name,
        )
    except BROKEN as error:
        raise PictureRefused(PictureReason.DAMAGED) from error


def _content_within(file: BinaryIO, max_bytes: int) -> bytes:
    file.seek(0)
    content = file.read(max_bytes + 1)
    if len(content) > max_bytes:
        raise PictureRefused(PictureReason.TOO_LARGE)
    return content


def _format_of(content: bytes) -> str:
    """Told by the first bytes: names and declared types are claims by the sender."""
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content.startswith(b"RIFF") and content[8:12] == b"WEBP":
        return "WEBP"
    raise PictureRefused(PictureReason.NOT_A_PICTURE)


def _opened_within(content: bytes, format_name: str, max_pixels: int) -> Image.Image:
    try:
        picture = Image.open(BytesIO(content), formats=[format_name])
    except BOMB as error:
        raise PictureRefused(PictureReason.TOO_MANY_PIXELS) from error
    if picture.width * picture.height > max_pixels:
        raise PictureRefused(PictureReason.TOO_MANY_PIXELS)
    return picture


def _turned_upright(picture: Image.Image) -> Image.Image:
    # A PNG may carry its orientation after the pixels, so they are read first.
    picture.load()
    turn = TURNS.get(picture.getexif().get(ExifTags.Base.Orientation))
    # A copy has the pixels alone, without the open decoder and its buffers.
    return picture.copy() if turn is None else picture.transpose(turn)


def _in_plain_colours(picture: Image.Image) -> Image.Image:
    """RGB, or RGBA where something is transparent, with the colours meant by its profile."""
    profile = picture.info.get("icc_profile")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    if picture.mode in SIXTEEN_BITS:
        picture = picture.point(lambda value: value / 256).convert("L")
    if picture.mode not in ("CMYK", mode):
        picture = picture.convert(mode)
    if profile:
        picture = _in_srgb(picture, profile, mode)
    return picture if picture.mode == mode else picture.convert(mode)


def _in_srgb(picture: Image.Image, profile: bytes, mode: str) -> Image.Image:
    try:
        source = ImageCms.ImageCmsProfile(BytesIO(profile))
        return ImageCms.profileToProfile(picture, source, SRGB, outputMode=mode) or picture
    except (ImageCms.PyCMSError, OSError):
        # A profile that is broken or of another colour space says nothing about these pixels.
        return picture


def _encoded(picture: Image.Image, format_name: str) -> CleanPicture:
    # Encoders copy comments, profiles and more from here.
    picture.info = {}
    output = BytesIO()
    if format_name == "PNG":
        picture.save(output, "PNG")
        return CleanPicture(output.getvalue(), "png", "image/png")
    picture.save(output, format_name, quality=90)
    if format_name == "WEBP":
        return CleanPicture(output.getvalue(), "webp", "image/webp")
    return CleanPicture(output.getvalue(), "jpg", "image/jpeg")
