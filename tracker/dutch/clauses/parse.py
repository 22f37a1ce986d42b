"""A sentence under analysis: its words, what closed class each belongs to, and the actors it names, each found once."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntFlag
from functools import cache
from itertools import repeat

from tracker.dutch.clauses.actors import ADDRESSED, PRONOUNS, Actor, as_addressed, find_actors
from tracker.dutch.clauses.qualifiers import Experiencer, Span, heading_of_others, main_body, other_acts_in, points_back
from tracker.dutch.tokens import TokenisedSentence
from tracker.lexicon import load


class Word(IntFlag):
    """The closed classes of `grammar.yml` a word belongs to; a word may belong to several."""

    AUXILIARY = 1
    SUBORDINATOR = 2
    COORDINATOR = 4
    PREPOSITION = 8
    FILLER = 16
    NEGATION = 32
    REPORTING = 64
    NOUN_MARKER = 128
    NEW_CLAUSE = 256
    REPORT_OPENER = 512


# Plain ints: an IntFlag operation costs fifty times as much, and these are tested for every word.
AUXILIARY, SUBORDINATOR, COORDINATOR, PREPOSITION, FILLER = (int(f) for f in list(Word)[:5])
NEGATION, REPORTING, NOUN_MARKER, NEW_CLAUSE, REPORT_OPENER = (int(f) for f in list(Word)[5:])
CLOSED = FILLER | PREPOSITION | SUBORDINATOR | COORDINATOR

_NAMES = {
    "subordinators": SUBORDINATOR,
    "coordinators": COORDINATOR,
    "prepositions": PREPOSITION,
    "fillers": FILLER,
    "negations": NEGATION,
    "reporting": REPORTING,
    "noun_markers": NOUN_MARKER,
    "new_clause": NEW_CLAUSE,
    "report_openers": REPORT_OPENER,
}
_SMALL = (
    "pronominal",
    "inheriting",
    "main_openers",
    "past_auxiliaries",
    "with_te",
    "noun_tails",
    "no_agents",
    "openers",
    "asides",
    "verbal_participles",
)


@dataclass(frozen=True, slots=True)
class Grammar:
    """The closed classes: flags by word, the kind of each auxiliary, and what parts particles from prepositions."""

    flags: dict[str, int]
    auxiliary: dict[str, str]
    ambiguous_particles: frozenset[str]
    after_particle: frozenset[str]
    words: dict[str, frozenset[str]]
    """The small classes, by their name in the file: `with_te`, `noun_tails`."""


@cache
def grammar() -> Grammar:
    """The closed classes of `grammar.yml`, read once."""
    data = load("grammar")
    auxiliary = {word: name for name, words in data["auxiliaries"].items() for word in words}
    flags = dict.fromkeys(auxiliary, AUXILIARY)
    for name, flag in _NAMES.items():
        for word in data[name]:
            flags[word] = flags.get(word, 0) | flag
    small = {name: frozenset(data[name]) for name in _SMALL}
    return Grammar(flags, auxiliary, frozenset(data["ambiguous_particles"]), frozenset(data["after_particle"]), small)


class Parse:
    """The words of a sentence with `flags[i]`, the closed classes of word i; what costs is found when first asked for.

    Properties of its own: `functools.cached_property` takes a lock, and a parse is made for every sentence.
    """

    __slots__ = (
        "_actors",
        "_antecedent",
        "_auxiliaries",
        "_flags",
        "_namesakes",
        "before",
        "in_minutes",
        "lower",
        "present",
        "punct_after",
        "to_minister",
        "words",
    )

    def __init__(
        self,
        words: TokenisedSentence,
        antecedent: Actor | None = None,
        *,
        in_minutes: bool = False,
        to_minister: bool = False,
        before: Parse | str | None = None,
        namesakes: frozenset[str] = frozenset(),
    ) -> None:
        """`antecedent` is who `hij` or `zij` stands for, where the sentence before tells it.

        `in_minutes` says that the sentence stands in the report of a meeting, where a verdict without a subject is that
        of whoever spoke; `to_minister`, in a memo of civil servants, who call the minister `u` and themselves `wij`.
        `before` is the sentence before in the same paragraph, else the heading; `namesakes` are
        names of actors that are another body's in this document (`qualifiers.namesakes_in`).
        """
        self.words = words
        self.in_minutes = in_minutes
        self.to_minister = to_minister
        self.before = before
        self._namesakes = namesakes
        self._antecedent = antecedent
        self.lower = words.words
        self.present = words.present()
        self.punct_after = words.punct_after
        self._flags: list[int] | None = None
        self._auxiliaries: list[int] | None = None
        self._actors: list[Actor] | None = None

    @property
    def has_antecedent(self) -> bool:
        """Whether a pronoun of the sentence may stand for an actor of the one before."""
        if self.to_minister and ADDRESSED in self.present:
            return True
        return self._antecedent is not None and not PRONOUNS.isdisjoint(self.present)

    @property
    def flags(self) -> list[int]:
        """The closed classes of each word, 0 for an open one."""
        if self._flags is None:
            known = grammar().flags
            self._flags = list(map(known.get, self.lower, repeat(0)))
        return self._flags

    @property
    def auxiliaries(self) -> list[int]:
        """The places of the auxiliaries, in order."""
        if self._auxiliaries is None:
            self._auxiliaries = [at for at, flag in enumerate(self.flags) if flag & AUXILIARY]
        return self._auxiliaries

    @property
    def actors(self) -> list[Actor]:
        """The actors the sentence names, in order."""
        if self._actors is None:
            found = find_actors(self.words, self._antecedent)
            if self.to_minister:
                found = as_addressed(self.words, found)
            self._actors = [actor for actor in found if actor.name not in self._namesakes] if self._namesakes else found
        return self._actors

    @property
    def names_government(self) -> bool:
        """Whether the Dutch side is subject somewhere in the sentence."""
        return any(actor.party in ("dutch", "mixed") and not actor.preposition for actor in self.actors)

    def experiencer(self, target: Span) -> Experiencer:
        """Whose deed an agentless one at `target` is: an actor's of the sentence, else of whom it goes on about."""
        text = self.words.text
        if other_acts_in(text, target):
            return "other"
        if self.names_government:
            return "government"
        return "other" if main_body(text) or (points_back(text) and self._follows_others()) else "government"

    def _follows_others(self) -> bool:
        """Whether the sentences before, in the same paragraph or its heading, are about another body."""
        before = self.before
        if before is None or isinstance(before, str):
            return before is not None and heading_of_others(before)
        if before.names_government:
            return False
        text = before.words.text
        return main_body(text) or (points_back(text) and before._follows_others())

    def segment_start(self, at: int) -> int:
        """Where the stretch between breaks starts in which word `at` stands."""
        breaks = self.punct_after
        while at > 0 and not breaks[at - 1]:
            at -= 1
        return at
