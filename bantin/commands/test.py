"""`test`: what is left to say where build.py has not started the tests."""

from datetime import datetime

from bantin.arguments import Call, Trouble
from bantin.report.language import say


def run(call: Call, now: datetime) -> int:
    """Trouble: the tests need more packages than a build; build.py installs them and starts pytest before this."""
    del now
    raise Trouble(say(call.lang, "Chạy: python3 build.py test", "Run: python3 build.py test"))
