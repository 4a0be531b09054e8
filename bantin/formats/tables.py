"""Tables as spreadsheets open them: UTF-8 with a mark for Excel, CRLF, and no cell that would be run as a formula."""

import csv
import io
import re

from bantin.views.records import Table

# What Excel, LibreOffice and Google Sheets may take for a formula (OWASP, CSV Injection), full-width forms too.
FORMULA = re.compile(r"[\s\x00-\x20\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]*[=+\-@|%＝＋－＠]")


def csv_table(table: Table) -> bytes:
    """The table's bytes."""
    text = io.StringIO(newline="")
    csv.writer(text, quoting=csv.QUOTE_MINIMAL, lineterminator="\r\n").writerows(map(_row, table.rows))
    return text.getvalue().encode("utf-8-sig")


def _row(row: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(f"'{cell}" if FORMULA.match(cell) else cell for cell in row)
