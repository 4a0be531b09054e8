"""Vietnamese articles of about 5 KB for measuring: the same number always gives the same article."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

PLACES = (
    "Cầu Mây|Chợ Sớm|Bến Nắng|Rạch Trăng|Gò Sương|Vàm Xanh|Cồn Lúa|Kênh Mới|Ao Sen|Đồng Gió|Bãi Đước|Giồng Ớt"
).split("|")
UNITS = (
    "Ban Tổ chức|Sở Khoa học và Công nghệ|Đoàn Thanh niên|Ủy ban nhân dân phường|Tổ công nghệ số cộng đồng"
    "|Hội Liên hiệp Phụ nữ|Trường Trung học phổ thông|Hội đồng Giám khảo|Trung tâm Phục vụ hành chính công"
).split("|")
DEEDS = (
    "phát động phong trào thi đua chuyển đổi số|hướng dẫn người dân nộp hồ sơ trực tuyến"
    "|công bố danh sách bài dự thi vào vòng bán kết|tiếp nhận hồ sơ dự thi đến hết ngày 30/11"
    "|tổ chức chấm điểm theo thang điểm một trăm|trao giải cho các nhóm tác giả trẻ"
    "|ký kết chương trình phối hợp với doanh nghiệp|khảo sát mức độ hài lòng của người dân"
    "|số hóa toàn bộ sổ hộ tịch lưu trữ|mở lớp kỹ năng số cho người cao tuổi"
    "|giới thiệu giải pháp đo độ mặn qua điện thoại|đánh giá kết quả sau hai tháng triển khai"
).split("|")
CIRCUMSTANCES = (
    "trong sáu tháng đầu năm|tại hội trường trung tâm|trước sự chứng kiến của đông đảo đại biểu"
    "|theo kế hoạch đã được phê duyệt|với tổng kinh phí 350.000.000 đồng|nhằm rút ngắn thời gian giải quyết hồ sơ"
    "|để không ai bị bỏ lại phía sau|bằng hình thức trực tiếp kết hợp trực tuyến|từ nguồn xã hội hóa"
    "|sau ba vòng thi sôi nổi và công bằng|cùng sự tham gia của 80% số hộ|đúng tiến độ đã cam kết"
).split("|")
OPENINGS = (
    "Sáng 01/4/2026,|Theo báo cáo,|Bên cạnh đó,|Đến nay,|Phát biểu tại buổi lễ,|Ở kỳ báo cáo thứ hai,|Trước đó,"
    "|Cũng trong dịp này,|Nhờ vậy,|Tuy nhiên,|Về phía địa phương,|Với cách làm ấy,"
).split("|")
AUTHORS = "Võ Thị Trăng Rằm|Trần Thị Bông Súng|Lê Văn Bần|Nguyễn Thị Sen|Phạm Đước|Huỳnh Thị Lục Bình".split("|")
TAGS = "Chuyển đổi số|Thi đua|Khởi nghiệp|Kết quả|Hướng dẫn|Dịch vụ công|Thanh niên|Giáo dục|Nông thôn|Dữ liệu".split(
    "|"
)
FIRST_DAY = date(2015, 1, 1)  # all days are past, so that no clock holds an article back
DAYS = 2500


@dataclass(frozen=True)
class Article:
    """An article as its parts, which every tool is given in the form that it reads."""

    title: str
    day: date
    author: str
    tags: tuple[str, ...]
    summary: str
    body: str


def article(number: int) -> Article:
    """The article of a number; after `DAYS` of them the days begin anew."""
    words = Random(number)  # noqa: S311 (the same text each time is the point)
    return Article(
        title=title(number),
        day=FIRST_DAY + timedelta(days=number % DAYS),
        author=words.choice(AUTHORS),
        tags=tuple(words.sample(TAGS, 3)),
        summary=sentence(words),
        body=body(number),
    )


def title(number: int) -> str:
    """The headline of an article; its number makes it the only one."""
    words = Random(number)  # noqa: S311
    return f"{words.choice(PLACES)} {words.choice(DEEDS)}, đợt {number + 1}"


def body(number: int) -> str:
    """Eight paragraphs under two headings, with bold words, links, a list and a table."""
    words = Random(-number - 1)  # noqa: S311
    paragraphs = [paragraph(words) for _ in range(8)]
    for place in words.sample(range(8), 4):
        paragraphs[place] = _with_bold(words, paragraphs[place])
    for place in words.sample(range(8), 3):
        paragraphs[place] += f" Xem thêm [{words.choice(DEEDS)}]({_target(words)})."
    parts = [
        *paragraphs[:3],
        f"## {words.choice(UNITS)} {words.choice(DEEDS)}",
        *paragraphs[3:5],
        "\n".join(f"- {_clause(words)};" for _ in range(5)),
        f"## Kết quả ở {words.choice(PLACES)}",
        *paragraphs[5:7],
        _table(words),
        paragraphs[7],
    ]
    return "\n\n".join(parts) + "\n"


def paragraph(words: Random) -> str:
    """Two or three sentences."""
    return " ".join(sentence(words) for _ in range(words.choice((2, 2, 3))))


def sentence(words: Random) -> str:
    """Who did what, where and how."""
    return f"{words.choice(OPENINGS)} {_clause(words)} {words.choice(CIRCUMSTANCES)}."


def _clause(words: Random) -> str:
    return f"{words.choice(UNITS)} {words.choice(PLACES)} {words.choice(DEEDS)} {words.choice(CIRCUMSTANCES)}"


def _with_bold(words: Random, paragraph: str) -> str:
    deed = next((deed for deed in DEEDS if deed in paragraph), None)
    return paragraph.replace(deed, f"**{deed}**", 1) if deed else f"{paragraph} **{words.choice(UNITS)}**."


def _target(words: Random) -> str:
    return words.choice(("https://example.vn/van-ban/{}", "https://example.vn/tin/{}.html")).format(
        words.randrange(9999)
    )


def _table(words: Random) -> str:
    rows: Sequence[str] = [
        f"| {place} | {words.randrange(60, 100)},{words.randrange(10, 99)} | {words.randrange(1, 90)}% |"
        for place in words.sample(PLACES, 5)
    ]
    return "\n".join(("| Xã, phường | Điểm | Hồ sơ trực tuyến |", "|---|---:|---:|", *rows))
