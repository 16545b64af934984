"""Compression, by the name of the library or the format."""
