"""When a line in an office document is a heading, and when its running text has begun."""

from __future__ import annotations

HEADING = 120
"""Characters a line in bold has at most when it is a heading."""
LONG = 80
"""Characters a paragraph has at least with which the running text begins."""


def is_title(text: str) -> bool:
    """Whether a line in bold or italics is a heading by its length and its end."""
    return 1 < len(text) <= HEADING and not text.endswith((".", "?", "!", ";", ",")) and any(c.isalpha() for c in text)
