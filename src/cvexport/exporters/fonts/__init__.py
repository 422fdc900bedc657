"""Fonts: faces, kerning, fallbacks and outlines, shared by PDF and HTML."""
