"""Bodies of articles through Python-Markdown's own passes and through the faster ones, in turn; prints medians.

python3 -m benchmarks.markdown [ARTICLES [ROUNDS]]
"""

import sys
import time
from collections.abc import Callable, Sequence
from statistics import median

from bantin.markdown.body import BodySource
from bantin.markdown.converter import Converter, RulesConverter
from bantin.markdown.fast import FastPasses
from bantin.markdown.fast_tree import Headings
from bantin.markdown.render import render
from benchmarks.corpus import body


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    articles, rounds = (*map(int, arguments), *(100, 31)[len(arguments) :])
    texts = [body(number) for number in range(articles)]
    size = sum(len(text.encode()) for text in texts) / articles / 1000
    sys.stdout.write(f"{articles} articles of {size:.1f} KB, median of {rounds} rounds, ms an article\n")
    for grammar, kind in (("prose", Converter), ("rules", RulesConverter)):
        own, fast = turns((kind().convert, kind(FastPasses(Headings)).convert), texts, rounds)
        ratio = median(ours / theirs for theirs, ours in zip(own, fast, strict=True))
        sys.stdout.write(f"{grammar}: own {median(own):.2f}, fast {median(fast):.2f}, ratio {ratio:.3f}\n")
    (whole,) = turns((lambda text: render(BodySource("tin-tuc/bai.md", text)),), texts, rounds)
    sys.stdout.write(f"render (fast, with sanitising, pieces and plain text): {median(whole):.2f}\n")


def turns(ways: Sequence[Callable[[str], object]], texts: Sequence[str], rounds: int) -> list[list[float]]:
    """The milliseconds an article of each way in each round; the ways take turns, so that noise meets all."""
    taken: list[list[float]] = [[] for _ in ways]
    for _ in range(rounds + 1):
        for times, way in zip(taken, ways, strict=True):
            start = time.perf_counter()
            for text in texts:
                way(text)
            times.append((time.perf_counter() - start) / len(texts) * 1000)
    return [times[1:] for times in taken]  # the first round warms up


if __name__ == "__main__":
    main(sys.argv[1:])
