"""What a process that builds one site again and again remembers of its last build, beside what the store keeps."""

from dataclasses import dataclass

from bantin.last import Last


@dataclass(slots=True)
class Recent:
    """The last build and its rows as they were decoded; `mark` tells whether the store still holds the same."""

    mark: bytes | None = None
    last: Last | None = None
    rows: object = None
