"""The lexicon as an index: from a word to the verbs and phrases it may start, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.dutch.clauses.actors import Side
from tracker.dutch.verbs import Form, forms
from tracker.extraction.commitments.patterns import commonness, compiled, wanted
from tracker.extraction.commitments.phrases import Phrases
from tracker.lexicon import load, load_folder
from tracker.models import Kind, Status


@dataclass(frozen=True, slots=True)
class Verb:
    """An entry of `verbs.yml`: `role` is its class there; `particle` is empty for a verb that does not separate."""

    lemma: str
    role: str
    particle: str
    needs: re.Pattern[str] | None
    without: re.Pattern[str] | None
    subjects: frozenset[str] | None
    drop_negated: bool
    drop_times: frozenset[str]
    drop_passive: bool
    perfect_with_be: bool
    loose: bool
    person_object: bool
    done: Status | None
    """What its past or perfect means, where that differs from its frame: delivered is fulfilled, promised is open."""
    hints: frozenset[str] | None
    """Words of which the sentence must hold one for `needs` to match; None when `needs` does not tell."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of `frames.yml`: what a class of verbs means for one kind of subject and clause."""

    name: str
    sides: frozenset[Side]
    times: frozenset[str] | None
    passive: bool
    to_parliament: bool
    main: bool
    without: re.Pattern[str] | None
    kind: Kind
    status: Status


@dataclass(frozen=True, slots=True)
class Owner:
    """A Dutch actor with the words that name or own it, and a piece of a word that does."""

    name: str
    words: frozenset[str]
    within: str | None


@dataclass(frozen=True, slots=True)
class Rules:
    """Everything a sentence is tried against, by the word that makes trying worthwhile."""

    verbs: dict[str, list[tuple[Verb, Form]]]
    cued: dict[str, list[tuple[Verb, frozenset[str]]]]
    """Verbs too common to look up, as `zijn`, by the words that make them worth a look, with their finite forms."""
    phrases: Phrases
    excluded: Phrases
    frames: dict[str, list[Frame]]
    ranks: dict[str, str]
    """`weak` frames give way to others, `told` ones say what parliament is told and lead; by name."""
    owners: tuple[Owner, ...]
    neutral: frozenset[str]
    participles: frozenset[str]
    triggers: frozenset[str]


def _verb(lemma: str, role: str, entry: dict[str, Any]) -> Verb:
    needs = wanted(entry["with"]) if "with" in entry else None
    return Verb(
        lemma=lemma.replace("|", ""),
        role=role,
        particle=lemma.rpartition("|")[0],
        needs=needs.regex if needs else None,
        without=compiled(entry.get("without")),
        subjects=frozenset(entry["subjects"]) if "subjects" in entry else None,
        drop_negated=entry.get("negated") == "drop",
        drop_times=frozenset(entry.get("drop", ())),
        drop_passive=entry.get("passive") == "drop",
        perfect_with_be=entry.get("perfect") == "zijn",
        loose=entry.get("loose", False),
        person_object=entry.get("persons", False),
        done=entry.get("done"),
        hints=min(needs.needs, key=lambda words: sum(map(commonness, words))) if needs and needs.needs else None,
    )


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        row["name"],
        frozenset(row["side"]),
        frozenset(row["times"]) if "times" in row else None,
        row.get("passive", False),
        row.get("to_parliament", False),
        row.get("main", False),
        compiled(row.get("without")),
        row["kind"],
        row["status"],
    )


@cache
def rules() -> Rules:
    """The compiled lexicon."""
    verbs: dict[str, list[tuple[Verb, Form]]] = {}
    cued: dict[str, list[tuple[Verb, frozenset[str]]]] = {}
    for role, entries in load("verbs").items():
        for lemma, entry in entries.items():
            verb = _verb(lemma, role, entry)
            for cue in entry.get("cues", ()):
                cued.setdefault(cue, []).append((verb, frozenset(entry["finite"])))
            for form in () if "cues" in entry else forms(lemma, entry.get("past", ()), entry.get("participle")):
                verbs.setdefault(form.word, []).append((verb, form))
    phrases = Phrases(load_folder("phrases"))
    frames = {role: [_frame(row) for row in rows] for role, rows in load("frames").items()}
    neutral = frozenset(load("neutral")["forms"])
    subjects = frozenset(row["words"].split()[-1] for row in load("actors")["dutch"])
    triggers = frozenset(verbs) | phrases.triggers | frozenset(cued) | subjects
    participles = frozenset(word for word, found in verbs.items() if any(f.type == "participle" for _, f in found))
    owners = tuple(Owner(row["name"], frozenset(row["words"]), row.get("within")) for row in load("actors")["owners"])
    return Rules(
        verbs, cued, phrases, Phrases(load("excluded")), frames, _ranks(), owners, neutral, participles, triggers
    )


def _ranks() -> dict[str, str]:
    ranked = {row["name"]: row["rank"] for rows in load("frames").values() for row in rows if "rank" in row}
    return ranked | {row["rule"]: row["rank"] for row in load_folder("phrases") if "rank" in row}
