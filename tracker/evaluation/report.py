"""Writes an evaluation down: as plain values, as lines of text, as Markdown."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from tracker.evaluation.compare import Evaluation, Finding
from tracker.evaluation.scores import Tally

HEAD = ("", "precision", "recall", "F1", "found", "missed", "false")


def as_values(result: Evaluation) -> dict[str, Any]:
    """All figures, for JSON."""
    return {
        **{name: tally.figures() for name, tally in result.parts.items()},
        "documents": {"gold": result.documents, "absent": result.absent},
        "kinds": {name: tally.figures() for name, tally in sorted(result.kinds.items())},
        "document_kinds": {name: tally.figures() for name, tally in sorted(result.document_kinds.items())},
        "calibration": [
            {"from": bin_.low, "to": min(bin_.high, 1.0), "rows": bin_.rows, "right": bin_.right}
            for bin_ in result.calibration
        ],
    }


def figure_rows(tallies: Iterable[tuple[str, Tally]]) -> list[tuple[str, ...]]:
    """Rows under HEAD; what was never counted is left out."""
    return [
        (name, _share(t.precision), _share(t.recall), f"{t.f1:.3f}", str(t.hits), str(t.misses), str(t.false))
        for name, t in tallies
        if t.hits + t.misses + t.false
    ]


def attribute_rows(result: Evaluation) -> list[tuple[str, ...]]:
    """Right, wanted and share for each attribute of each part."""
    return [
        (f"{part} {name}", str(tally.right[name]), str(wanted), f"{tally.right[name] / wanted:.3f}")
        for part, tally in result.parts.items()
        for name, wanted in sorted(tally.wanted.items())
    ]


def calibration_rows(result: Evaluation) -> list[tuple[str, ...]]:
    """For each bin of confidence that has rows: how many, and the share that is right."""
    return [
        (
            f"{bin_.low:.2f} to {min(bin_.high, 1.0):.2f}",
            str(bin_.rows),
            str(bin_.right),
            f"{bin_.right / bin_.rows:.3f}",
        )
        for bin_ in result.calibration
        if bin_.rows
    ]


def tables(result: Evaluation) -> Iterator[tuple[str, Sequence[str], list[tuple[str, ...]]]]:
    """Title, heading and rows of every table of the report."""
    yield "what was found", HEAD, figure_rows(result.parts.items())
    yield "commitments by kind", HEAD, figure_rows(sorted(result.kinds.items()))
    yield "commitments by kind of document", HEAD, figure_rows(sorted(result.document_kinds.items()))
    yield "attributes", ("", "right", "of", "share"), attribute_rows(result)
    yield "calibration", ("confidence", "rows", "right", "share"), calibration_rows(result)


def as_markdown(result: Evaluation) -> str:
    """The report as Markdown, misses and false alarms included."""
    lines = [f"Compared with the annotations of {result.documents} documents.", ""]
    if result.absent:
        lines += [f"Not in the database: {', '.join(result.absent)}.", ""]
    for title, head, rows in tables(result):
        if rows:
            lines += [f"## {title[0].upper()}{title[1:]}", "", *_grid(head, rows), ""]
    for outcome, title in (("miss", "Missed"), ("false", "False alarms"), ("wrong", "Wrong attributes")):
        found = [f for f in result.findings if f.outcome == outcome]
        if found:
            lines += [f"## {title}", "", *(f"- `{f.document}` ({f.part}) {_plain(f.what)}" for f in found), ""]
    return "\n".join(lines).rstrip() + "\n"


def finding_lines(findings: Iterable[Finding]) -> list[str]:
    """One line a finding."""
    return [f"{f.outcome}\t{f.part}\t{f.document}\t{f.what}" for f in findings]


def _grid(head: Sequence[str], rows: Iterable[Sequence[str]]) -> list[str]:
    """A Markdown table, numbers to the right."""
    line = ["---", *("---:" for _ in head[1:])]
    return [f"| {' | '.join(cells)} |" for cells in (head, line, *rows)]


def _plain(text: str) -> str:
    """Text that Markdown leaves as it is."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|" else c for c in " ".join(text.split()))


def _share(value: float | None) -> str:
    return "-" if value is None else f"{value:.3f}"
