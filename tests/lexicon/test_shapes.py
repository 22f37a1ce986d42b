"""What the lexicon may say is what the code that reads it knows."""

from __future__ import annotations

from importlib.resources import files
from typing import get_args

import yaml

from tracker.dutch.clauses.actors import Party
from tracker.dutch.clauses.finite import TenseModality
from tracker.dutch.clauses.qualifiers import Presence, Temporality
from tracker.lexicon import load
from tracker.lexicon.rule_shapes import PARTIES, ROLES, STATUSES, TENSES
from tracker.lexicon.shapes import SHAPES
from tracker.lexicon.status_shape import FACTS
from tracker.models import Kind


def test_words_for_subjects_tenses_and_kinds_are_those_of_the_analysis() -> None:
    assert set(PARTIES) == set(get_args(Party)) - {"other"}
    assert set(TENSES) == set(get_args(TenseModality))
    assert set(STATUSES) == set(get_args(Kind))
    assert set(ROLES) == load("frames").keys() - {"any"} == load("verbs").keys()
    assert {*get_args(Presence), *get_args(Temporality)} <= FACTS


def test_every_file_has_a_shape_and_is_read_alike_without_libyaml() -> None:
    there = {
        entry.name.removesuffix(".yml"): entry
        for entry in files("tracker.lexicon").iterdir()
        if entry.name.endswith(".yml")
    }
    assert there.keys() == SHAPES.keys()
    for name, entry in there.items():
        if name != "weights":  # large, and plain
            assert yaml.load(entry.read_bytes(), Loader=yaml.SafeLoader) == load(name), name
