"""Records to try the templates with: each kind of page with everything it may have, and with the least."""

from bantin.html import Html
from bantin.views.records import (
    ArticlePage,
    Bar,
    CalendarPage,
    CampaignPage,
    Card,
    CardGroup,
    Claim,
    ClaimGroup,
    Clock,
    ClockSpan,
    CompetitionPage,
    ContactLine,
    Criteria,
    CriterionRow,
    Curve,
    DatedLine,
    DatedMonth,
    DateText,
    DayCell,
    DocumentLine,
    Documents,
    Dot,
    Download,
    Feed,
    FeedEntry,
    Footer,
    Frame,
    Gallery,
    HomePage,
    Link,
    MenuItem,
    NewsItem,
    NewsSitemap,
    NotFoundPage,
    Notice,
    Org,
    PageLink,
    Pager,
    PersonLine,
    Picture,
    PlainPage,
    PrizeRow,
    PrizeTable,
    Progress,
    Question,
    RedirectPage,
    ResultsPage,
    RulesPage,
    Scoreboard,
    ScoreGroup,
    ScoreRow,
    SearchPage,
    SectionPage,
    Segment,
    Sitemap,
    SitemapAddress,
    SitemapIndex,
    SourceNote,
    Sponsor,
    SponsorTier,
    StateNote,
    Stretch,
    Submission,
    Subscription,
    SupportLine,
    TagLetter,
    TagLine,
    TagPage,
    TagsPage,
    TargetReading,
    TargetRow,
    Targets,
    Timeline,
    TimelineItem,
    TocEntry,
    Video,
    WinnerRow,
)

TITLE = "Cuộc thi khởi nghiệp tỉnh Hậu Giang lần thứ IV năm 2025"
SUBSCRIPTION = Subscription(
    "webcal://example.vn/lich.ics", "lich.ics", "https://example.com/g", "https://example.com/o"
)
CAMPAIGN = "Phong trào thi đua 60 ngày đêm chuyển đổi số trên địa bàn tỉnh Hậu Giang"
SUMMARY = "Cá nhân, nhóm và tổ chức có ý tưởng kinh doanh mới có thể dự thi ở ba vòng, từ tháng 4 đến tháng 6/2025."


def day(text: str, machine: str, lead: str = "") -> DateText:
    """A date after some words."""
    return DateText((*((Segment(lead),) if lead else ()), Segment(text, machine)))


def days(first: tuple[str, str], last: tuple[str, str]) -> DateText:
    """A range of days, as it is printed."""
    return DateText((Segment("từ ngày "), Segment(*first), Segment(" đến hết ngày "), Segment(*last)))


FIRST = ClockSpan("Vòng sơ khảo", 1743440400, 1744736400, "01/4/2025")
SECOND = ClockSpan("Vòng Bán kết", 1747328400, 1747501200, "16/5/2025")
FINAL = ClockSpan("Vòng Chung kết", 1749747600, 1749920400, "13/6/2025")
SEED_CLOCK = Clock("competition", (FIRST, SECOND, FINAL))

ROUNDS = Timeline(
    (
        TimelineItem(
            "Vòng sơ khảo",
            days(("01/4/2025", "2025-04-01"), ("15/4/2025", "2025-04-15")),
            form="thi viết",
            advances="20 bài",
            results=day("17 giờ 00 ngày 25/4/2025", "2025-04-25T17:00+07:00"),
            start=FIRST.start,
            end=FIRST.end,
        ),
        TimelineItem(
            "Vòng Bán kết",
            days(("16/5/2025", "2025-05-16"), ("17/5/2025", "2025-05-17")),
            form="thi thuyết trình",
            venue="Hội trường UBND thành phố Vị Thanh",
            field="Bảng Ý tưởng",
            note="Mỗi đội trình bày không quá tám (08) phút.",
            start=SECOND.start,
            end=SECOND.end,
        ),
        TimelineItem("Vòng Chung kết"),
    )
)

PRIZES = PrizeTable(
    caption="Cơ cấu giải thưởng",
    rows=(
        PrizeRow("01", "Giải nhất", "01", "80.000.000 đồng", "80.000.000 đồng", in_kind=("Cúp",)),
        PrizeRow("02", "Giải nhì", "01", "50.000.000 đồng", "50.000.000 đồng", certificate="Giấy chứng nhận của BTC"),
        PrizeRow("03", "Giải ba", "02", wording="30.000.000 đồng"),
        PrizeRow("04", "Giải khuyến khích", "06", "10.000.000 đồng", "60.000.000 đồng", joint=True),
    ),
    note="Nguồn không nói rõ 30.000.000 đồng là của mỗi giải hay của cả hai giải ba, nên không có tổng cộng.",
)
SUMMED_PRIZES = PrizeTable(
    caption="Cơ cấu giải thưởng năm 2026",
    rows=(
        PrizeRow("01", "Giải nhất", "01", "80.000.000 đồng", "80.000.000 đồng", name="Ý tưởng xanh"),
        PrizeRow("02", "Giải nhì", "02", "50.000.000 đồng", "100.000.000 đồng"),
    ),
    total="180.000.000 đồng",
    words="Một trăm tám mươi triệu đồng",
    stated="180.000.000 đồng",
)

CRITERIA = Criteria(
    caption="Tiêu chí và điểm tối đa",
    rows=(
        CriterionRow("1", "Tính mới, tính sáng tạo", "40"),
        CriterionRow("1.1", "Ý tưởng chưa từng được công bố", "25", level=2),
        CriterionRow("1.2", "Cách giải quyết khác với những gì đã có", "15", level=2),
        CriterionRow("2", "Tính khả thi", "60"),
        CriterionRow("2.1", "Kế hoạch kinh doanh", "47,5", level=2),
        CriterionRow("2.1.1", "Nguồn vốn", "12,5", level=3),
    ),
    scale="100",
)

DOCUMENTS = Documents(
    (
        DocumentLine(
            "Kế hoạch phát động phong trào thi đua",
            reference="Kế hoạch số 124/KH-UBND",
            issuer="UBND tỉnh Hậu Giang",
            date=day("23/6/2025", "2025-06-23"),
            link=Download("Tải về", "ke-hoach.pdf", "PDF, 1,2 MB"),
        ),
        DocumentLine("Nghị quyết về chuyển đổi số", reference="Nghị quyết số 02"),
    )
)

PICTURE = Picture("anh.svg", "Hội trường ngày phát động", 1600, 900, "Quang cảnh lễ phát động", "Ảnh: Bản Tin vẽ")
LOGO = Picture("logo.svg", "", 120, 48)

TARGETS = Targets(
    caption="Chỉ tiêu và kết quả",
    rows=(
        TargetRow(
            "Hồ sơ nộp trực tuyến",
            "75",
            unit="%",
            baseline="41,5",
            readings=(
                TargetReading(day("30/9/2026", "2026-09-30"), "48,2"),
                TargetReading(day("15/11/2026", "2026-11-15"), "66,4"),
            ),
            source="Báo cáo tuần của Sở Khoa học và Công nghệ",
            began="41,5%",
            now="66,4%",
            aim="75%",
            bar=Bar("41.5", "24.9", "75", "41.5"),
            curve=Curve(
                "6,40 234,20",
                (Dot("6", "40"), Dot("234", "20")),
                "6",
                "Hồ sơ nộp trực tuyến: 48,2 (30/9/2026), 66,4 (15/11/2026); cần đạt 75",
                day("30/9/2026", "2026-09-30"),
                day("15/11/2026", "2026-11-15"),
            ),
        ),
        TargetRow("Lớp kỹ năng số cho người cao tuổi", "120"),
    ),
)

SCOREBOARD = Scoreboard(
    groups=(
        ScoreGroup(
            "Khối phường",
            day("15/11/2026", "2026-11-15"),
            ("Hồ sơ nộp trực tuyến (%)", "Thanh toán trực tuyến (%)"),
            (
                ScoreRow("Phường Vị Tân", ("63,2", "46,5"), "1", "80,25", "tăng 2 bậc", tied=True, trend="up"),
                ScoreRow("Phường Long Mỹ", ("60,1", "44,8"), "1", "80,25", "giữ hạng", tied=True),
                ScoreRow("Phường Ngã Bảy", (None, None)),
            ),
            changes=True,
        ),
        ScoreGroup(
            "Khối xã",
            day("08/11/2026", "2026-11-08"),
            ("Hồ sơ nộp trực tuyến (%)",),
            (ScoreRow("Xã Hỏa Lựu", ("49,3",), "1"),),
            scored=False,
        ),
    ),
    table=Link("Bảng số liệu (CSV)", "bang-xep-hang.csv"),
)

GALLERY = Gallery((PICTURE, Picture("anh.svg", "Phiên thảo luận")), title="Hình ảnh ngày phát động")
NOTICE = Notice((Html("<p>Hạn nộp đã dời sang ngày 20/4/2025.</p>"),), title="Thay đổi lịch", tone="warning")
VIDEO_FILE = Video("Lễ phát động", src="phat-dong.mp4", media_type="video/mp4", poster=PICTURE)
VIDEO_LINK = Video("Vòng chung kết", link=Link("Vòng chung kết năm 2024", "https://example.org/v"), host="example.org")

PROSE = Html(
    "<p>Ngày 01/4/2025, UBND tỉnh phát động <strong>cuộc thi khởi nghiệp</strong> dành cho mọi người dân; xem "
    '<a href="the-le/">thể lệ</a> để biết thêm.</p>\n<h2 id="y-nghia">Ý nghĩa của cuộc thi</h2>\n'
    "<p>Nguyễn Huệ đường Ậ Ặ Ễ Ỗ Ộ Ợ Ữ Ự ỹ: những chữ nhiều dấu không bị cắt.</p>\n"
    "<blockquote><p>“Mỗi ý tưởng đều đáng được lắng nghe.”</p></blockquote>\n"
    "<ul><li>Nâng cao nhận thức</li><li>Hình thành thói quen</li></ul>\n"
    "<table><thead><tr><th>Đơn vị</th><th>Số bài</th></tr></thead>"
    "<tbody><tr><td>Phường Vị Tân</td><td>12</td></tr></tbody></table>"
)
BODY = (PROSE, ROUNDS, CRITERIA, PRIZES, TARGETS, SCOREBOARD, DOCUMENTS, GALLERY, NOTICE, VIDEO_FILE, VIDEO_LINK)

FOOTER = Footer(
    name="Sở Khoa học và Công nghệ",
    address="Số 01, đường Hòa Bình, phường Vị Thanh, thành phố Cần Thơ",
    phone=Link("0293 3878 000", "tel:+842933878000"),
    email=Link("bantin@example.vn", "mailto:bantin@example.vn"),
    responsible="Bà Nguyễn Thị Ánh, Phó Giám đốc Sở",
    licence="Số 25/GP-STTTT cấp ngày 05/02/2025",
    links=(Link("Giới thiệu", "gioi-thieu/"), Link("Liên hệ", "lien-he/")),
)
FULL_FRAME = Frame(
    site="Bản Tin Khởi nghiệp và Chuyển đổi số",
    home="./",
    title=TITLE,
    tagline="Tin tức, phong trào thi đua và cuộc thi",
    description=SUMMARY,
    canonical="https://example.vn/cuoc-thi/khoi-nghiep/",
    share_picture="https://example.vn/anh.png",
    article=True,
    colour="#97191f",
    css=("static/css/site.css",),
    fonts=("static/fonts/a.woff2",),
    js=("static/js/status.js",),
    icon="favicon.svg",
    logo=LOGO,
    feed=Link("Tin mới", "https://example.vn/tin-tuc/atom.xml"),
    search="tim-kiem/",
    menu=(
        MenuItem("Trang chủ", "./"),
        MenuItem("Tin tức", "tin-tuc/"),
        MenuItem("Phong trào", "phong-trao/", current=True),
        MenuItem("Cuộc thi", "cuoc-thi/", within=True),
        MenuItem("Lịch", "lich/"),
    ),
    breadcrumbs=(Link("Trang chủ", "./"), Link("Cuộc thi", "cuoc-thi/")),
    footer=FOOTER,
)
HOME_FRAME = Frame(
    site=FULL_FRAME.site,
    home="./",
    tagline=FULL_FRAME.tagline,
    css=FULL_FRAME.css,
    js=FULL_FRAME.js,
    icon=FULL_FRAME.icon,
    menu=(
        MenuItem("Trang chủ", "./", current=True),
        *FULL_FRAME.menu[1:2],
        MenuItem("Phong trào", "p/"),
        *FULL_FRAME.menu[3:],
    ),
    footer=FOOTER,
)
LEAST_FRAME = Frame(site="Bản Tin", home="./", hidden=True)

NEWS = Card(
    title="Hậu Giang: Phát động phong trào thi đua 60 ngày đêm chuyển đổi số",
    href="tin-tuc/phat-dong/",
    date=day("01/4/2025", "2025-04-01"),
    summary="UBND tỉnh vừa ban hành kế hoạch phát động phong trào, huy động toàn xã hội tham gia.",
    picture=PICTURE,
)
PLAIN_NEWS = Card(
    title="Mười ý tưởng vào vòng chung kết được hỗ trợ thêm kinh phí",
    href="tin-tuc/muoi-y-tuong/",
    date=day("15/4/2025", "2025-04-15"),
    summary="Khoản hỗ trợ dành cho các đội không đạt giải.",
)
CONTEST = Card(
    title=TITLE,
    href="cuoc-thi/khoi-nghiep/",
    kind="Cuộc thi",
    edition="Lần thứ IV",
    when=DateText(
        (Segment("từ "), Segment("tháng 4/2025", "2025-04"), Segment(" đến "), Segment("tháng 6/2025", "2025-06"))
    ),
    summary=SUMMARY,
    clock=SEED_CLOCK,
)
STOPPED = Card(
    title="Hội thi Tin học trẻ", href="cuoc-thi/tin-hoc-tre/", clock=Clock("competition", (), "postponed", "Tạm hoãn")
)
CONTACT = ContactLine(
    "Ban Tổ chức cuộc thi",
    unit="Sở Khoa học và Công nghệ",
    phone=Link("0293 3878 000", "tel:+842933878000"),
    email=Link("btc@example.vn", "mailto:btc@example.vn"),
    address="Số 01, đường Hòa Bình, phường Vị Thanh",
)
TAGS = (Link("Khởi nghiệp", "chu-de/khoi-nghiep/"), Link("Chuyển đổi số", "chu-de/chuyen-doi-so/"))
TOC = (
    TocEntry("Điều 1. Đối tượng dự thi", "#dieu-1", (TocEntry("Khoản 1", "#dieu-1-khoan-1"),)),
    TocEntry("Điều 2. Thời gian, địa điểm và cách thức nộp bài", "#dieu-2"),
)
RULES_BODY = (
    Html(
        '<h2 id="dieu-1">Điều 1. Đối tượng dự thi</h2><p id="dieu-1-khoan-1">1. Công dân Việt Nam.</p>'
        '<h2 id="dieu-2">Điều 2. Thời gian</h2><p>Theo khoản 1 Điều 1.</p>'
    ),
)
PAGER = Pager(
    pages=(
        PageLink("1", "../"),
        PageLink("2", current=True),
        PageLink("…"),
        PageLink("9", "../trang-9/"),
    ),
    previous="../",
    next="../trang-3/",
)
AGENDA = (
    DatedLine(
        days(("01/4/2025", "2025-04-01"), ("15/4/2025", "2025-04-15")),
        "Vòng sơ khảo",
        Link(TITLE, "cuoc-thi/khoi-nghiep/"),
        "Cuộc thi",
        day="01",
        month="tháng 4",
        anchor="_moc-1",
    ),
    DatedLine(
        day("17 giờ 00 ngày 15/4/2025", "2025-04-15T17:00+07:00"), "Hạn nộp bài", Link(TITLE, "cuoc-thi/khoi-nghiep/")
    ),
    DatedLine(day("quý II/2025", "2025-04"), None, Link(CAMPAIGN, "phong-trao/60-ngay-dem/"), "Phong trào"),
)

FULL_FEED = Feed(
    id="https://example.vn/",
    title="Bản Tin <mới> & hay",
    subtitle="Tin tức",
    home="https://example.vn/",
    address="https://example.vn/tin-tuc/atom.xml",
    updated="2025-04-02T10:00:00Z",
    author="Ban biên tập",
    entries=(
        FeedEntry(
            id="https://example.vn/tin-tuc/a/",
            title='Cuộc thi "A & B" < C',
            href="https://example.vn/tin-tuc/a/",
            published="2025-04-01T01:00:00Z",
            mailed="Tue, 01 Apr 2025 01:00:00 +0000",
            updated="2025-04-02T10:00:00Z",
            authors=("Phạm Hổ",),
            summary="Tóm tắt & kết luận",
            content=Html("<p>Toàn văn &amp; <b>đậm</b></p>"),
            tags=("Khởi nghiệp",),
        ),
        FeedEntry(id="tag:example.vn,2025:b", title="B", href="https://example.vn/b/", updated="2025-04-01T00:00:00Z"),
    ),
)

FULL: dict[str, object] = {
    "pages/home.html": HomePage(
        frame=HOME_FRAME,
        title=HOME_FRAME.site,
        title_hidden=True,
        summary="Tin tức, phong trào và cuộc thi của tỉnh, với mốc thời gian và nguồn rõ ràng.",
        body=(Html("<h2 id='ve-trang-nay'>Về trang này</h2><p>Do Ban biên tập thực hiện.</p>"),),
        featured=NEWS,
        news=CardGroup((PLAIN_NEWS, NEWS, PLAIN_NEWS), "Tin mới", Link("Xem tất cả tin tức", "tin-tuc/")),
        competitions=CardGroup((CONTEST, STOPPED), "Cuộc thi", Link("Xem tất cả cuộc thi", "cuoc-thi/")),
        campaigns=CardGroup((CONTEST,), "Phong trào thi đua"),
        dates=AGENDA,
        calendar=Link("Xem cả lịch", "lich/"),
    ),
    "pages/section.html": SectionPage(
        frame=FULL_FRAME,
        title="Tin tức",
        number="Trang 2",
        summary="Tin về khởi nghiệp và chuyển đổi số.",
        body=(PROSE,),
        groups=(CardGroup((NEWS, PLAIN_NEWS)), CardGroup((CONTEST,), "Đang mở", Link("Xem tất cả", "x/"))),
        pager=PAGER,
    ),
    "pages/article.html": ArticlePage(
        frame=FULL_FRAME,
        reading_time="3 phút đọc",
        title=NEWS.title,
        date=day("08 giờ 00 ngày 01/4/2025", "2025-04-01T08:00+07:00"),
        updated=day("17 giờ 00 ngày 02/4/2025", "2025-04-02T17:00+07:00"),
        kicker=Link("Tin tức", "tin-tuc/"),
        summary=NEWS.summary,
        dateline="Xây dựng",
        authors=(PersonLine("Phạm Hổ", unit="Báo Xây dựng"), PersonLine("Lê Ánh", "cộng tác viên")),
        cover=PICTURE,
        correction="Bản trước ghi sai ngày của vòng Bán kết.",
        archive="Bài đăng trước ngày 01/7/2025; tên địa danh, cơ quan giữ nguyên theo thời điểm đăng.",
        source=SourceNote("Báo Xây dựng", "https://example.org/bai", None, "Đăng lại theo thỏa thuận."),
        toc=(TocEntry("Ý nghĩa của cuộc thi", "#y-nghia"),),
        body=BODY,
        about=(CONTEST,),
        tags=TAGS,
        previous=Link("Bài đăng trước đó", "truoc/"),
        next=Link("Bài đăng sau đó", "sau/"),
        related=(PLAIN_NEWS, PLAIN_NEWS, PLAIN_NEWS),
    ),
    "pages/campaign.html": CampaignPage(
        frame=FULL_FRAME,
        progress=Progress(1_757_000_000, 1_765_640_000, "100 ngày", (Stretch("Phát động", "0", "140"),)),
        calendar=SUBSCRIPTION,
        copies=(
            Link("Dữ liệu (JSON)", "../../data/campaign/a.json"),
            Link("Các mốc (CSV)", "../../data/campaign/a.csv"),
        ),
        qr=Picture("ma-qr.svg", "Mã QR", 132, 132),
        title=CAMPAIGN,
        clock=Clock("campaign", (ClockSpan("", 1757178000, 1765818000, "07/9/2025"),), "cancelled", "Đã hủy"),
        body=(PROSE,),
        summary="Sáu mục tiêu, hai nghị quyết và những con số đã công bố.",
        slogan="Mỗi nhà một công dân số, cả xóm cùng đi nhanh",
        cover=PICTURE,
        state=StateNote("Đã hủy", "Gộp vào phong trào mới.", day("01/7/2025", "2025-07-01")),
        when=days(("07/9/2025", "2025-09-07"), ("15/12/2025", "2025-12-15")),
        duration="60 ngày đêm",
        organisers=(Org("UBND tỉnh Hậu Giang", "https://example.org", "Phát động"), Org("Sở Nội vụ")),
        document=DOCUMENTS.rows[0],
        aims=("Huy động cả hệ thống chính trị và toàn xã hội tham gia.", "Tạo thói quen làm thủ tục trực tuyến."),
        targets=TARGETS,
        phases=ROUNDS,
        scoreboard=SCOREBOARD,
        claims=(
            ClaimGroup(
                (
                    Claim(
                        "Số thành viên Tổ công nghệ số",
                        "gần 3.500 thành viên",
                        None,
                        "Báo Xây dựng",
                        "gần 3.500 thành viên",
                    ),
                    Claim("Số thành viên Tổ công nghệ số", "hơn 4.000 thành viên", day("31/3/2025", "2025-03-31")),
                ),
                "Thành viên Tổ công nghệ số cộng đồng",
                "Nguồn nêu hai con số khác nhau; trang này để cả hai.",
            ),
            ClaimGroup((Claim("Cơ quan có mạng LAN", "100%"),)),
        ),
        documents=DOCUMENTS,
        rules=Link("Thể lệ", "the-le/"),
        contacts=(CONTACT, ContactLine("Đường dây hỗ trợ")),
        news=(NEWS, PLAIN_NEWS),
        tags=TAGS,
    ),
    "pages/competition.html": CompetitionPage(
        frame=FULL_FRAME,
        title=TITLE,
        clock=SEED_CLOCK,
        kicker=Link("Cuộc thi", "cuoc-thi/"),
        body=(PROSE,),
        edition="Lần thứ IV",
        year="Năm 2025",
        summary=SUMMARY,
        cover=PICTURE,
        state=StateNote("Tạm hoãn"),
        when=CONTEST.when,
        organisers=(Org("UBND tỉnh Hậu Giang", role="Chỉ đạo"), Org("Tỉnh đoàn Hậu Giang", "https://example.org")),
        audience=("Đoàn viên, thanh niên", "Phụ nữ", "Nông dân"),
        audience_open=True,
        entrants=("Cá nhân", "Nhóm", "Tổ chức"),
        fields=("Bảng Ý tưởng", "Bảng Dự án"),
        rounds=ROUNDS,
        submission=Submission(
            span=ClockSpan("", 1743440400, 1744736400, "01/4/2025"),
            opens=day("01/4/2025", "2025-04-01"),
            deadline=day("17 giờ 00 ngày 15/4/2025", "2025-04-15T17:00+07:00"),
            basis="theo ngày nhận được bài",
            how=("Nộp trực tuyến", "Gửi bưu điện, ngoài phong bì ghi “Bài dự thi”"),
            url=Link("example.org/nop-bai", "https://example.org/nop-bai"),
            email=Link("btc@example.vn", "mailto:btc@example.vn"),
            address="Số 01, đường Hòa Bình, phường Vị Thanh",
            forms=(Download("Mẫu 01: Phiếu đăng ký", "mau-01.pdf", "PDF, 120 kB"), Download("Mẫu 02", "mau-02.docx")),
        ),
        prizes=PRIZES,
        support=(
            SupportLine("10 ý tưởng, dự án", "3.000.000 đồng/thí sinh", "không đạt giải"),
            SupportLine("02 đội", "01 suất"),
        ),
        criteria=CRITERIA,
        jury=(PersonLine("Nguyễn Văn An", "Trưởng ban", "Đại học Cần Thơ"), PersonLine("Trần Thị Ánh")),
        faq=(Question("Một người được nộp mấy bài?", "Tối đa hai bài."), Question("Có thu phí không?", "Không.")),
        sponsors=(
            SponsorTier(
                (Sponsor("Ngân hàng Bến Nắng", "https://example.org", LOGO), Sponsor("Hợp tác xã")), "Nhà tài trợ vàng"
            ),
            SponsorTier((Sponsor("Công ty Mây Sớm"),)),
        ),
        documents=DOCUMENTS,
        rules=Link("Thể lệ", "the-le/"),
        results=Link("Kết quả", "ket-qua/"),
        contacts=(CONTACT,),
        news=(NEWS, PLAIN_NEWS, PLAIN_NEWS),
        tags=TAGS,
    ),
    "pages/rules.html": RulesPage(
        frame=FULL_FRAME,
        title=f"Thể lệ {TITLE}",
        summary="Ban hành kèm theo kế hoạch của UBND tỉnh.",
        parent=Link(TITLE, "../"),
        document=DOCUMENTS.rows[0],
        effective=day("01/4/2025", "2025-04-01", "kể từ ngày "),
        file=Download("Bản ký", "the-le.pdf", "PDF, 2,1 MB"),
        toc=TOC,
        updated=day("02/4/2025", "2025-04-02"),
        body=RULES_BODY,
    ),
    "pages/results.html": ResultsPage(
        frame=FULL_FRAME,
        title=f"Kết quả {TITLE}",
        date=day("20/6/2025", "2025-06-20"),
        winners=(
            WinnerRow("01", "Giải nhất", "Trà mãng cầu Hòa An", ("Lê Ánh", "Trần Bình"), "Xã Hòa An", "92,5"),
            WinnerRow("02", "Giải nhì", "Sổ nông cụ chung", ("Thí sinh",), joint=True),
            WinnerRow("03", "Giải ba", "Bản đồ bến đò"),
        ),
        scored=True,
        units=True,
        body=(PROSE,),
        summary="Ban Tổ chức công bố ba dự án đạt giải.",
        parent=Link(TITLE, "../"),
        decision=DOCUMENTS.rows[0],
        updated=day("21/6/2025", "2025-06-21"),
    ),
    "pages/page.html": PlainPage(
        frame=FULL_FRAME,
        title="Giới thiệu",
        body=(PROSE,),
        summary="Trang này do ai làm và vì sao.",
        cover=PICTURE,
        updated=day("01/7/2025", "2025-07-01"),
        toc=(TocEntry("Ý nghĩa của cuộc thi", "#y-nghia"),),
        tags=TAGS,
    ),
    "pages/tags.html": TagsPage(
        frame=FULL_FRAME,
        title="Chủ đề",
        letters=(
            TagLetter("C", (TagLine("Chuyển đổi số", "chuyen-doi-so/", "12 bài"),)),
            TagLetter(
                "Đ",
                (
                    TagLine("Đổi mới sáng tạo", "doi-moi-sang-tao/", "3 bài"),
                    TagLine("Đồng Tháp", "dong-thap/", "1 bài"),
                ),
            ),
        ),
    ),
    "pages/tag.html": TagPage(
        frame=FULL_FRAME, title="Khởi nghiệp", cards=(CONTEST, NEWS), number="Trang 2", pager=PAGER
    ),
    "pages/calendar.html": CalendarPage(
        frame=FULL_FRAME,
        title="Lịch",
        summary="Mọi mốc thời gian của các cuộc thi và phong trào.",
        months=(
            DatedMonth(
                "Tháng 4/2025",
                "thang-4-2025",
                AGENDA,
                ((None, DayCell("1", "#_moc-1", "Vòng sơ khảo bắt đầu"), *(DayCell(str(day)) for day in range(2, 7))),),
            ),
            DatedMonth("Tháng 5/2025", "thang-5-2025", AGENDA[1:2]),
        ),
        undated=(Card(CAMPAIGN, "phong-trao/60-ngay-dem/", "Phong trào", clock=Clock("campaign")),),
    ),
    "pages/404.html": NotFoundPage(
        frame=FULL_FRAME, title="Không tìm thấy trang (404)", links=(Link("Tin tức", "tin-tuc/"),), body=(PROSE,)
    ),
    "pages/search.html": SearchPage(
        frame=FULL_FRAME,
        title="Tìm kiếm",
        index="chi-muc/",
        links=(Link("Tin tức", "../tin-tuc/"),),
        tags=(TagLine("Khởi nghiệp", "../chu-de/khoi-nghiep/", "2 bài"),),
        all_tags=Link("Chủ đề", "../chu-de/"),
        script="../static/js/search.js",
    ),
    "pages/redirect.html": RedirectPage(
        site=FULL_FRAME.site, title=TITLE, href="../moi/", canonical="https://example.vn/cuoc-thi/moi/"
    ),
    "feeds/atom.xml": FULL_FEED,
    "feeds/rss.xml": FULL_FEED,
    "feeds/sitemap.xml": Sitemap(
        (
            SitemapAddress("https://example.vn/?a=1&b=2", "2025-04-01", ("https://example.vn/a/b.png?c&d",)),
            SitemapAddress("https://example.vn/lich/"),
        )
    ),
    "feeds/sitemap-index.xml": SitemapIndex((SitemapAddress("https://example.vn/sitemap-1.xml", "2025-04-01"),)),
    "feeds/sitemap-news.xml": NewsSitemap(
        "Bản Tin <mới> & hay", (NewsItem("https://example.vn/tin-tuc/a/", "A & B < C", "2025-04-01", "vi"),)
    ),
}

LEAST_FEED = Feed(
    id="https://example.vn/",
    title="Tin",
    home="https://example.vn/",
    address="https://example.vn/atom.xml",
    updated="2025-04-02T10:00:00Z",
    author="Ban biên tập",
    entries=(),
)

LEAST: dict[str, object] = {
    "pages/home.html": HomePage(frame=LEAST_FRAME, title="Trang chủ"),
    "pages/section.html": SectionPage(frame=LEAST_FRAME, title="Cuộc thi", groups=()),
    "pages/article.html": ArticlePage(frame=LEAST_FRAME, title="Tin", date=day("01/4/2025", "2025-04-01"), body=()),
    "pages/campaign.html": CampaignPage(
        frame=LEAST_FRAME, title=CAMPAIGN, clock=Clock("campaign"), duration="60 ngày đêm"
    ),
    "pages/competition.html": CompetitionPage(frame=LEAST_FRAME, title=TITLE, clock=Clock("competition")),
    "pages/rules.html": RulesPage(frame=LEAST_FRAME, title="Thể lệ", body=()),
    "pages/results.html": ResultsPage(frame=LEAST_FRAME, title="Kết quả", date=day("01/4/2025", "2025-04-01")),
    "pages/page.html": PlainPage(frame=LEAST_FRAME, title="Giới thiệu", body=()),
    "pages/tags.html": TagsPage(frame=LEAST_FRAME, title="Chủ đề", letters=()),
    "pages/tag.html": TagPage(frame=LEAST_FRAME, title="Khởi nghiệp", cards=(PLAIN_NEWS,)),
    "pages/calendar.html": CalendarPage(frame=LEAST_FRAME, title="Lịch", months=()),
    "pages/404.html": NotFoundPage(frame=LEAST_FRAME, title="Không tìm thấy trang (404)"),
    "pages/search.html": SearchPage(
        frame=LEAST_FRAME,
        title="Tìm kiếm",
        index="chi-muc/",
        links=(),
        tags=(),
        all_tags=Link("Chủ đề", "../chu-de/index.html"),
        offline=True,
    ),
    "pages/redirect.html": RedirectPage(
        site="Bản Tin", title="Tin", href="../tin/", canonical="https://example.vn/tin/"
    ),
    "feeds/atom.xml": LEAST_FEED,
    "feeds/rss.xml": LEAST_FEED,
    "feeds/sitemap.xml": Sitemap((SitemapAddress("https://example.vn/"),)),
    "feeds/sitemap-index.xml": SitemapIndex((SitemapAddress("https://example.vn/sitemap-1.xml"),)),
    "feeds/sitemap-news.xml": NewsSitemap("Bản Tin", ()),
}
