"""Packages that read and write XML: dom, etree, parsers, sax."""

__all__ = ['dom', 'parsers', 'sax', 'etree']
