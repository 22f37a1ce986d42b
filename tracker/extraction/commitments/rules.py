"""The lexicon as an index: from a word to the verbs and phrases it may start, compiled once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from typing import Any

from tracker.dutch.clauses.actors import Party
from tracker.dutch.verbs import Form, forms
from tracker.extraction.commitments.patterns import commonness, compile_any, compile_pattern, patterns_in
from tracker.extraction.commitments.phrases import PhraseIndex
from tracker.lexicon import load, load_folder
from tracker.models import Kind, Status


@dataclass(frozen=True, slots=True)
class VerbRule:
    """An entry of `verbs.yml`: `role` is its class there; `particle` is empty for a verb that does not separate."""

    rule: str
    """The entry, as `stance/oproepen`."""
    lemma: str
    role: str
    particle: str
    requires: re.Pattern[str] | None
    blocked_by: re.Pattern[str] | None
    subjects: frozenset[str] | None
    drop_negated: bool
    drop_tenses: frozenset[str]
    drop_passive: bool
    perfect_with_be: bool
    particle_anywhere: bool
    animate_object: bool
    done: Status | None
    """What its past or perfect means, where that differs from its frame: delivered is fulfilled, promised is open."""
    hints: frozenset[str] | None
    """Words of which the sentence must hold one for `requires` to match; None when `requires` does not tell."""


@dataclass(frozen=True, slots=True)
class Frame:
    """A row of `frames.yml`: what a class of verbs means for one kind of subject and clause."""

    name: str
    parties: frozenset[Party]
    tenses: frozenset[str] | None
    passive: bool
    to_parliament: bool
    main: bool
    blocked_by: re.Pattern[str] | None
    kind: Kind
    status: Status


@dataclass(frozen=True, slots=True)
class ActorCue:
    """A Dutch actor with the words that name or own it, and a piece of a word that does."""

    name: str
    words: frozenset[str]
    within: str | None


@dataclass(frozen=True, slots=True)
class RuleSet:
    """Everything a sentence is tried against, by the word that makes trying worthwhile."""

    verbs: dict[str, list[tuple[VerbRule, Form]]]
    by_trigger_word: dict[str, list[tuple[VerbRule, frozenset[str]]]]
    """Verbs too common to look up, as `zijn`, by the words that make them worth a look, with their finite forms."""
    phrases: PhraseIndex
    excluded: PhraseIndex
    frames: dict[str, list[Frame]]
    priorities: dict[str, str]
    """`weak` frames give way to others, `report` ones say what parliament is told and lead; by name."""
    actor_cues: tuple[ActorCue, ...]
    neutral: frozenset[str]
    participles: frozenset[str]
    triggers: frozenset[str]


def _verb(lemma: str, role: str, entry: dict[str, Any]) -> VerbRule:
    required = "|".join(patterns_in(entry, "requires", "requires_pattern"))
    requires = compile_pattern(required) if required else None
    return VerbRule(
        rule=f"{role}/{lemma.replace('|', '')}",
        lemma=lemma.replace("|", ""),
        role=role,
        particle=lemma.rpartition("|")[0],
        requires=requires.regex if requires else None,
        blocked_by=compile_any(patterns_in(entry, "blocked_by", "blocked_by_pattern")),
        subjects=frozenset(entry["subjects"]) if "subjects" in entry else None,
        drop_negated=entry.get("negated") == "drop",
        drop_tenses=frozenset(entry.get("drop", ())),
        drop_passive=entry.get("passive") == "drop",
        perfect_with_be=entry.get("perfect") == "zijn",
        particle_anywhere=entry.get("particle_anywhere", False),
        animate_object=entry.get("animate_object", False),
        done=entry.get("done"),
        hints=_rarest(requires.required_words) if requires else None,
    )


def _rarest(required_words: tuple[frozenset[str], ...]) -> frozenset[str] | None:
    """Of sets of words of each of which a sentence must hold one, the one that is seldom held; None of none."""
    return min(required_words, key=lambda words: sum(map(commonness, words)), default=None)


def _frame(row: dict[str, Any]) -> Frame:
    return Frame(
        row["name"],
        frozenset(row["party"]),
        frozenset(row["tenses"]) if "tenses" in row else None,
        row.get("passive", False),
        row.get("to_parliament", False),
        row.get("main", False),
        compile_any(patterns_in(row, "blocked_by", "blocked_by_pattern")),
        row["kind"],
        row["status"],
    )


@cache
def rules() -> RuleSet:
    """The compiled lexicon."""
    verbs: dict[str, list[tuple[VerbRule, Form]]] = {}
    by_trigger_word: dict[str, list[tuple[VerbRule, frozenset[str]]]] = {}
    for role, entries in load("verbs").items():
        for lemma, entry in entries.items():
            verb = _verb(lemma, role, entry)
            for cue in entry.get("trigger_words", ()):
                by_trigger_word.setdefault(cue, []).append((verb, frozenset(entry["finite"])))
            for form in (
                () if "trigger_words" in entry else forms(lemma, entry.get("past", ()), entry.get("participle"))
            ):
                verbs.setdefault(form.word, []).append((verb, form))
    phrases = PhraseIndex(load_folder("phrases"))
    actors = load("actors")
    subjects = frozenset(row["words"].split()[-1] for row in actors["dutch"])
    return RuleSet(
        verbs=verbs,
        by_trigger_word=by_trigger_word,
        phrases=phrases,
        excluded=PhraseIndex(load("excluded")),
        frames={role: [_frame(row) for row in rows] for role, rows in load("frames").items()},
        priorities=_priorities(),
        actor_cues=tuple(ActorCue(row["name"], frozenset(row["words"]), row.get("within")) for row in actors["owners"]),
        neutral=frozenset(load("neutral")["forms"]),
        participles=frozenset(word for word, found in verbs.items() if any(f.type == "participle" for _, f in found)),
        triggers=frozenset(verbs) | phrases.triggers | frozenset(by_trigger_word) | subjects,
    )


def _priorities() -> dict[str, str]:
    ranked = {row["name"]: row["priority"] for rows in load("frames").values() for row in rows if "priority" in row}
    return ranked | {row["rule"]: row["priority"] for row in load_folder("phrases") if "priority" in row}
