import subprocess
import sys
from io import BytesIO

import pytest
from django.conf import settings
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageChops

from media.pictures import MAX_BYTES, MAX_PIXELS, PictureReason, PictureRefused, reencoded
from tests.media import pictures

REFUSED = {
    "nothing at all": (b"", PictureReason.NOT_A_PICTURE),
    "a tiny GIF": (pictures.TINY_GIF, PictureReason.NOT_A_PICTURE),
    "a drawing with a script": (pictures.SVG, PictureReason.NOT_A_PICTURE),
    "a phone's own format": (pictures.HEIC, PictureReason.NOT_A_PICTURE),
    "a PDF": (b"%PDF-1.4 %%EOF", PictureReason.NOT_A_PICTURE),
    "half a JPEG": (pictures.truncated(pictures.jpeg()), PictureReason.DAMAGED),
    "half a PNG": (pictures.truncated(pictures.tagged_png()), PictureReason.DAMAGED),
    "half a WebP": (pictures.truncated(pictures.tagged_webp()), PictureReason.DAMAGED),
    "a JPEG's first bytes": (b"\xff\xd8\xff\xe0", PictureReason.DAMAGED),
    "notes that unpack to 80 MB": (pictures.inflated_notes(), PictureReason.DAMAGED),
    "more than 10 MB": (pictures.jpeg().ljust(MAX_BYTES + 1, b"\0"), PictureReason.TOO_LARGE),
    "121 million pixels": (pictures.bomb(11_000), PictureReason.TOO_MANY_PIXELS),
    "a little over the limit": (pictures.bomb(5_001), PictureReason.TOO_MANY_PIXELS),
}
TAGGED = {
    "phone photo": pictures.phone_photo(),
    "PNG with notes": pictures.tagged_png(),
    "WebP with notes": pictures.tagged_webp(),
    "script after the end": pictures.script_appended(),
}


def opened(content: bytes) -> Image.Image:
    picture = Image.open(BytesIO(content))
    picture.load()
    return picture


def drawn(content: bytes) -> Image.Image:
    return opened(reencoded(BytesIO(content)).content)


def colours(picture: Image.Image) -> list[tuple[int, ...]]:
    """The colours at the middle of the left and of the right half."""
    width, height = picture.size
    plain = picture.convert("RGB")
    return [
        plain.getpixel((width // 4, height // 2)),
        plain.getpixel((width * 3 // 4, height // 2)),
    ]


def nearly(expected: tuple[int, ...], *, within: int = 6) -> list:
    return [pytest.approx(part, abs=within) for part in expected]


def assert_red_then_blue(picture: Image.Image, *, within: int = 6) -> None:
    left, right = colours(picture)
    assert list(left) == nearly(pictures.RED, within=within)
    assert list(right) == nearly(pictures.BLUE, within=within)


# As media/apps.py has it; pytest sets its own filters.
@pytest.mark.filterwarnings("error::PIL.Image.DecompressionBombWarning")
@pytest.mark.parametrize(("content", "reason"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_sound_picture_is_refused_with_its_reason(content, reason):
    with pytest.raises(PictureRefused) as refused:
        reencoded(BytesIO(content))
    assert refused.value.reason == reason


def test_the_caller_may_ask_for_fewer_pixels():
    with pytest.raises(PictureRefused) as refused:
        reencoded(BytesIO(pictures.jpeg()), max_pixels=64 * 32 - 1)
    assert refused.value.reason == PictureReason.TOO_MANY_PIXELS


def test_a_picture_at_the_very_limit_is_taken():
    assert drawn(pictures.bomb(5_000)).size == (5_000, 5_000)
    assert MAX_PIXELS == 5_000 * 5_000


def test_the_limits_are_those_of_the_settings():
    assert settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS == MAX_PIXELS == Image.MAX_IMAGE_PIXELS
    assert settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE == MAX_BYTES


def test_a_bomb_is_refused_before_any_pixel_is_decoded():
    program = (
        "import io, resource, sys\n"
        "from media.pictures import PictureRefused, reencoded\n"
        "bomb = io.BytesIO(sys.stdin.buffer.read())\n"
        "before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss\n"
        "try:\n    reencoded(bomb)\nexcept PictureRefused as refused:\n    print(refused.reason)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)\n"
    )
    answer = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", program],
        input=pictures.bomb(11_000),
        capture_output=True,
        cwd=settings.BASE_DIR,
        check=True,
    )
    reason, kilobytes = answer.stdout.decode().split()
    assert reason == PictureReason.TOO_MANY_PIXELS
    # Decoded, it would take 121,000.
    assert int(kilobytes) < 20_000


@pytest.mark.parametrize("content", TAGGED.values(), ids=TAGGED)
def test_nothing_but_the_pixels_survives(content):
    clean = reencoded(BytesIO(content)).content
    picture = opened(clean)
    blank = opened(pictures.saved(pictures.halves(), picture.format))
    assert pictures.SECRET.encode() in content
    assert pictures.SECRET.encode() not in clean
    assert dict(picture.getexif()) == {}
    assert set(picture.info) == set(blank.info)


def test_a_phone_photo_stands_upright_without_the_note_that_said_so():
    picture = drawn(pictures.phone_photo())
    assert picture.size == (64, 32)
    assert_red_then_blue(picture)


@pytest.mark.parametrize(
    ("orientation", "red_corner"),
    [
        (1, (0, 0)),
        (2, (63, 0)),
        (3, (63, 0)),
        (4, (0, 0)),
        (5, (0, 0)),
        (6, (0, 0)),
        (7, (0, 63)),
        (8, (0, 63)),
    ],
)
def test_every_orientation_is_turned_as_browsers_turn_it(orientation, red_corner):
    note = pictures.exif(orientation=orientation)
    turned = drawn(pictures.saved(pictures.halves(), "PNG", exif=note))
    assert turned.size == ((64, 32) if orientation < 5 else (32, 64))
    assert turned.getpixel(red_corner) == pictures.RED


@pytest.mark.parametrize(
    ("format_name", "extension"), [("JPEG", "jpg"), ("PNG", "png"), ("WEBP", "webp")]
)
def test_a_picture_keeps_its_format_and_its_look(format_name, extension):
    content = pictures.saved(pictures.halves(), format_name, quality=95)
    clean = reencoded(BytesIO(content))
    picture = Image.open(BytesIO(clean.content))
    assert (clean.extension, picture.format) == (extension, format_name)
    assert clean.content_type == picture.get_format_mimetype()
    assert_red_then_blue(picture)


def test_a_print_picture_becomes_a_screen_picture():
    picture = drawn(pictures.saved(pictures.halves("CMYK"), "JPEG", quality=95))
    assert picture.mode == "RGB"
    assert_red_then_blue(picture)


def test_colours_are_those_that_the_profile_means():
    swapped = ImageChops.invert(pictures.halves())
    content = pictures.saved(swapped, "PNG", icc_profile=pictures.srgb_profile())
    picture = drawn(content)
    assert list(colours(picture)[0]) == nearly(tuple(255 - part for part in pictures.RED), within=1)


@pytest.mark.parametrize("profile", [b"not a profile", pictures.srgb_profile()[:200]])
def test_a_broken_profile_does_not_cost_the_picture(profile):
    content = pictures.saved(pictures.halves(), "PNG", icc_profile=profile)
    assert_red_then_blue(drawn(content))


@pytest.mark.parametrize("format_name", ["WEBP", "PNG", "MPO"])
def test_of_several_frames_the_first_is_kept(format_name):
    picture = drawn(pictures.frames(format_name))
    assert getattr(picture, "n_frames", 1) == 1
    assert list(colours(picture)[1]) == nearly(pictures.RED)


@pytest.mark.parametrize("mode", ["P", "RGBA", "L", "LA", "1", "I;16"])
def test_every_kind_of_pixels_becomes_plain_ones(mode):
    source = Image.new("I;16", (64, 32), 30_000) if mode == "I;16" else pictures.halves(mode)
    picture = drawn(pictures.saved(source, "PNG"))
    assert picture.mode == ("RGBA" if mode in ("RGBA", "LA") else "RGB")
    if mode in ("P", "RGBA"):
        assert_red_then_blue(picture, within=30)


def test_sixteen_bits_of_grey_keep_their_lightness():
    picture = drawn(pictures.saved(Image.new("I;16", (8, 8), 128 * 256), "PNG"))
    assert picture.getpixel((4, 4)) == (128, 128, 128)


def test_what_is_transparent_stays_transparent():
    painted = pictures.halves("P")
    red = painted.getpixel((0, 0))
    picture = drawn(pictures.saved(painted, "PNG", transparency=red))
    assert [picture.getpixel(place)[3] for place in ((0, 0), (63, 0))] == [0, 255]


@pytest.mark.filterwarnings("ignore::UserWarning", "ignore:Image size")
@given(
    source=st.sampled_from([*TAGGED.values(), pictures.frames("WEBP"), pictures.frames("MPO")]),
    changes=st.lists(st.tuples(st.floats(0, 0.999), st.integers(0, 255)), min_size=1, max_size=8),
)
def test_whatever_bytes_are_broken_the_answer_is_a_picture_or_a_reason(source, changes):
    broken = bytearray(source)
    for place, byte in changes:
        broken[int(place * len(broken))] = byte
    try:
        outcome = reencoded(BytesIO(broken)).extension
    except PictureRefused as refused:
        outcome = refused.reason
    assert outcome in {"jpg", "png", "webp", *PictureReason}
