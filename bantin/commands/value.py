"""`value`: how a value is read."""

import json
from datetime import datetime

from bantin.arguments import Call, Trouble, shown
from bantin.commands.streams import out
from bantin.problems import Severity
from bantin.report.language import said, say
from bantin.value import TYPES, read_value


def run(call: Call, now: datetime) -> int:
    """Print the reading; 1 where the value is refused."""
    del now
    kind, text = call.words
    if kind not in TYPES:
        listed = ", ".join(TYPES)
        vi, en = f"Không có kiểu {shown(kind)}. Chọn: {listed}.", f"There is no type {shown(kind)}. Choose: {listed}."
        raise Trouble(say(call.lang, vi, en))
    reading = read_value(kind, text)
    remark, severity = reading.remark, reading.severity
    columns = dict(reading.columns)
    if remark is not None and severity is not None:
        columns |= {"code": remark.code, "severity": severity.value}
        texts = {"message": said(remark.message, call.lang), "hint": said(remark.hint, call.lang)}
        columns |= {name: text for name, text in texts.items() if text}
    if call.format == "json":
        out(json.dumps(columns, ensure_ascii=False, indent=2))
    else:
        out("\n".join(f"{name}: {value}" for name, value in columns.items()))
    return 1 if severity is Severity.ERROR else 0
