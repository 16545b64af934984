"""Texts and tables for pydoc."""
