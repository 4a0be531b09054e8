"""Titles as pages print them."""


def headline(title: str) -> str:
    """A title of which no line begins with a dash."""
    return title.replace(" – ", "\u00a0– ").replace(" — ", "\u00a0— ").replace(" - ", "\u00a0- ")
