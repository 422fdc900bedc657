"""Readers: somebody else's parser for each format, and the text that it finds.

A reader is a module with `read(data) -> str`, named in the format's row of
`model.formats`.  It may raise whatever its library raises.
"""
