"""Every example in the lexicon fires the entry it stands with, and no counter-example does."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from tracker.dutch.clauses.parse import Parse
from tracker.dutch.clauses.qualifiers import Presence, Temporality
from tracker.dutch.tokens import tokenise
from tracker.extraction.commitments.explain import explain_sentence
from tracker.extraction.commitments.matcher import exclusion_rule, match
from tracker.extraction.commitments.matches import Match
from tracker.lexicon import load, load_folder
from tracker.models import Kind, Status

VERBS = [(role, lemma, entry) for role, verbs in load("verbs").items() for lemma, entry in verbs.items()]
PHRASES = [(row["rule"], row) for row in load_folder("phrases")]
EXCLUDED = [(row["rule"], row) for row in load("excluded")]


def fired(sentence: str) -> set[str]:
    """The entries that fire on a sentence, by the last part of their name."""
    return {match.rule.split("/")[1] for match in match(sentence)}


def verbs_fired(sentence: str) -> set[str]:
    """The verbs that fire on a sentence, as 'stance oproepen'."""
    return {each.name.split(" (")[0] for each in explain_sentence(sentence).attempts if isinstance(each.outcome, Match)}


@pytest.mark.parametrize(("role", "lemma", "entry"), VERBS, ids=[f"{role}-{lemma}" for role, lemma, _ in VERBS])
def test_verb_example_fires_and_counter_example_does_not(role: str, lemma: str, entry: dict[str, str]) -> None:
    name = f"{role} {lemma.replace('|', '')}"
    assert name in verbs_fired(entry["example"]), entry["example"]
    if "counter" in entry:
        assert name not in verbs_fired(entry["counter"]), entry["counter"]


@pytest.mark.parametrize(("rule", "row"), PHRASES, ids=[rule for rule, _ in PHRASES])
def test_phrase_examples_fire_and_counter_examples_do_not(rule: str, row: dict[str, list[str]]) -> None:
    for example in row["examples"]:
        assert rule in fired(example), example
    for counter in row["counter"]:
        assert rule not in fired(counter), counter


@pytest.mark.parametrize(("rule", "row"), EXCLUDED, ids=[rule for rule, _ in EXCLUDED])
def test_excluded_examples_are_kept_out(rule: str, row: dict[str, list[str]]) -> None:
    def excluded(sentence: str) -> str | None:
        return exclusion_rule(Parse(tokenise(sentence)))

    for example in row["examples"]:
        assert excluded(example) == rule, example
        assert match(example) == []
    for counter in row["counter"]:
        assert excluded(counter) != rule, counter


def test_what_is_weighed_exists() -> None:
    """A weight of a frame or rule that is gone or renamed would never count: `benchmarks/learn.py` makes them anew."""
    frames = {row["name"] for rows in load("frames").values() for row in rows} | {rule for rule, _ in PHRASES}
    rules = {f"phrase/{rule}" for rule, _ in PHRASES} | {f"{role}/{lemma.replace('|', '')}" for role, lemma, _ in VERBS}
    for feature in {
        **load("weights")["commitment"]["weights"],
        **load("weights")["register"]["weights"],
    }:
        what, _, name = feature.partition(" ")
        if what == "frame":
            assert name in frames or name.startswith("motion-"), feature
        elif what == "rule":
            assert name in rules or name == "any/verb" or name.startswith("motion/"), feature


CUES = [
    (f"{file} {name}", row)
    for file, lists in (("status", load("status")["signs"]), ("qualifiers", load("qualifiers")))
    for name, rows in lists.items()
    if isinstance(rows, list) and name not in ("bodies", "namesakes")
    for row in rows
]


@pytest.mark.parametrize(("name", "row"), CUES, ids=[f"{name} {row['example'][:40]}" for name, row in CUES])
def test_cue_is_in_its_example_and_not_in_its_counter_example(name: str, row: dict[str, str]) -> None:
    pattern = row["pattern"].replace("<body>", "|".join(load("qualifiers")["bodies"]))
    assert re.search(pattern, row["example"].lower()), name
    if "counter" in row:
        assert not re.search(pattern, row["counter"].lower()), name


def test_the_table_of_states_asks_for_facts_that_are_told() -> None:
    """A row that asks for a fact nobody tells would never decide."""
    status, told = load("status"), {"document_meets", "report_follows"}
    told |= set(status["signs"]) | {*get_args(Presence), *get_args(Temporality)}
    told |= {f"said_{name}" for name in get_args(Status)} | {f"by_{role}" for role in (*load("verbs"), "phrase")}
    for row in status["table"]:
        assert told.issuperset(row["when"] + row.get("unless", [])), row
        assert row.get("drop") or row["status"] in get_args(Status), row
        assert row["kind"] in get_args(Kind), row
        assert 0.5 < row["confidence"] < 1, row
