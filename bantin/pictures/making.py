"""The making of pictures as work for whatever process: nothing here loads Pillow before there is something to do."""

from bantin.pictures.looks import Encoded, Flaw, Named, unreadable


def encoded(named: Named) -> Encoded | Flaw:
    """All files of a picture, or why it is not published."""
    from bantin.pictures.encode import encode  # noqa: PLC0415

    return encode(named)


def load() -> None:
    """Load Pillow and its formats, on no picture's time."""
    import bantin.pictures.encode  # noqa: F401, PLC0415


def lost(named: Named) -> Flaw:
    """What is said of a picture that took too long or ended its worker."""
    del named
    return unreadable(
        "mở ảnh mất quá nhiều thời gian hoặc làm hỏng bộ giải mã", "it takes too long to open, or breaks its decoder"
    )
