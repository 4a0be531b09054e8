"""`due`: when time alone asks for another build, as the last one has left word of it."""

import json
from datetime import datetime

from bantin.arguments import Call
from bantin.commands.folders import output_of, site_of
from bantin.commands.streams import out
from bantin.moment import read_moment
from bantin.report.language import say
from bantin.vi.date_forms import format_datetime
from bantin.vi.when import ZONE


def run(call: Call, now: datetime) -> int:
    """Print the moment; with `--exit-code` 1 where it has come, or where nothing was ever built."""
    built, moment = read_moment(output_of(call, site_of(call)))
    is_due = not built or (moment is not None and moment <= now)
    if call.format == "json":
        out(json.dumps({"next": moment.isoformat() if moment else None, "due": is_due}, indent=2))
    else:
        out(_told(moment, call.lang) if built else _never_built(call.lang))
    return 1 if is_due and call.exit_code else 0


def _told(moment: datetime | None, lang: str) -> str:
    if moment is None:
        return say(lang, "Thời gian không làm trang thay đổi.", "Time alone changes nothing.")
    local = moment.astimezone(ZONE)
    return say(lang, format_datetime(local), f"{local:%Y-%m-%d %H:%M}")


def _never_built(lang: str) -> str:
    return say(lang, "Trang chưa được dựng lần nào: hãy dựng.", "The site was never built: build it.")
