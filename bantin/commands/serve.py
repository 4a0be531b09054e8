"""`serve`: the site as it is written, in a browser."""

from datetime import datetime

from bantin.arguments import ENGINE, Call
from bantin.commands.folders import root_of, site_of
from bantin.preview.folder import own_folder
from bantin.preview.preview import Wanted
from bantin.preview.restart import is_again
from bantin.preview.start import Place, start


def run(call: Call, now: datetime) -> int:
    """Serve until Ctrl-C."""
    del now  # the preview lives by a clock that goes on, unless `--now` has stopped it
    root = root_of(call) if is_again() else site_of(call)
    with own_folder(root) as folder:
        wanted = Wanted(root, ENGINE, call.lang, call.now, not call.no_drafts, call.follow, call.jobs, folder)
        start(wanted, Place(call.host, call.port, opens=call.open))
    return 0
