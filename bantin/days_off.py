"""Days on which offices are closed: weekends and public holidays, those of the lunar calendar too."""

from datetime import date

from bantin.vi.reading import Wording

SATURDAY, SUNDAY = 5, 6
WEEKEND = {SATURDAY: Wording("thứ Bảy", "a Saturday"), SUNDAY: Wording("Chủ nhật", "a Sunday")}


def day_off(day: date) -> Wording | None:
    """What keeps offices closed on a day, if anything: the holiday's name, or the weekday."""
    return _holiday(day) or WEEKEND.get(day.weekday())


def load() -> None:
    """Load the library, which takes longer than a small build."""
    _holiday(date(2025, 1, 1))


def _holiday(day: date) -> Wording | None:
    from holidays import country_holidays  # noqa: PLC0415 - it takes longer than a small build

    name = country_holidays("VN", years=day.year, language="vi").get(day)
    english = country_holidays("VN", years=day.year, language="en_US").get(day)
    return Wording(f"ngày nghỉ lễ ({name})", f"a public holiday ({english})") if name else None
