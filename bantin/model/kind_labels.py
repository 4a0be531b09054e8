"""The kinds of entries by name, each with what editors may call it; the command line knows them without the models."""

KIND_LABELS = {
    "article": ("bài viết", "tin"),
    "campaign": ("phong trào", "chiến dịch"),
    "competition": ("cuộc thi",),
    "rules": ("thể lệ",),
    "results": ("kết quả",),
    "page": ("trang",),
}
