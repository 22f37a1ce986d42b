"""`tracker explain`: show why a sentence is, or is not, a commitment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Annotated

import typer

from tracker.cli.options import REJECTED, stop

if TYPE_CHECKING:
    from tracker.dutch.clauses.parse import Parse
    from tracker.extraction.commitments.explain import Explanation
    from tracker.extraction.commitments.matches import MatchAttempt
    from tracker.models import Document


def explain(
    file: Annotated[str | None, typer.Argument(help="A document; - reads standard input.")] = None,
    sentence: Annotated[str | None, typer.Option("--sentence", help="Try this one sentence instead.")] = None,
    found: Annotated[bool, typer.Option("--found", help="Only the sentences on which a rule fired.")] = False,
) -> None:
    """Show each sentence with the rules that fired, the clause they saw, and why the others did not.

    This is how a rule is added: try a sentence, see what is missing, edit tracker/lexicon, try again.

    \b
    Examples:
      tracker explain seeds/001_d12a5a1dc8c81460.txt
      tracker explain letter.pdf --found
      tracker explain --sentence "In dat kader riep Nederland andere bondgenoten op meer bij te dragen."

    \b
    Exit codes: 0 done, 1 the document can't be read, 2 wrong use.
    """
    from tracker.extraction.commitments.explain import explain as explanations
    from tracker.extraction.commitments.explain import explain_sentence

    if (file is None) == (sentence is None):
        stop("give a file, or --sentence with a text; see tracker explain --help")
    if sentence is not None:
        _show([explain_sentence(sentence)], found_only=False)
    else:
        _show(explanations(_read(str(file))), found_only=found)


def _read(source: str) -> Document:
    """The document at a path, or of standard input; stops with one line when it can't be read."""
    import sys
    from pathlib import Path

    from tracker.documents import UnreadableError, read

    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
        return read(data, source)
    except OSError as error:
        stop(f"{source}: {error.strerror or error}; check the path")
    except UnreadableError as error:
        stop(f"{source}: {error.reason}", REJECTED)


def _show(explanations: Iterable[Explanation], *, found_only: bool) -> None:
    from rich.console import Console

    console = Console(highlight=False, soft_wrap=True)
    for explanation in explanations:
        if found_only and explanation.confidence is None:
            continue
        console.print(_heading(explanation))
        for attempt in explanation.attempts:
            console.print(_line(attempt, explanation.parse))
        if explanation.features:
            console.print(_weighed(explanation))


def _heading(explanation: Explanation) -> str:
    from rich.markup import escape

    if explanation.confidence is None:
        why = explanation.skipped or "no rule fired"
        return f"[dim]{explanation.start:>6}[/]  {escape(explanation.text)}\n        [dim]{escape(why)}[/]"
    return (
        f"[dim]{explanation.start:>6}[/]  [bold]{escape(explanation.text)}[/]  [green]{explanation.confidence:.2f}[/]"
    )


def _weighed(explanation: Explanation) -> str:
    from rich.markup import escape

    weighed = ", ".join(f"{escape(feature)} {weight:+.1f}" for feature, weight in explanation.features)
    return f"        [dim]weighs: {weighed}[/]"


def _line(attempt: MatchAttempt, parse: Parse | None) -> str:
    from rich.markup import escape

    from tracker.extraction.commitments.explain import describe, fired

    line = f"{escape(attempt.name)}: {escape(describe(attempt, parse))}"
    return f"        [green]+ {line}[/]" if fired(attempt) else f"        [dim]- {line}[/]"
