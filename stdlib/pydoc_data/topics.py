"""The texts of help()'s topics, by the labels that _pydoc_names gives them."""

topics = {}
