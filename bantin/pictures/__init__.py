"""Pictures: what is published of the files that pages name, and the cards under which pages are shared."""
