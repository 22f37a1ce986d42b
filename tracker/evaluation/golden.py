"""A whole extraction as canonical JSON: what golden files hold, and, for texts that are not ours, its hash."""

from __future__ import annotations

import json
from dataclasses import asdict
from hashlib import sha256
from typing import Any

from tracker.models import Extraction


def as_golden(extraction: Extraction) -> dict[str, Any]:
    """Every row of an extraction with every attribute that it has, in the order of the text, and the paper's metadata.

    Absent values are left out; confidences, which learning moves, are rounded to a tenth.
    """
    data = asdict(extraction)
    document = data.pop("document")
    return {
        "metadata": _present(document["metadata"]),
        **{name: [_row(row) for row in rows] for name, rows in data.items()},
    }


def canonical(extraction: Extraction) -> str:
    """The same as text that is equal for equal extractions."""
    return json.dumps(as_golden(extraction), ensure_ascii=False, sort_keys=True, indent=1) + "\n"


def fingerprint(extraction: Extraction) -> str:
    """Sixteen hexadecimal digits that stand for everything a document says."""
    return sha256(canonical(extraction).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _row(row: dict[str, Any]) -> dict[str, Any]:
    kept = _present(row)
    return {name: round(value, 1) if name.endswith("confidence") else value for name, value in kept.items()}


def _present(row: dict[str, Any]) -> dict[str, Any]:
    """What is there, in records within records too."""
    return {
        name: _present(value) if isinstance(value, dict) else value
        for name, value in row.items()
        if value is not None and value not in ((), [])
    }
