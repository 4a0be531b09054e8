"""Bodies: Markdown in, sanitised HTML with references to links, pictures and blocks out. The only door to Markdown."""
