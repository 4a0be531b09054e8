"""What the server and its builder say to each other: one JSON object a line, over two pipes."""

import json
from dataclasses import dataclass
from typing import IO, Any

Message = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Wire:
    """One end of the line between the two processes."""

    incoming: IO[bytes]
    outgoing: IO[bytes]

    def send(self, message: Message) -> None:
        """Say it; OSError where nobody listens any more."""
        self.outgoing.write(json.dumps(message, ensure_ascii=True).encode() + b"\n")
        self.outgoing.flush()

    def receive(self) -> Message | None:
        """What is said next; None when the other process has ended, be it in the middle of a line."""
        line = self.incoming.readline()
        if not line.endswith(b"\n"):
            return None
        message: Message = json.loads(line)
        return message
