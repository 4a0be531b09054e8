"""How problems and builds look: for people, for tools, for GitHub. A problem is data; its looks live here."""
