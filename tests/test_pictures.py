"""What is published of a picture: formats, widths, upright pixels, nothing beside them; and what is refused."""

import base64
import io
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from bantin.pictures.encode import encode
from bantin.pictures.looks import Encoded, Flaw, Look, Named
from tests.drawn import SECRET, animation, bomb, photo, saved, snapshot

NASTY = Path(__file__).parent / "nasty" / "images"
NAME = "0" * 32


def made(kind: str, content: bytes) -> Encoded:
    found = encode(Named(kind, content, NAME))
    assert isinstance(found, Encoded), found
    return found


def flaw(kind: str, content: bytes) -> Flaw:
    found = encode(Named(kind, content, NAME))
    assert isinstance(found, Flaw), found
    return found


def sizes(found: Encoded) -> list[tuple[str, int, int]]:
    return [(file.format, file.width, file.height) for file in found.look.files]


def opened(content: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(content))
    image.load()
    return image


def test_a_photograph_comes_in_three_formats_and_widths() -> None:
    expected = [(1600, 1000), (480, 300), (960, 600)]
    assert sizes(made("jpeg", snapshot(2000, 1250))) == [
        (kind, *size) for kind in ("jpeg", "avif", "webp") for size in expected
    ]


def test_every_file_is_what_it_says() -> None:
    found = made("jpeg", snapshot(1200, 900))
    for file, content in zip(found.look.files, found.contents, strict=True):
        image = opened(content)
        assert (image.format, image.size) == (file.format.upper(), (file.width, file.height))


def test_a_small_picture_is_never_enlarged() -> None:
    assert sizes(made("png", saved(photo(300, 200), "png"))) == [
        ("png", 300, 200),
        ("avif", 300, 200),
        ("webp", 300, 200),
    ]


def test_a_width_that_would_be_nearly_the_same_is_left_out() -> None:
    widths = [file.width for file in made("webp", saved(photo(1000, 500), "webp")).look.files]
    assert widths == [1000, 480, 1000, 480]


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_picture_is_turned_as_the_camera_was_held(orientation: int) -> None:
    sides = (400, 200) if orientation < 5 else (200, 400)
    found = made("jpeg", snapshot(400, 200, orientation))
    assert (found.look.width, found.look.height) == sides
    corners = {1: "00", 2: "10", 3: "11", 4: "01", 5: "00", 6: "10", 7: "11", 8: "01"}
    right, lower = (flag == "1" for flag in corners[orientation])
    for content in found.contents:
        image = opened(content).convert("RGB")
        at = ((image.width - 9) if right else 8, (image.height - 9) if lower else 8)
        red, _, blue = image.getpixel(at)  # type: ignore[misc] # of an RGB picture
        assert (red > 150, blue < 90) == (True, True), (orientation, image.format)
        assert image.getexif().get(0x0112, 1) == 1


@pytest.mark.parametrize("kind", ["jpeg", "gif"])
def test_nothing_that_was_said_beside_the_pixels_is_published(kind: str) -> None:
    content = snapshot(600, 300) if kind == "jpeg" else animation()
    assert SECRET in content
    for each in made(kind, content).contents:
        assert SECRET not in each
        image = opened(each)
        assert not dict(image.getexif())
        assert not {"comment", "icc_profile", "xmp", "exif", "dpi"} & image.info.keys()


def test_text_and_profile_of_a_png_are_not_published() -> None:
    from PIL.PngImagePlugin import PngInfo  # noqa: PLC0415

    said = PngInfo()
    said.add_text("Comment", SECRET.decode())
    for each in made("png", saved(photo(50, 50), "png", pnginfo=said, dpi=(300, 300)) + SECRET).contents:
        assert SECRET not in each
        assert not {"Comment", "dpi", "icc_profile", "exif"} & opened(each).info.keys()


def test_colours_of_a_wide_profile_are_told_in_srgb() -> None:
    from PIL import ImageCms  # noqa: PLC0415

    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    other = lab.replace(b"sRGB", b"xRGB")  # another name, the same colours
    image = opened(made("png", saved(photo(40, 40), "png", icc_profile=other)).contents[0])
    assert image.getpixel((30, 30)) == (30, 90, 200)


def test_transparency_stays_where_something_is_transparent() -> None:
    image = Image.new("RGBA", (20, 20), (255, 0, 0, 0))
    image.paste((0, 0, 255, 255), (10, 0, 20, 20))
    found = made("png", saved(image, "png"))
    assert found.look.tone is None
    assert [opened(content).convert("RGBA").getpixel((2, 2))[3] for content in found.contents] == [0, 0, 0]  # type: ignore[index]
    opaque = made("png", saved(photo(20, 20).convert("RGBA"), "png"))
    assert opened(opaque.contents[0]).mode == "RGB"


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "CMYK", "I;16"])
def test_every_kind_of_pixels_becomes_a_picture(mode: str) -> None:
    kind = "jpeg" if mode == "CMYK" else "png"
    source = photo(30, 30).convert("L").point(lambda value: value) if mode == "I;16" else photo(30, 30)
    image = Image.new("I;16", (30, 30), 40_000) if mode == "I;16" else source.convert(mode)
    for content in made(kind, saved(image, kind)).contents:
        assert opened(content).size == (30, 30)


def test_a_picture_of_sixteen_bits_keeps_its_shades() -> None:
    content = made("png", saved(Image.new("I;16", (9, 9), 0x8000), "png")).contents[0]
    assert opened(content).convert("L").getpixel((4, 4)) == 0x80


def test_the_main_colour_is_the_most_frequent_one() -> None:
    assert made("jpeg", saved(photo(90, 90, (10, 100, 250)), "jpeg")).look.tone == "013"


def test_the_same_content_gives_the_same_bytes() -> None:
    content = snapshot(700, 500)
    assert made("jpeg", content) == made("jpeg", content)


def test_an_animation_moves_on_and_has_a_still_picture_beside_it() -> None:
    found = made("gif", animation())
    assert [(file.format, file.moving) for file in found.look.files] == [("gif", True), ("webp", True), ("webp", False)]
    moving, webp, still = (Image.open(io.BytesIO(content)) for content in found.contents)
    assert [image.n_frames for image in (moving, webp, still)] == [3, 3, 1]  # type: ignore[attr-defined]
    times = []
    for at in range(3):
        moving.seek(at)
        times.append(moving.info["duration"])
    assert times == [70, 120, 200]
    assert moving.info["loop"] == 0


def test_a_very_high_picture_fits_into_every_format() -> None:
    found = made("png", saved(photo(100, 20_000), "png"))
    assert {(file.width, file.height) for file in found.look.files} == {(81, 16_200)}


def test_a_bomb_is_refused_by_its_header_alone() -> None:
    content = (NASTY / "bomb-20000x20000.png").read_bytes()
    began = time.process_time()
    found = flaw("png", content)
    assert time.process_time() - began < 0.05
    assert found.code == "picture-too-large"
    assert "20000 × 20000" in found.message.vi


@pytest.mark.parametrize(
    ("size", "refused"), [((10_000, 5_000), False), ((10_000, 5_001), True), ((2**31 - 1, 2**31 - 1), True)]
)
def test_fifty_million_pixels_are_the_limit(size: tuple[int, int], refused: bool) -> None:  # noqa: FBT001
    found = flaw("png", bomb(*size))
    assert found.code == ("picture-too-large" if refused else "picture-unreadable")  # those that may are found empty


def test_all_pictures_of_an_animation_count() -> None:
    frames = [Image.new("P", (3000, 3000), at) for at in range(6)]
    content = saved(frames[0], "gif", save_all=True, append_images=frames[1:])
    found = flaw("gif", content)
    assert (found.code, "3000 × 3000 × 6" in found.message.vi) == ("picture-too-large", True)


@pytest.mark.parametrize("name", ["truncated.jpg", "not-an-image.jpg"])
def test_what_is_no_whole_picture_is_refused(name: str) -> None:
    assert flaw("jpeg", (NASTY / name).read_bytes()).code == "picture-unreadable"


@pytest.mark.parametrize("kind", ["jpeg", "png", "gif", "webp", "avif"])
def test_a_picture_cut_off_anywhere_is_refused_without_a_traceback(kind: str) -> None:
    whole = saved(photo(300, 200), kind)
    for part in (1, 3, 12, 30, len(whole) // 3, len(whole) // 2):
        assert flaw(kind, whole[:part]).code == "picture-unreadable", part


@pytest.mark.parametrize("kind", ["jpeg", "png", "webp", "avif", "gif"])
def test_a_picture_under_another_name_is_refused(kind: str) -> None:
    other = "png" if kind != "png" else "jpeg"
    assert flaw(kind, saved(photo(9, 9), other)).code == "picture-unreadable"


def test_a_file_of_too_many_bytes_is_not_opened() -> None:
    found = flaw("jpeg", snapshot(30, 30) + bytes(20 * 1024 * 1024))
    assert (found.code, "KiB" in found.message.vi) == ("picture-too-large", True)


def test_a_drawing_says_its_size() -> None:
    sized = '<svg xmlns="http://www.w3.org/2000/svg" width="120px" height="80.4"/>'
    boxed = '<svg xmlns="http://www.w3.org/2000/svg" width="100%" viewBox="0 0 640,360"/>'
    unsized = '<svg xmlns="http://www.w3.org/2000/svg"/>'
    looks = [made("svg", each.encode()).look for each in (sized, boxed, unsized)]
    assert [(look.width, look.height) for look in looks] == [(120, 80), (640, 360), (None, None)]
    assert looks[0] == Look(NAME, 120, 80)


@pytest.mark.parametrize("name", ["animate.svg", "xxe.svg"])
def test_a_drawing_that_does_something_is_refused(name: str) -> None:
    assert flaw("svg", (NASTY / name).read_bytes()).code == "picture-unreadable"


def test_what_is_no_drawing_is_refused() -> None:
    assert flaw("svg", b"<html><body/></html>").code == "picture-unreadable"


def test_a_photograph_within_a_drawing_must_not_say_where_it_was_taken() -> None:
    def drawing(content: bytes) -> bytes:
        source = base64.b64encode(content).decode()
        return f'<svg xmlns="http://www.w3.org/2000/svg"><image href="data:image/jpeg;base64,{source}"/></svg>'.encode()

    assert "EXIF" in flaw("svg", drawing(snapshot(20, 10))).message.vi
    assert made("svg", drawing(saved(photo(20, 10), "jpeg"))).look.files == ()


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["jpeg", "png", "gif", "webp", "avif"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12),
)
def test_a_picture_with_odd_bytes_is_shown_or_refused(kind: str, changes: list[tuple[float, int]]) -> None:
    content = bytearray(saved(photo(40, 30), kind))
    for where, byte in changes:
        content[int(where * (len(content) - 1))] = byte
    assert isinstance(encode(Named(kind, bytes(content), NAME)), Encoded | Flaw)
