"""The preview: a server that shows the site as it is written, and a builder in a process of its own that makes it."""
