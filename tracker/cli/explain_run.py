"""What `tracker explain` does."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from pathlib import Path

from rich.console import Console
from rich.markup import escape

from tracker.cli.options import OK, REJECTED, stop
from tracker.documents import Unreadable, read
from tracker.extraction.commitments.explain import Explanation, Trial, explain, explain_sentence


def run(file: str | None, sentence: str | None, *, found_only: bool) -> int:
    """Explain a document or one sentence on standard output; returns the exit code."""
    if (file is None) == (sentence is None):
        stop("give a file, or --sentence with a text; see tracker explain --help")
    if sentence is not None:
        _show([explain_sentence(sentence)], found_only=False)
        return OK
    source = str(file)
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        document = read(data, source)
    except OSError as error:
        stop(f"{source}: {error.strerror or error}; check the path")
    except Unreadable as error:
        stop(f"{source}: {error.reason}", REJECTED)
    _show(explain(document), found_only=found_only)
    return OK


def _show(explanations: Iterable[Explanation], *, found_only: bool) -> None:
    console = Console(highlight=False, soft_wrap=True)
    for explanation in explanations:
        if found_only and explanation.confidence is None:
            continue
        console.print(_heading(explanation))
        for trial in explanation.trials:
            console.print(_line(trial))
        if explanation.weighed:
            console.print(_weighed(explanation))


def _heading(explanation: Explanation) -> str:
    if explanation.confidence is None:
        why = explanation.skipped or "no rule fired"
        return f"[dim]{explanation.start:>6}[/]  {escape(explanation.text)}\n        [dim]{escape(why)}[/]"
    return (
        f"[dim]{explanation.start:>6}[/]  [bold]{escape(explanation.text)}[/]  [green]{explanation.confidence:.2f}[/]"
    )


def _weighed(explanation: Explanation) -> str:
    signs = ", ".join(f"{escape(sign)} {weight:+.1f}" for sign, weight in explanation.weighed)
    return f"        [dim]weighs: {signs}[/]"


def _line(trial: Trial) -> str:
    if not trial.fired:
        return f"        [dim]- {escape(trial.rule)}: {escape(trial.outcome)}[/]"
    clause = f"  [cyan]{escape(trial.clause)}[/]" if trial.clause else ""
    return f"        [green]+ {escape(trial.rule)}: {escape(trial.outcome)}[/]{clause}  [dim]{trial.confidence}[/]"
