"""The sentences of docs/reference.md that no model holds: what kinds, groups of keys, values and blocks are for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class KindWords:
    """How the reference introduces a kind: its title, where its files lie, a complete example in `content/`."""

    title: str
    place: str
    example: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class ShapeWords:
    """The name of a group of keys, and what one text in its place means."""

    name: str
    short: str = ""


@dataclass(frozen=True, slots=True)
class BlockWords:
    """What a block shows, and how it is written."""

    meaning: str
    example: str


INTRODUCTION = """\
# Tra cứu cho người viết bài

<!-- `make reference` tạo trang này từ các mô hình trong bantin/model: sửa ở đó, đừng sửa ở đây. -->

Mỗi bài là một tệp `.md`: phần đầu trang giữa hai dòng `---`, rồi đến nội dung. Trang này liệt kê mọi khóa của phần đầu
trang, của `site.yaml`, các cột của bảng CSV, các khối trong nội dung và mọi mã lỗi.

- **Khóa** viết bằng tiếng Anh hoặc bằng **tên** tiếng Việt, có dấu hay không, hoa hay thường, cách bằng dấu cách hay
  gạch dưới: `title`, `Tiêu đề`, `tieu_de` là một. Một khóa chỉ viết một lần.
- Khóa để trống coi như không có. Nơi cần danh sách mà chỉ có một giá trị thì viết thẳng giá trị đó.
- **†**: chưa biết thì ghi `chưa công bố`.
- Muốn biết Bản Tin hiểu một giá trị thế nào: `python3 build.py value date "từ 16 - 17/5/2025"`.
- Muốn có sẵn khung bài: `python3 build.py new article "Tên bài"`.
"""

NOTES = """\
## Mã bài, đường dẫn, liên kết

- **Mã bài** là đường dẫn tệp dưới `content/`, bỏ `.md` và `/index`: `cuoc-thi/khoi-nghiep-hau-giang-2025`.
- **Tệp** (ảnh, PDF, CSV) đặt cạnh bài và chỉ được đăng khi có trang nhắc tới.
- **Liên kết** trong nội dung: `the-le.md` tính từ tệp đang viết, `/tin-tuc/bai.md` tính từ `content/`,
  `cuoc-thi/ten-cuoc-thi` là mã bài, `/lich/` là địa chỉ trang; ngoài ra là `https:`, `mailto:`, `tel:`.
"""

KIND_WORDS = {
    "article": KindWords("Bài viết", "`tin-tuc/**/<tên>.md`", "tin-tuc/hau-giang-60-ngay-dem-chuyen-doi-so/index.md"),
    "campaign": KindWords(
        "Phong trào",
        "`phong-trao/<tên>.md` hoặc `phong-trao/<tên>/index.md`",
        "phong-trao/moi-nha-mot-cong-dan-so/index.md",
        "Chỉ biết độ dài (“60 ngày đêm”) mà chưa biết ngày: dùng `duration`, bỏ `when`.",
    ),
    "competition": KindWords(
        "Cuộc thi",
        "`cuoc-thi/<tên>.md` hoặc `cuoc-thi/<tên>/index.md`",
        "cuoc-thi/sang-kien-so-sao-mai-2026/index.md",
    ),
    "rules": KindWords(
        "Thể lệ",
        "`the-le.md` trong thư mục của cuộc thi, phong trào",
        "cuoc-thi/khoi-nghiep-hau-giang-2025/the-le.md",
        "Trong nội dung, `Chương I`, `Mục 1`, `Điều 1.`, khoản `1.`, điểm `a)` ở đầu dòng được nhận ra và có địa chỉ"
        " riêng; “điểm đ khoản 1 Điều 5” thành liên kết.",
    ),
    "results": KindWords(
        "Kết quả", "`ket-qua.md` trong thư mục của cuộc thi", "cuoc-thi/sang-kien-so-sao-mai-2026/ket-qua.md"
    ),
    "page": KindWords(
        "Trang",
        "`trang/**/<tên>.md`; `index.md` ở `content/` và ở mỗi mục là lời giới thiệu của trang chủ, của mục",
        "trang/gioi-thieu.md",
        "Ở `content/index.md`, `title` không bắt buộc: bỏ trống thì lấy tên trang web.",
    ),
}

SHAPE_WORDS = {
    "Picture": ShapeWords("ảnh", "đường dẫn tệp ảnh"),
    "Org": ShapeWords("tổ chức", "tên tổ chức"),
    "Person": ShapeWords("người", "họ và tên"),
    "Consent": ShapeWords("sự đồng ý"),
    "Contact": ShapeWords("liên hệ", "tên người, bộ phận"),
    "DocumentRef": ShapeWords("văn bản", "tên văn bản"),
    "State": ShapeWords("trạng thái", "trạng thái"),
    "Source": ShapeWords("nguồn bài", "tên báo, cơ quan"),
    "Target": ShapeWords("chỉ tiêu"),
    "TargetReading": ShapeWords("kết quả chỉ tiêu"),
    "Phase": ShapeWords("giai đoạn"),
    "Claim": ShapeWords("số liệu"),
    "Sponsor": ShapeWords("nhà tài trợ", "tên nhà tài trợ"),
    "Submission": ShapeWords("nộp bài"),
    "Round": ShapeWords("vòng thi"),
    "Criteria": ShapeWords("thang điểm"),
    "Criterion": ShapeWords("tiêu chí"),
    "SubCriterion": ShapeWords("tiêu chí nhỏ"),
    "Prize": ShapeWords("giải thưởng"),
    "Support": ShapeWords("hỗ trợ"),
    "Question": ShapeWords("câu hỏi"),
    "Winner": ShapeWords("bài đạt giải"),
    "Organisation": ShapeWords("cơ quan chủ quản", "tên cơ quan"),
    "MenuItem": ShapeWords("mục menu", "mã trang, tên mục hoặc địa chỉ"),
    "Sections": ShapeWords("các mục"),
    "SectionSettings": ShapeWords("một mục"),
    "Feeds": ShapeWords("nguồn tin (feed)"),
    "MoneyWords": ShapeWords("cách viết tiền"),
    "Limits": ShapeWords("giới hạn"),
}

VALUE_TYPES = {
    "chữ": "Một dòng chữ.",
    "đoạn văn": "Chữ, có thể nhiều đoạn.",
    "có/không": "`có` hoặc `không`.",
    "số đếm": "Số nguyên không âm; `01` là 1.",
    "năm": "Bốn chữ số.",
    "lần thứ": "`4`, `IV` hoặc `lần thứ IV`.",
    "số": "Dấu chấm ngăn hàng nghìn, dấu phẩy thập phân: `3.500`, `87,25`, `17%`.",
    "số tiền": "`80.000.000 đồng`, `80 triệu đồng`, `từ 5 - 10 triệu đồng`, `mỗi giải 10.000.000 đồng`.",
    "ngày": "Ngày trước, tháng sau: `01/4/2025`, `ngày 01 tháng 4 năm 2025`.",
    "ngày giờ": "Ngày, có thể kèm giờ: `17 giờ 00 ngày 15/4/2025`.",
    "khoảng thời gian": "`từ ngày … đến hết ngày …`, `16 - 17/5/2025`, `tháng 4/2025`, `quý II/2025`, `trước ngày …`.",
    "thời lượng": "`60 ngày đêm`, `3 tháng`.",
    "mã bài": "Đường dẫn tệp dưới `content/`, bỏ `.md`.",
    "tệp": "Đường dẫn tới tệp đặt cạnh bài.",
    "địa chỉ web": "Bắt đầu bằng `https://` hoặc `http://`.",
    "thư điện tử": "Theo dạng `ten@donvi.vn`.",
    "điện thoại": "Giữ nguyên như đã gõ.",
    "đường dẫn": "Chữ thường không dấu, chữ số, gạch nối; tối đa 100 ký tự.",
    "địa chỉ cũ": "Đường dẫn trên trang này, bắt đầu bằng `/`.",
    "địa chỉ mục": "Một thư mục ở gốc của trang, có hoặc không có `/` ở hai đầu.",
    "mã ngôn ngữ": "`vi`, `en`… (BCP 47).",
    "loại": "`rules` (thể lệ), `results` (kết quả), `page` (trang).",
    "mã: mức": "Mỗi dòng một mã kiểm tra và mức: `error`, `warning`, `info`, `off`.",
    "mã màu": "`#` và 3 hoặc 6 chữ số thập lục phân, trong dấu nháy.",
    "chữ tắt: nghĩa": "Mỗi dòng một chữ tắt và nghĩa của nó.",
}

BLOCK_WORDS = {
    "prizes": BlockWords("Bảng giải thưởng của một cuộc thi.", "/// prizes | cuoc-thi/khoi-nghiep-hau-giang-2025\n///"),
    "timeline": BlockWords("Các vòng thi, giai đoạn theo thời gian.", "/// timeline\n///"),
    "criteria": BlockWords("Bảng tiêu chí chấm điểm.", "/// criteria\n///"),
    "targets": BlockWords("Bảng chỉ tiêu của một phong trào.", "/// targets\n///"),
    "scoreboard": BlockWords("Bảng xếp hạng của một phong trào.", "/// scoreboard\n///"),
    "documents": BlockWords("Danh sách văn bản.", "/// documents\n///"),
    "gallery": BlockWords(
        "Nhiều ảnh đặt cạnh nhau.", "/// gallery\n![Sân khấu](san-khau.jpg)\n![Khán giả](khan-gia.jpg)\n///"
    ),
    "notice": BlockWords("Một khung chú ý.", "/// notice\nHạn nộp được lùi đến ngày 20/4/2025.\n///"),
    "video": BlockWords("Video đặt cạnh bài, hoặc thẻ liên kết tới video ở nơi khác.", "/// video | loi-ke.mp4\n///"),
}

JSON_WORDS = {
    "code": "Mã, như trong bảng dưới đây.",
    "severity": "`error`, `warning` hoặc `info`.",
    "file": "Tệp, tính từ thư mục gốc, phân cách bằng `/`.",
    "line": "Dòng đầu, từ 1.",
    "column": "Cột đầu, từ 1, đếm theo ký tự.",
    "end_line": "Dòng cuối.",
    "end_column": "Cột ngay sau ký tự cuối.",
    "message": "Việc gì sai, trích nguyên giá trị (tiếng Anh với `--lang en`).",
    "hint": "Nên gõ gì.",
}
