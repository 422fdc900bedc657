"""A source as bytes to a typed Resume, or to every problem in it at once."""

from cvexport.source.decoder import Reading, Traced, read, traced
from cvexport.source.limits import NO_LIMITS

__all__ = ["NO_LIMITS", "Reading", "Traced", "read", "traced"]
