"""An entry of every kind with everything filled in."""

ARTICLE = "content/tin-tuc/x.md"
CAMPAIGN = "content/phong-trao/x/index.md"
COMPETITION = "content/cuoc-thi/x/index.md"
RULES = "content/cuoc-thi/x/the-le.md"
RESULTS = "content/cuoc-thi/x/ket-qua.md"
PAGE = "content/trang/x.md"

COMMON = """\
title: Tên bài
slug: ten-bai
summary: Một câu mở đầu.
description: Mô tả cho máy tìm kiếm.
cover: {file: anh.jpg, alt: Ảnh bìa, caption: Chú thích, credit: Nguồn ảnh}
tags: [Khởi nghiệp, Chuyển đổi số]
aliases: [/tin-tuc/ten-cu/]
draft: không
publish_at: 07 giờ 30 ngày 01/4/2025
expires: 30/4/2026
updated: 02/4/2025
lang: vi
search: có
checks: {date-spaces: off, picture-alt: lỗi}
"""
DOCUMENT = (
    "{title: Kế hoạch, kind: Kế hoạch, number: 124, symbol: KH-UBND, issuer: UBND tỉnh, date: 28/3/2025, "
    "file: ke-hoach.pdf, url: https://vidu.example/kh}"
)
PERSON = (
    "{name: Nguyễn Văn A, role: Trưởng ban, unit: Sở A, minor: có, public_until: 31/12/2030, "
    "consent: {self: có, guardian: có, date: 01/4/2025, scope: Họ tên}}"
)
CONTACT = "{name: Bà B, unit: Sở A, phone: 0293 3878 888, email: b@vidu.vn, address: Số 1 đường A}"
STATE = "{value: tạm hoãn, note: Vì bão, date: 01/4/2025}"

EXAMPLES = {
    ARTICLE: f"""\
{COMMON}kind: article
date: 17 giờ 00 ngày 01/4/2025
authors: [{PERSON}]
dateline: (Xây dựng)
source: {{name: Báo A, url: https://vidu.example/a, published: chưa công bố, agreement: Văn bản số 1}}
about: [cuoc-thi/x, phong-trao/x]
featured: có
correction: Đã sửa một số liệu.
""",
    CAMPAIGN: f"""\
{COMMON}kind: chiến dịch
organisers: [{{name: UBND tỉnh, url: https://vidu.example, role: chủ trì}}, Sở A]
document: {DOCUMENT}
when: từ ngày 01/4/2025 đến hết ngày 30/5/2025
duration: 60 ngày đêm
slogan: Nhanh hơn, tốt hơn
aims: [Mục tiêu một, Mục tiêu hai]
targets:
  - name: Dịch vụ công trực tuyến
    unit: "%"
    baseline: 17%
    target: 87,25
    readings: [{{date: 15/4/2025, value: 50}}]
    source: Sở A
phases:
  - {{name: Giai đoạn 1, when: tháng 4/2025, note: Chuẩn bị}}
scoreboard: bang.csv
claims:
  - text: Gần 600 tổ
    metric: tổ
    value: 600
    unit: tổ
    approx: gần
    as_of: 01/4/2025
    source: Báo A
    quote: gần 600 tổ công nghệ số cộng đồng
documents: [{DOCUMENT}]
contacts: [{CONTACT}]
state: {STATE}
""",
    COMPETITION: f"""\
{COMMON}kind: cuộc thi
edition: lần thứ IV
year: 2025
organisers: Sở Khoa học và Công nghệ
sponsors: [{{name: Công ty A, tier: Vàng, logo: {{file: a.svg, alt: A}}, url: https://vidu.example}}]
audience: [Sinh viên, Thanh niên]
audience_open: có
entrants: [Cá nhân, Nhóm]
fields: [Nông nghiệp]
when: 01/4/2025 - 14/6/2025
submission:
  opens: 01/4/2025
  deadline: 17 giờ 00 ngày 15/4/2025
  basis: dấu bưu điện
  how: [Trực tuyến, Bưu điện]
  url: https://vidu.example/nop
  email: nop@vidu.vn
  address: Số 1 đường A
  forms: [mau-1.docx]
rounds:
  - name: Vòng sơ khảo
    form: Thi viết
    when: chưa công bố
    venue: Vị Thanh
    results: 20/4/2025
    advances: 20
    field: Nông nghiệp
    note: Chấm kín
criteria:
  scale: 100
  parts: [{{name: Sáng tạo, points: 40, parts: [{{name: Tính mới, points: 20}}]}}]
prizes:
  - rank: Giải nhất
    name: Giải Vàng
    count: 01
    value: 80.000.000 đồng
    basis: mỗi giải
    in_kind: [Cúp]
    certificate: Giấy chứng nhận
    joint: có
prize_total: 220.000.000 đồng
support: [{{count: 17, unit: ý tưởng, value: 10.000.000 đồng, per: nhóm, condition: Vào vòng hai}}]
jury: [{PERSON}]
faq: [{{q: Ai được dự thi?, a: Mọi công dân.}}]
documents: [{DOCUMENT}]
contacts: [{CONTACT}]
state: đã hủy
""",
    RULES: f"""\
{COMMON}kind: thể lệ
of: cuoc-thi/x
document: {DOCUMENT}
effective: kể từ ngày 01/4/2025
file: the-le.pdf
""",
    RESULTS: f"""\
{COMMON}kind: kết quả
of: cuoc-thi/x
decision: {DOCUMENT}
date: 20/6/2025
winners: [{{rank: Giải nhất, name: Dự án A, authors: [{PERSON}], unit: Xã A, score: "9,5", joint: không}}]
table: ket-qua.csv
""",
    PAGE: f"""\
{COMMON}kind: trang
order: 1
menu: có
""",
}

ALL_SETTINGS = """\
lang: vi
description: Một trang tin
organisation:
  {name: Sở A, address: Số 1, phone: 0293 3878 888, email: a@vidu.vn, responsible: Bà B, licence: Số 01/GP}
menu: [tin-tuc, {title: Giới thiệu, to: trang/gioi-thieu}]
sections: {tin-tuc: {folder: tin, title: Tin mới, address: tin}, cuoc-thi: {title: Hội thi}}
page_size: 6
logo: {file: logo.svg, alt: Biểu trưng}
colour: "#b3261e"
footer: Chân trang
feeds: {full: có}
cards: tất cả
money: {words: nam, chan: có}
dates: slash
glossary: {TTHC: thủ tục hành chính}
acronyms: {UBND: Ủy ban nhân dân}
contacts:
  - {name: Đường dây nóng, phone: 0900 000 000}
checks: {date-spaces: off, picture-alt: error}
limits: {body_seconds: "1,5"}
"""
