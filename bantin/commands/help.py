"""`help`: all commands, or one."""

from datetime import datetime

from bantin.arguments import Call, help_of, overview
from bantin.commands.streams import out


def run(call: Call, now: datetime) -> int:
    """Print the help."""
    del now
    out(help_of(call.words[0], call.lang) if call.words else overview(call.lang))
    return 0
