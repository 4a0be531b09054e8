"""How much memory the decoding of one picture may take beside what its process has already."""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

if sys.platform == "linux":
    import resource

    MEMORY = Path("/proc/self/statm")

    @contextlib.contextmanager
    def limited_memory(more: int) -> Iterator[None]:
        """Nothing gets more than so many further bytes; who asks for them meets a MemoryError."""
        used = int(MEMORY.read_text(encoding="ascii").split()[0]) * resource.getpagesize()
        soft, hard = resource.getrlimit(resource.RLIMIT_AS)
        wanted = used + more
        resource.setrlimit(resource.RLIMIT_AS, (wanted if hard == resource.RLIM_INFINITY else min(wanted, hard), hard))
        try:
            yield
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (soft, hard))

else:

    @contextlib.contextmanager
    def limited_memory(more: int) -> Iterator[None]:
        """No limit: elsewhere than on Linux only the number of pixels keeps it small."""
        del more
        yield
