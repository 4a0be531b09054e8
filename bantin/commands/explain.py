"""`explain`: what a code means, or all codes."""

from datetime import datetime

from bantin.arguments import ENGINE, Call, shown
from bantin.commands.streams import out, tell
from bantin.explain import page_of
from bantin.problems import SEVERITY, Severity
from bantin.report.language import said, say
from bantin.report.terminal import WORDS
from bantin.vi.near import did_you_mean, nearest


def run(call: Call, now: datetime) -> int:
    """Print the page of a code, or the list; 1 where there is no such code."""
    del now
    code = call.words[0].lower() if call.words else None
    if code is None:
        out("\n".join(f"{known:<24} {_word(severity, call.lang)}" for known, severity in sorted(SEVERITY.items())))
        return 0
    if code not in SEVERITY:
        near = nearest(code, SEVERITY)
        meant = f" {said(did_you_mean(near), call.lang)}" if near else ""
        tell(say(call.lang, f"Không có mã {shown(code)}.", f"There is no code {shown(code)}.") + meant)
        return 1
    out(page_of(code, ENGINE / "docs" / "problems", call.lang).rstrip())
    return 0


def _word(severity: Severity, lang: str) -> str:
    vi, en, _ = WORDS[severity]
    return say(lang, vi, en)
