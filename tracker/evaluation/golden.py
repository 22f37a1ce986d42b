"""Whole extractions, and what is read in single sentences, as canonical JSON: what golden files hold.

Of texts that are not ours they hold a hash.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from hashlib import sha256
from typing import Any

from tracker.documents import read_text
from tracker.dutch.clauses.actors import Actor, find_actors
from tracker.dutch.tokens import tokenise
from tracker.extraction import extract_document
from tracker.extraction.commitments.explain import describe_clause, explain_sentence
from tracker.extraction.commitments.matches import MatchAttempt
from tracker.lexicon import load, load_folder
from tracker.models import Extraction

LETTER_DATE = "2024-05-14"
"""The date of the letter in which a golden sentence is read."""
_EXAMPLES = ("example", "counter")
_LEARNED = frozenset(("confidence", "core_confidence", "status_confidence", "core", "quote"))


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


def lexicon_sentences() -> list[str]:
    """The examples and counter-examples of verbs, phrases, qualifiers and signs, each once, in order."""
    verbs = (entry for verbs in load("verbs").values() for entry in verbs.values())
    of_verbs = (entry[field] for entry in verbs for field in _EXAMPLES if field in entry)
    rows = (*load_folder("phrases"), *load("excluded"))
    of_phrases = (sentence for row in rows for field in ("examples", "counter") for sentence in row[field])
    cues = (*load("qualifiers").values(), *load("status")["signs"].values())
    of_cues = (
        row[field]
        for cue in cues
        if isinstance(cue, list)
        for row in cue
        if "example" in row
        for field in _EXAMPLES
        if field in row
    )
    return list(dict.fromkeys((*of_verbs, *of_phrases, *of_cues)))


def sentence_line(sentence: str) -> str:
    """One line of JSON: a sentence, the rows it gives in a letter of `LETTER_DATE`, what was tried, and who acts.

    What is learned, which moves with the weights, is left out.
    """
    document = read_text(sentence)
    document = replace(document, metadata=replace(document.metadata, date=LETTER_DATE, chamber="TK"))
    rows = as_golden(extract_document(document))["commitments"]
    said = {
        "sentence": sentence,
        "rows": [
            {name: value for name, value in row.items() if name not in _LEARNED}
            for row in rows
            if not row["rule"].startswith("words/")
        ],
        "tried": list(_tried(explain_sentence(sentence).attempts)),
        "actors": list(_actors(sentence)),
    }
    return json.dumps(said, ensure_ascii=False) + "\n"


def _tried(attempts: tuple[MatchAttempt, ...]) -> Iterator[str]:
    for attempt in attempts:
        match = attempt.outcome
        if isinstance(match, str):
            yield f"{attempt.name}: {match}"
        else:
            clause = f", {describe_clause(match.clause)}" if match.clause else ""
            yield f"{attempt.name}: {match.kind}, {match.status}{clause}"


def _actors(sentence: str) -> Iterator[str]:
    """Whom the sentence names as actor: words, party, preposition before it, plural."""
    words = tokenise(sentence)
    for actor in find_actors(words, Actor(0, 1, "dutch", "antecedent", None, False)):
        more = " ".join((actor.preposition or "-", "plural" if actor.plural else "singular"))
        yield f"{actor.start}-{actor.end} {actor.name} ({actor.party}) {more}"


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
