"""Hyphens: a dossier is written with whatever mark the writer's program made of the hyphen."""

from __future__ import annotations

_MARKS = "‐‑‒–−"
"""Hyphen, non-breaking hyphen, figure dash, en dash, minus: each stands for a hyphen inside a number."""


def with_plain_hyphens(text: str) -> str:
    """`21 501–02` -> `21 501-02`: the text with a plain hyphen for each of these marks, no longer and no shorter."""
    if text.isascii():
        return text
    for mark in _MARKS:
        text = text.replace(mark, "-")
    return text
