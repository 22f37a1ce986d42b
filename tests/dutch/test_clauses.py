"""The clause of a verb: its finite verb, subject, tense, voice and denial, from word order alone."""

from __future__ import annotations

import pytest

from tracker.dutch.clauses.actors import find_actors
from tracker.dutch.clauses.clause import clause_of, fallback_clause, is_reported
from tracker.dutch.clauses.finite import closing_participle, governor
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.clauses.subject import agent_of, subject_of
from tracker.dutch.tokens import tokenise
from tracker.dutch.verbs import FormType


def parsed(sentence: str) -> Parse:
    return Parse(tokenise(sentence))


ACTORS = [
    ("Het kabinet steunt dit.", [("kabinet", "dutch")]),
    ("De minister van Justitie en Veiligheid zegt dit.", [("minister van Justitie en Veiligheid", "dutch")]),
    ("De minister van Duitsland zegt dit.", []),
    ("Bondgenoten, waaronder Nederland, steunen dit.", [("bondgenoten", "mixed"), ("Nederland", "dutch")]),
    ("Sommige lidstaten steunen dit.", []),
    ("Uw Kamer ontvangt een brief.", [("Kamer", "parliament")]),
    ("Slachtofferhulp Nederland steunt dit.", []),
    ("de raad adviseert dit.", []),
]


@pytest.mark.parametrize(("sentence", "actors"), ACTORS, ids=[row[0] for row in ACTORS])
def test_actors(sentence: str, actors: list[tuple[str, str]]) -> None:
    assert [(actor.name, actor.party) for actor in find_actors(tokenise(sentence))] == actors


SUBJECTS = [
    ("Nederland riep anderen op.", "riep", "Nederland"),
    ("In dat kader riep Nederland anderen op.", "riep", "Nederland"),
    ("Stoltenberg riep Nederland op.", "riep", None),
    ("Dat ik, zoals eerder gemeld, dit heb gevraagd.", "heb", "ik"),
    ("Waarover ik uw Kamer zal informeren.", "zal", "ik"),
    ("Nederland is tegen, bepleit uitstel en steunt dit.", "bepleit", "Nederland"),
]


@pytest.mark.parametrize(("sentence", "finite", "name"), SUBJECTS, ids=[row[0] for row in SUBJECTS])
def test_subject(sentence: str, finite: str, name: str | None) -> None:
    parse = parsed(sentence)
    subject = subject_of(parse, parse.lower.index(finite), animate_object=True)
    assert (subject.name if subject else None) == name


GOVERNORS = [
    ("Ik zal dit onderzoeken.", "onderzoeken", False, ("zal", "future", False)),
    ("Dit wordt onderzocht.", "onderzocht", True, ("wordt", "present", True)),
    ("Dit zal worden onderzocht.", "onderzocht", True, ("zal", "future", True)),
    ("Dat dit onderzocht wordt.", "onderzocht", True, ("wordt", "present", True)),
    ("Ik heb dit onderzocht.", "onderzocht", True, ("heb", "perfect", False)),
    ("Dit is onderzocht.", "onderzocht", True, ("is", "perfect", True)),
    ("Om dit te onderzoeken.", "onderzoeken", False, None),
]


@pytest.mark.parametrize(("sentence", "verb", "participle", "found"), GOVERNORS, ids=[row[0] for row in GOVERNORS])
def test_governor(sentence: str, verb: str, *, participle: bool, found: tuple[str, str, bool] | None) -> None:
    parse = parsed(sentence)
    governed = governor(parse, parse.lower.index(verb), participle=participle)
    assert (governed and (parse.lower[governed[0]], *governed[1:])) == found


CLAUSES: list[tuple[str, str, FormType, tuple[str, str, bool, bool] | None]] = [
    ("Ik onderzoek dit.", "onderzoek", "singular", ("dutch", "present", False, False)),
    ("Ik onderzoek dit niet.", "onderzoek", "singular", ("dutch", "present", False, True)),
    ("Ik onderzoek niet alleen dit.", "onderzoek", "singular", ("dutch", "present", False, False)),
    ("Dit wordt door het kabinet onderzocht.", "onderzocht", "participle", ("dutch", "present", True, False)),
    ("Dit wordt door de gemeente onderzocht.", "onderzocht", "participle", ("other", "present", True, False)),
    ("Dit wordt onderzocht.", "onderzocht", "participle", ("none", "present", True, False)),
    ("Uw Kamer wordt geïnformeerd.", "geïnformeerd", "participle", ("parliament", "present", True, False)),
    ("De betrokken onderdelen.", "betrokken", "participle", None),
    ("Het onderzoek is gestart.", "onderzoek", "singular", None),
]


@pytest.mark.parametrize(("sentence", "verb", "form", "found"), CLAUSES, ids=[row[0] for row in CLAUSES])
def test_clause(sentence: str, verb: str, form: FormType, found: tuple[str, str, bool, bool] | None) -> None:
    parse = parsed(sentence)
    clause = clause_of(parse, parse.lower.index(verb), form)
    assert (clause and (clause.party, clause.tense, clause.passive, clause.negated)) == found


def test_a_verb_no_entry_knows_has_a_clause_too() -> None:
    clause = fallback_clause(parsed("Nederland omarmt deze gedachte."), frozenset(), ())
    assert clause is not None
    assert (clause.party, clause.tense) == ("dutch", "present")
    assert fallback_clause(parsed("De minister van Financiën, W.B. Hoekstra"), frozenset(), ()) is None


def test_what_somebody_else_says_is_reported() -> None:
    parse = parsed("De onderzoekers stellen dat dit onjuist is.")
    assert is_reported(parse, parse.lower.index("onjuist"))
    parse = parsed("Ik stel dat dit onjuist is.")
    assert not is_reported(parse, parse.lower.index("onjuist"))


def test_the_agent_of_a_passive_and_the_participle_that_closes() -> None:
    parse = parsed("Dit is door het kabinet in mei besloten.")
    agent = agent_of(parse, parse.lower.index("is"), parse.lower.index("besloten"))
    assert agent is not None
    assert agent.name == "kabinet"
    assert closing_participle(parse, 1) == parse.lower.index("besloten")


def test_whose_deed_is_read_back_over_the_paragraph() -> None:
    first = parsed("De branche werkt aan een keurmerk.")
    second = Parse(tokenise("Dit keurmerk wordt getoetst."), before=first)
    third = Parse(tokenise("Daarbij wordt ook een meldpunt ingericht."), before=second)
    assert third.experiencer((0, 1)) == "other"
    assert Parse(tokenise("Daarbij richt ik een meldpunt in."), before=second).experiencer((0, 1)) == "government"
    assert Parse(tokenise("Er wordt een meldpunt ingericht."), before=second).experiencer((0, 1)) == "government"
    assert Parse(tokenise("Dit wordt ingericht."), before="Plannen van de branche").experiencer((0, 1)) == "other"
