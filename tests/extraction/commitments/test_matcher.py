"""What the rules make of a sentence, and the trace that led to it."""

from __future__ import annotations

import pytest

from tracker.api import extract
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.tokens import tokenise
from tracker.extraction.commitments.confidence import confidence, match_confidence, top_features
from tracker.extraction.commitments.features import PreviousSentence, Surroundings, features_of, features_of_match
from tracker.extraction.commitments.match_phrases import actor_from_possessive
from tracker.extraction.commitments.matcher import antecedent_of, is_question, match, match_sentence, skip_reason
from tracker.extraction.commitments.matches import BLOCKED, Match, MatchAttempt
from tracker.extraction.commitments.motion_reports import motion_match, report_on_unnamed_motion
from tracker.extraction.commitments.selection import select_matches


def parsed(sentence: str) -> Parse:
    return Parse(tokenise(sentence))


REASONS = [
    ("Zoals het kabinet eerder heeft aangegeven, is bekend dat dit stijgt.", "stance/aangeven", BLOCKED),
    ("Wij bieden hulp aan.", "inform/aanbieden", "no frame"),
    ("De raad keurde dit af en het kabinet zweeg.", "stance/afkeuren", "subject"),
    ("Nederland pleitte niet voor een langere termijn.", "stance/pleiten", "it is denied"),
    (
        "Ook wil het kabinet hulp bieden (denk aan) bij herstel.",
        "inform/aanbieden",
        "no particle of an",
    ),
    ("De branche werkt, en vanuit de sector wordt dit onderzocht.", "act/onderzoeken", "another body"),
]


@pytest.mark.parametrize(("sentence", "rule", "reason"), REASONS, ids=[row[1] for row in REASONS])
def test_what_did_not_match_says_why(sentence: str, rule: str, reason: str) -> None:
    outcomes = [tried.outcome for tried in match_sentence(parsed(sentence)).attempts if tried.rule == rule]
    assert any(isinstance(outcome, str) and reason in outcome for outcome in outcomes), outcomes


def test_a_sentence_that_is_not_tried_says_why() -> None:
    assert skip_reason(parsed("Vogels zingen.")) == "no word of the lexicon in it"
    assert is_question(parsed("Steunt het kabinet dit?"))
    found = match_sentence(parsed("Steunt het kabinet dit?"))
    assert found.attempts == ()
    assert found.skip_reason == "a question is never a commitment"


def test_a_formula_keeps_out_what_matched_but_not_what_is_known() -> None:
    parse = parsed("Ik verwijs naar de brief waarin ik dit onwenselijk vind.")
    assert match_sentence(parse).matches == []
    assert match_sentence(parse).attempts
    report = motion_match("fulfilled")
    assert match_sentence(parse, [MatchAttempt(report.rule, None, report)]).matches == [report]


def test_who_owns_what_a_phrase_names() -> None:
    assert actor_from_possessive("mijn inzet is") == "ik"
    assert actor_from_possessive("de kabinetsinzet is") == "kabinet"
    assert actor_from_possessive("de inzet is") is None


def test_a_pronoun_stands_for_the_one_who_was_named() -> None:
    actor = antecedent_of(parsed("De minister van Financiën sprak."))
    assert actor is not None
    assert actor.name == "minister van Financiën"
    assert antecedent_of(parsed("Ik sprak.")) is None
    assert antecedent_of(parsed("Het kabinet en de minister van Financiën spraken.")) is None


UNNAMED = [
    ("Deze motie is uitgevoerd.", "fulfilled"),
    ("Ik beschouw beide moties hierbij als afgedaan.", "fulfilled"),
    ("Met dit besluit geef ik invulling aan een aantal moties van uw Kamer.", "fulfilled"),
    ("Daarmee zijn de twee moties afgehandeld.", "fulfilled"),
    ("Het kabinet voert enkele moties niet uit.", "not_fulfilled"),
    ("Indien deze motie wordt uitgevoerd, stijgen de kosten.", None),
    ("Als deze motie wordt uitgevoerd, stijgen de kosten.", None),
    ("De indieners beschouwen de motie als afgedaan.", None),
]


@pytest.mark.parametrize(("sentence", "event"), UNNAMED, ids=[row[0] for row in UNNAMED])
def test_a_motion_that_is_not_named_is_reported_on(sentence: str, event: str | None) -> None:
    assert report_on_unnamed_motion(parsed(sentence), sentence) == event


@pytest.mark.parametrize("sentence", [row[0] for row in UNNAMED if row[1]])
def test_a_report_on_a_motion_is_one_row(sentence: str) -> None:
    assert [row.kind for row in extract(sentence).commitments] == ["motion"]


def test_features_tell_rules_clause_words_and_what_came_before() -> None:
    sentence = "Nederland steunt dit voorstel."
    parse, matches = parsed(sentence), match(sentence)
    features = features_of(matches, parse, Surroundings(PreviousSentence([], is_question=True)))
    assert {"rule stance/steunen", "clause dutch present active", "word voorstel", "after a question"} <= features
    assert "after a statement" in features_of(matches, parse, Surroundings())
    assert features_of_match(matches[0]) < features


def test_confidence_is_a_chance_and_features_weigh() -> None:
    [found] = match("Nederland steunt dit voorstel.")
    assert 0 < confidence([]) < 1
    assert match_confidence(found) == confidence(features_of_match(found))
    heaviest = top_features(features_of_match(found), 2)
    assert len(heaviest) <= 2
    assert confidence([heaviest[0][0]]) != confidence([])


def made(kind: str, frame: str, at: int) -> Match:
    return Match(f"phrase/{frame}", frame, kind, "stated", None, None, at)  # type: ignore[arg-type]


def test_what_leads_a_sentence() -> None:
    view, plan, report = made("position", "van-belang", 1), made("action", "er-komt", 2), made("motion", "x", 9)
    assert select_matches([], money=False) == []
    assert select_matches([view, plan], money=False) == [plan]
    assert select_matches([view, plan, report], money=False) == [report]


def test_money_leads_and_takes_the_act_with_it() -> None:
    gift, plan = made("pledge", "geld-beschikbaar", 5), made("action", "er-komt", 1)
    assert select_matches([plan, gift], money=True) == [gift]
    assert select_matches([plan, gift], money=False) == [plan]


@pytest.mark.parametrize(
    "sentence",
    [
        "Hiermee geef ik invulling aan de motie van het lid Jansen.",
        "Met deze brief geef ik uitvoering aan de motie van het lid Jansen over veilig spoor.",
        "Ik voer de motie van het lid Jansen uit.",
        "Het kabinet heeft de motie van de leden Jansen en De Vries uitgevoerd door een fonds in te stellen.",
        "Wij geven uitvoering aan de motie-Jansen.",
    ],
)
def test_a_motion_carried_out_is_one_row(sentence: str) -> None:
    assert [found.kind for found in extract(f"Geachte voorzitter,\n\n{sentence}\n").commitments] == ["motion"]
