"""`tracker explain`: show why a sentence is, or is not, a commitment."""

from __future__ import annotations

from typing import Annotated

import typer


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
    from tracker.cli.explain_run import run

    raise typer.Exit(run(file, sentence, found_only=found))
