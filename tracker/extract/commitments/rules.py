"""The lexicon as an index: from a word to the verbs and phrases it may start, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.extract.commitments.actors import Side
from tracker.extract.commitments.morphology import Form, forms
from tracker.extract.numbers import any_of
from tracker.lexicon import load
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
    kind: Kind
    status: Status


@dataclass(frozen=True, slots=True)
class Phrase:
    """An entry of `phrases.yml` or `excluded.yml`."""

    rule: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    kind: Kind
    status: Status
    actor: str | None
    active: bool
    all_words: frozenset[str]


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
    phrases: dict[str, list[Phrase]]
    excluded: dict[str, list[Phrase]]
    frames: dict[str, list[Frame]]
    ranks: dict[str, str]
    """`weak` frames give way to others, `told` ones say what parliament is told and lead; by name."""
    owners: tuple[Owner, ...]
    neutral: frozenset[str]
    participles: frozenset[str]
    triggers: frozenset[str]


# '<sum>' in a pattern
_PART = re.compile(r"(?<!\?P)<(\w+)>")


@cache
def _parts() -> dict[str, str]:
    """The pieces of `parts.yml` by name, and `state` for any of countries.yml."""
    parts: dict[str, str] = load("parts")
    return parts | {"state": rf"\b(?:{any_of(name.lower() for name in load('countries')['countries'])})\b"}


def _compiled(text: str | list[str]) -> re.Pattern[str]:
    """A pattern of the lexicon, or the alternatives of one, with the pieces of `parts.yml` put in."""
    whole = text if isinstance(text, str) else "|".join(text)
    return re.compile(_PART.sub(lambda piece: f"(?:{_parts()[piece[1]]})", whole))


def _pattern(text: str | list[str] | None) -> re.Pattern[str] | None:
    return _compiled(text) if text else None


# '\b(aandacht|in procedure)\b': nothing but words and pairs of words
_ALTERNATIVES = re.compile(r"\\b\(([\w |'’-]+)\)\\b")


def _hints(pattern: str | None) -> frozenset[str] | None:
    """The first words of the alternatives of a pattern that is nothing but words, else None."""
    found = _ALTERNATIVES.fullmatch(pattern or "")
    return frozenset(words.split()[0] for words in found[1].split("|")) if found else None


def _verb(lemma: str, role: str, entry: dict[str, Any]) -> Verb:
    return Verb(
        lemma=lemma.replace("|", ""),
        role=role,
        particle=lemma.rpartition("|")[0],
        needs=_pattern(entry.get("with")),
        without=_pattern(entry.get("without")),
        subjects=frozenset(entry["subjects"]) if "subjects" in entry else None,
        drop_negated=entry.get("negated") == "drop",
        drop_times=frozenset(entry.get("drop", ())),
        drop_passive=entry.get("passive") == "drop",
        perfect_with_be=entry.get("perfect") == "zijn",
        loose=entry.get("loose", False),
        person_object=entry.get("persons", False),
        done=entry.get("done"),
        hints=_hints(entry.get("with")),
    )


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        row["name"],
        frozenset(row["side"]),
        frozenset(row["times"]) if "times" in row else None,
        row.get("passive", False),
        row.get("to_parliament", False),
        row.get("main", False),
        row["kind"],
        row["status"],
    )


def _phrases(name: str) -> dict[str, list[Phrase]]:
    index: dict[str, list[Phrase]] = {}
    for row in load(name):
        phrase = Phrase(
            row["rule"],
            _compiled(row["phrase"]),
            _pattern(row.get("unless")),
            row.get("kind", "position"),
            row.get("status", "stated"),
            row.get("actor"),
            row.get("active", False),
            frozenset(row.get("all", ())),
        )
        for word in row["words"]:
            index.setdefault(word, []).append(phrase)
    return index


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
    phrases = _phrases("phrases")
    frames = {role: [_frame(row) for row in rows] for role, rows in load("frames").items()}
    neutral = frozenset(load("neutral")["forms"])
    subjects = frozenset(row["words"].split()[-1] for row in load("actors")["dutch"])
    triggers = frozenset(verbs) | frozenset(phrases) | frozenset(cued) | subjects
    participles = frozenset(word for word, found in verbs.items() if any(f.type == "participle" for _, f in found))
    owners = tuple(Owner(row["name"], frozenset(row["words"]), row.get("within")) for row in load("actors")["owners"])
    return Rules(verbs, cued, phrases, _phrases("excluded"), frames, _ranks(), owners, neutral, participles, triggers)


def _ranks() -> dict[str, str]:
    ranked = {row["name"]: row["rank"] for rows in load("frames").values() for row in rows if "rank" in row}
    return ranked | {row["rule"]: row["rank"] for row in load("phrases") if "rank" in row}
