"""The allow-list of body HTML: tags, attributes and classes that may stand in a page. All else is removed."""

import re

import nh3

from bantin.markdown.addresses import SCHEMES, is_refused

BLOCK_MARK = "data-block"

TAGS = frozenset(
    """
    a abbr aside b bdi bdo blockquote br caption cite code col colgroup dd del details dfn div dl dt em figcaption
    figure h2 h3 h4 h5 h6 hr i img ins kbd li mark ol p pre q rp rt ruby s samp section small span strong sub summary
    sup table tbody td tfoot th thead time tr u ul var wbr
    """.split()
)

EVERYWHERE = frozenset({"id", "title", "lang", "dir"})
ATTRIBUTES = {
    "a": {"href", "hreflang"},
    "blockquote": {"cite"},
    "q": {"cite"},
    "ins": {"cite", "datetime"},
    "del": {"cite", "datetime"},
    "time": {"datetime"},
    "details": {"open"},
    "img": {"src", "alt", "width", "height"},
    "ol": {"start", "type", "reversed"},
    "li": {"value"},
    "td": {"colspan", "rowspan", "headers"},
    "th": {"colspan", "rowspan", "headers", "scope", "abbr"},
    "col": {"span"},
    "colgroup": {"span"},
    "div": {BLOCK_MARK},
}
RELATIONS = frozenset(
    {"nofollow", "noopener", "noreferrer", "external", "license", "noopener noreferrer", "nofollow noopener noreferrer"}
)

# The first line is what Python-Markdown and the rules grammar make, the second what editors may write.
CLASSES = frozenset(
    """
    admonition admonition-title footnote footnote-ref footnote-backref footnotes toc toctitle
    phan chuong muc dieu la-ma khoan so-thap-phan diem gach cong cac-khoan cac-muc cac-diem cac-gach cac-cong label
    align-left align-center align-right citation
    note info tip hint important caution warning danger error attention lead wide narrow number nowrap
    """.split()
)

# Elements that go with all that they hold.
WITH_CONTENT = frozenset({"script", "style", "svg", "math", "template"})

# Elements whose content HTML parsers read as text to their end tag or to the end of the page: their tags go before
# parsing, so that what an editor wrote between them is read as the HTML that it is.
RAW_TEXT = frozenset(
    {"textarea", "title", "xmp", "plaintext", "noembed", "noframes", "noscript", "iframe", "listing", "select"}
)

VOID = frozenset("area base br col embed hr img input link meta param source track wbr".split())

NUMBER = "[0-9]{1,4}"
VALUES = {
    name: re.compile(form)
    for name, form in {
        "id": r"[^\s_]\S*",  # those that begin with _ are the page's own
        "dir": "ltr|rtl|auto",
        "lang": "[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*",
        "scope": "row|col|rowgroup|colgroup",
        "type": "[1aAiI]",
        "start": f"-?{NUMBER}",
        "value": f"-?{NUMBER}",
        "width": NUMBER,
        "height": NUMBER,
        "colspan": NUMBER,
        "rowspan": NUMBER,
        "span": NUMBER,
    }.items()
}


def is_allowed(tag: str, attribute: str, value: str) -> bool:
    """Whether an allowed tag may carry the attribute as it is (URL schemes are judged elsewhere)."""
    if attribute == "class":
        return CLASSES.issuperset(value.split())
    if attribute == "rel" and tag == "a":
        return value in RELATIONS
    return (attribute in EVERYWHERE or attribute in ATTRIBUTES.get(tag, ())) and _is_valid(attribute, value)


def _is_valid(attribute: str, value: str) -> bool:
    form = VALUES.get(attribute)
    return form is None or form.fullmatch(value) is not None


def _kept(tag: str, attribute: str, value: str) -> str | None:
    del tag
    # nh3 knows the schemes of href and src only.
    if attribute == "cite" and is_refused(value):
        return None
    return value if _is_valid(attribute, value) else None


CLEANER = nh3.Cleaner(
    tags=set(TAGS),
    clean_content_tags=set(WITH_CONTENT),
    attributes={"*": set(EVERYWHERE), **ATTRIBUTES},
    attribute_filter=_kept,
    tag_attribute_values={"a": {"rel": set(RELATIONS)}},
    allowed_classes={tag: set(CLASSES) for tag in TAGS},
    url_schemes=set(SCHEMES),
    link_rel=None,
    strip_comments=True,
)
