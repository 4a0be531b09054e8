"""Prizes: how many, how much, and whether a sum is for each or for all together."""

from typing import Annotated, Any

from pydantic import PlainValidator, ValidationInfo, model_validator

from bantin.model.record import Record, described, fail
from bantin.model.shapes import Lines
from bantin.model.types import Announced, CountOrToCome, Flag, Line, MoneyOrToCome, Shown, choice_of
from bantin.nodes import Mapping
from bantin.vi.money import Money
from bantin.vi.reading import Wording
from bantin.vi.text import fold

BASES = {
    "each": ("mỗi giải",),
    "total": ("tổng cộng",),
    "unspecified": ("chưa rõ",),
}
# What a sum may be for and still be that of one prize.
UNITS_OF_PRIZES = {"giai", "giai thuong", "suat", "suat giai", "phan", "phan thuong", "phan qua"}
Basis = Annotated[str, PlainValidator(choice_of(BASES)), Shown("lựa chọn: mỗi giải · tổng cộng · chưa rõ", "mỗi giải")]


class Prize(Record):
    """One rank of prizes."""

    rank: Line = described("Giải", "Tên hạng: Giải nhất, Giải khuyến khích…", aka=("Hạng",))
    name: Line | None = described("Tên", "Tên riêng của giải, nếu có.", None)
    count: CountOrToCome = described("Số lượng", "Số giải, hoặc “chưa công bố”.", announced=True)
    value: MoneyOrToCome = described(
        "Giá trị", "Số tiền, hoặc “chưa công bố”; giải không có tiền ghi 0 đồng.", aka=("Trị giá",), announced=True
    )
    basis: Basis | None = described("Cách tính", "Số tiền là cho mỗi giải, tổng cộng, hay nguồn không nói rõ.", None)
    in_kind: Lines = described("Hiện vật", "Quà, cúp, huy chương.", ())
    certificate: Line | None = described("Giấy chứng nhận", "Bằng khen, giấy khen, giấy chứng nhận.", None)
    joint: Flag = described("Đồng giải", "Có thể trao đồng giải.", default=False)

    @property
    def stated_basis(self) -> str:
        """What the sum is for: as said, as the value itself says, each for a single prize, else unspecified."""
        single = self.count == 1 and self.paid_to is None
        return self.basis or _said_in(self.value) or ("each" if single else "unspecified")

    @property
    def paid_to(self) -> str | None:
        """Whom or what the sum is for, where that is no prize: 3.000.000 đồng/thí sinh."""
        unit = None if isinstance(self.value, Announced) else self.value.per
        return None if unit is None or fold(unit) in {*UNITS_OF_PRIZES, fold(self.rank)} else unit

    @property
    def total(self) -> int | None:
        """The đồng of all prizes of this rank; None where the source leaves it open, as where it pays by the head."""
        if not isinstance(self.value, Money) or isinstance(self.count, Announced):
            return None
        if not self.value.exact or self.paid_to is not None:
            return None
        return {"each": self.value.min * self.count, "total": self.value.min}.get(self.stated_basis)

    @property
    def each(self) -> int | None:
        """The đồng of one prize; None where the source leaves it open."""
        if self.total is None or self.stated_basis != "each" or not isinstance(self.value, Money):
            return self.total if self.count == 1 else None
        return self.value.min

    @model_validator(mode="wrap")
    @classmethod
    def _agrees(cls, raw: Any, handler: Any, info: ValidationInfo) -> "Prize":
        del info
        prize: Prize = handler(raw)
        said = _said_in(prize.value)
        if isinstance(raw, Mapping) and prize.basis and said and said != prize.basis:
            words, others = BASES[said][0], BASES[prize.basis][0]
            shown = prize.value.text
            error = fail(
                "prize-basis",
                Wording(
                    f"Giá trị “{shown}” nói “{words}” nhưng cách tính ghi “{others}”.",
                    f"The value “{shown}” says “{words}” but basis says “{others}”.",
                ),
                Wording(
                    f"Sửa “basis” thành {said}, hoặc bỏ “{words}” trong giá trị.",
                    f"Make basis {said}, or drop “{words}” from the value.",
                ),
            )
            error.context["span"] = prize.where("basis")  # type: ignore[index]
            raise error
        return prize


def prize_fund(prizes: tuple[Prize, ...]) -> int | None:
    """The đồng of all prizes together; None unless every row is exact money with a known basis."""
    totals = [prize.total for prize in prizes]
    return sum(total for total in totals if total is not None) if totals and None not in totals else None


def _said_in(value: Money | Announced) -> str | None:
    if isinstance(value, Announced):
        return None
    folded = fold(value.text)
    if (value.per and fold(value.per) == "giai") or "moi giai" in folded or "/giai" in folded.replace(" ", ""):
        return "each"
    return "total" if "tong cong" in folded else None
