"""Bodies alone as work for all cores; a build reads whole files (bantin/reading.py)."""

from bantin.cores import Budget, Work
from bantin.markdown.body import Body, BodySource
from bantin.markdown.remarks import too_slow


def body_work(budget: Budget) -> Work[BodySource, Body]:
    """Rendering a body, within a budget."""
    return Work(render_body, characters, too_slow, budget, load)


def render_body(source: BodySource) -> Body:
    """The body of a source; a converter that did not come to its end is not used again."""
    from bantin.markdown.converter import forget_converters  # noqa: PLC0415 - Markdown is loaded in workers only
    from bantin.markdown.render import render  # noqa: PLC0415

    try:
        return render(source)
    except BaseException:
        forget_converters()
        raise


def load() -> None:
    """Load Markdown, which takes longer than a body may."""
    import bantin.markdown.render  # noqa: F401, PLC0415


def characters(source: BodySource) -> int:
    """The weight of a body."""
    return len(source.text)
