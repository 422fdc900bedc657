"""A source as bytes to a typed Resume, or to every problem in it at once."""

from cvexport.source.decoder import Reading, Traced, read, traced

__all__ = ["Reading", "Traced", "read", "traced"]
