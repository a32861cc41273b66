"""Pictures as people and attackers send them, built in code; SECRET must survive in none."""

import struct
import zlib
from functools import cache
from io import BytesIO

from PIL import ExifTags, Image, ImageCms
from PIL.PngImagePlugin import PngInfo

SECRET = "Hemlig gata 7"
RED, BLUE = (200, 30, 40), (30, 40, 200)
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
HEIC = b"\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic" + bytes(200)
# A whole GIF of 21 bytes, with no picture in it.
TINY_GIF = b"GIF89a\x01\x00\x01\x00\x00\x00\x00!\xf9\x04\x00\x00\x00\x00;"


def halves(mode: str = "RGB", size: tuple[int, int] = (64, 32)) -> Image.Image:
    """Red to the left, blue to the right: shows when it is turned or discoloured."""
    picture = Image.new("RGB", size, BLUE)
    picture.paste(RED, (0, 0, size[0] // 2, size[1]))
    return picture.convert(mode)


def saved(picture: Image.Image, format_name: str, **options) -> bytes:
    output = BytesIO()
    picture.save(output, format_name, **options)
    return output.getvalue()


def jpeg() -> bytes:
    return saved(halves(), "JPEG", quality=95)


def exif(*, orientation: int = 1) -> Image.Exif:
    tags = Image.Exif()
    tags[ExifTags.Base.Orientation] = orientation
    tags[ExifTags.Base.Artist] = SECRET
    tags[ExifTags.IFD.GPSInfo] = {
        ExifTags.GPS.GPSLatitudeRef: "N",
        ExifTags.GPS.GPSLatitude: (59.0, 51.0, 3.5),
        ExifTags.GPS.GPSAreaInformation: SECRET,
    }
    return tags


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def phone_photo() -> bytes:
    """Held upright, so stored on its side, with the place and the phone's notes in it."""
    return saved(
        halves().transpose(Image.Transpose.ROTATE_90),
        "JPEG",
        quality=95,
        exif=exif(orientation=6),
        icc_profile=srgb_profile(),
        comment=SECRET,
        xmp=f"<x:xmpmeta>{SECRET}</x:xmpmeta>".encode(),
    )


def tagged_png() -> bytes:
    notes = PngInfo()
    notes.add_text("Author", SECRET)
    notes.add_itxt("Location", SECRET, zip=True)
    return saved(halves(), "PNG", pnginfo=notes, exif=exif(), dpi=(300, 300))


def tagged_webp() -> bytes:
    return saved(halves(), "WEBP", exif=exif(), xmp=SECRET.encode(), icc_profile=srgb_profile())


def script_appended() -> bytes:
    return jpeg() + f"<script>alert('{SECRET}')</script>".encode()


def frames(format_name: str) -> bytes:
    """The first frame red, the second blue (two views of one shot in an MPO)."""
    first, second = (Image.new("RGB", (64, 32), colour) for colour in (RED, BLUE))
    return saved(first, format_name, save_all=True, append_images=[second])


def truncated(content: bytes) -> bytes:
    return content[: len(content) // 2]


def _chunk(kind: bytes, body: bytes) -> bytes:
    checksum = struct.pack(">I", zlib.crc32(kind + body))
    return struct.pack(">I", len(body)) + kind + body + checksum


@cache
def bomb(side: int) -> bytes:
    """A sound PNG of side x side grey pixels in a few kilobytes."""
    packer = zlib.compressobj(9)
    packed = b"".join(packer.compress(bytes(side + 1)) for _ in range(side)) + packer.flush()
    header = struct.pack(">IIBBBBB", side, side, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + _chunk(b"IHDR", header)
        + _chunk(b"IDAT", packed)
        + _chunk(b"IEND", b"")
    )


def inflated_notes() -> bytes:
    """A PNG whose text chunk unpacks to 80 MB."""
    note = b"Comment\x00\x00" + zlib.compress(bytes(80 * 1024 * 1024), 9)
    plain = saved(halves(), "PNG")
    return plain[:33] + _chunk(b"zTXt", note) + plain[33:]
