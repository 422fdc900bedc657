"""DOCX, read with python-docx."""

from __future__ import annotations

import io

from docx import Document


def read(data: bytes) -> str:
    """Return the text of each paragraph of the body, one on a line."""
    body = Document(io.BytesIO(data))
    return "\n".join(paragraph.text for paragraph in body.paragraphs)
