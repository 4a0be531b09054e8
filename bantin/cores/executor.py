"""Who does tasks, as the standard library says it: our own pool, a cluster's, or any other."""

from collections.abc import Callable
from typing import Any, Protocol


class Executor(Protocol):
    """As in `concurrent.futures`."""

    def submit(self, do: Callable[..., Any], /, *args: Any) -> Any:  # noqa: ANN401 - the future of whatever it is
        """Do it some time."""
