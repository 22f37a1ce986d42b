"""Counting right and wrong: precision, recall, attributes, and when a stored value agrees with the one wanted."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

DATES = ("date", "deadline", "meeting_start", "meeting_end")
"""Compared by their beginning: a more precise date than the gold's agrees with it."""
NAMES = ("title", "signatory", "ministry", "place", "beneficiary", "addressee", "actor")
"""Compared by containment: `de minister van Defensie` agrees with `minister van Defensie`."""


def reduced(value: object) -> str:
    """Letters and digits only, lower case."""
    return "".join(c for c in str(value if value else "").lower() if c.isalnum())


def same(name: str, expected: object, found: object) -> bool:
    """Whether a stored value agrees with the gold's: numbers to 0.1%, text by its letters; a list is a choice."""
    if isinstance(expected, int | float):
        try:
            return abs(float(str(found)) - expected) <= abs(expected) * 1e-3
        except ValueError:
            return False
    options = [reduced(option) for option in (expected if isinstance(expected, list) else [expected])]
    value = reduced(found)
    if name in DATES:
        return any(value.startswith(option) for option in options)
    if name in NAMES:
        return any(option in value or (value != "" and value in option) for option in options)
    return value in options


@dataclass(slots=True)
class Tally:
    """Counts for precision and recall, and for each attribute how many were right."""

    hits: int = 0
    misses: int = 0
    false: int = 0
    shown: Counter[str] = field(default_factory=Counter)
    """Sentences that have a row, by what they are: `must`, `may` or `neither`."""
    core: Counter[str] = field(default_factory=Counter)
    """The same of sentences that have a row of the register (`core = 1`), where only a must is right."""
    core_found: int = 0
    """Must items that have a row of the register."""
    wanted: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def attribute(self, name: str, right: bool) -> None:
        """Count one attribute."""
        self.wanted[name] += 1
        self.right[name] += right

    @property
    def precision(self) -> float | None:
        """Share of what was called that is right; None when nothing was called."""
        return self.hits / (self.hits + self.false) if self.hits + self.false else None

    @property
    def recall(self) -> float | None:
        """Share of what had to be found that was; None when there was nothing to find."""
        return self.hits / (self.hits + self.misses) if self.hits + self.misses else None

    @property
    def core_precision(self) -> float | None:
        """Share of the register's sentences that are must; None when it is empty."""
        return self.core["must"] / self.core.total() if self.core else None

    @property
    def core_recall(self) -> float | None:
        """Share of all must items that have a row of the register; None when there are none."""
        return self.core_found / (self.hits + self.misses) if self.hits + self.misses else None

    @property
    def f1(self) -> float:
        """Harmonic mean of the two, 0 when either is missing or 0."""
        precision, recall = self.precision, self.recall
        return 2 * precision * recall / (precision + recall) if precision and recall else 0.0

    @property
    def accuracy(self) -> float | None:
        """Share of all attributes that are right; None when there are none."""
        return self.right.total() / self.wanted.total() if self.wanted else None

    def figures(self) -> dict[str, Any]:
        """The figures by name, attributes as [right, wanted]."""
        made: dict[str, Any] = {
            "hits": self.hits,
            "misses": self.misses,
            "false": self.false,
            "precision": self.precision,
            "recall": self.recall,
            "f1": self.f1,
        }
        if self.shown:
            made["shown"] = dict(self.shown)
        if self.core:
            made["core"] = {
                "precision": self.core_precision,
                "recall": self.core_found / ((self.hits + self.misses) or 1),
                "rows": self.core.total(),
            }
        if self.wanted:
            made["attributes"] = {name: [self.right[name], n] for name, n in sorted(self.wanted.items())}
        return made
