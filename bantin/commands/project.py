"""The project of a command: the settings read, with what the command line puts in their place."""

import json
from datetime import datetime
from pathlib import Path

from bantin.arguments import ENGINE, Call, Trouble
from bantin.commands.folders import no_settings
from bantin.loading import read_settings, usable_settings
from bantin.model.settings import Settings
from bantin.problems import Problem
from bantin.project import Flags, Project
from bantin.report.language import said
from bantin.survey import SETTINGS


def project_of(call: Call, root: Path, output: Path, now: datetime) -> tuple[Project, tuple[Problem, ...]]:
    """The project, with the problems of its settings; where these are errors, with what can be used of them."""
    settings, problems = settings_of(root, call.lang)
    if settings is None:
        settings = usable_settings((root / SETTINGS).read_bytes())
    if call.url:
        settings = _with_url(settings, call.url, call.lang)
    flags = Flags(call.drafts, call.offline, call.external)
    return Project(root, output, ENGINE, settings, now, flags), problems


def settings_of(root: Path, lang: str) -> tuple[Settings | None, tuple[Problem, ...]]:
    """The settings of a site; Trouble where there are none."""
    try:
        return read_settings((root / SETTINGS).read_bytes())
    except (FileNotFoundError, NotADirectoryError):
        raise no_settings(root, lang) from None


def _with_url(settings: Settings, url: str, lang: str) -> Settings:
    read, problems = read_settings(f"title: x\nurl: {json.dumps(url)}\n".encode())
    if read is None:
        raise Trouble(f"--url: {said(problems[0].message, lang)} {said(problems[0].hint, lang)}")
    return settings.model_copy(update={"url": read.url})
