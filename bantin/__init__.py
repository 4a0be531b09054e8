"""Bản Tin: a static-site generator for campaign news and competition pages in Vietnamese."""

__version__ = "0.1.0"
