"""`tracker explain` tells which rules fired, what clause they saw, and why the others did not."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from tracker.cli import app
from tracker.documents import read_text
from tracker.extraction.commitments import find_commitments
from tracker.extraction.commitments.explain import describe, explain, explain_sentence, fired

RUN = CliRunner()


def test_a_rule_that_fired_tells_its_clause() -> None:
    explanation = explain_sentence("In dat kader riep Nederland andere bondgenoten op meer bij te dragen.")
    [line] = [
        describe(each, explanation.parse) for each in explanation.attempts if each.name == "stance oproepen (riep)"
    ]
    assert "subject Nederland (dutch), past, active" in line
    assert explanation.confidence is not None
    assert explanation.confidence > 0.8


@pytest.mark.parametrize(
    ("sentence", "rule", "qualifiers"),
    [
        ("Ik zal uw Kamer hierover informeren.", "inform informeren", "[affirmed, ahead, government]"),
        ("Ik heb uw Kamer hierover geïnformeerd.", "inform informeren", "[affirmed, done, government]"),
        ("Ik informeer uw Kamer hierover.", "inform informeren", "[affirmed, under way, government]"),
        ("De bondgenoten spraken af de norm te verhogen.", "agree afspreken", "[affirmed, done, other]"),
    ],
)
def test_a_rule_that_fired_tells_how_its_deed_stands(sentence: str, rule: str, qualifiers: str) -> None:
    explanation = explain_sentence(sentence)
    lines = [describe(each, explanation.parse) for each in explanation.attempts if fired(each)]
    names = [each.name for each in explanation.attempts if fired(each)]
    assert any(qualifiers in line for name, line in zip(names, lines, strict=True) if name.startswith(rule)), (
        names,
        lines,
    )


def test_a_rule_that_did_not_fire_tells_why() -> None:
    explanation = explain_sentence("Na het debat in Nederland riep de Turkse president op tot kalmte.")
    reasons = {each.name: each.outcome for each in explanation.attempts}
    assert "other subject" in reasons["stance oproepen (riep)"]
    assert explanation.confidence is None


def test_a_verb_without_anybody_who_acts_is_not_tried() -> None:
    explanation = explain_sentence("Tevens riep de Turkse president op tot kalmte.")
    reasons = {each.name: each.outcome for each in explanation.attempts}
    assert reasons["stance oproepen (riep)"] == "nobody is named who could do it"


def test_a_verb_that_no_entry_knows_is_explained_too() -> None:
    explanation = explain_sentence("Nederland koestert deze gedachte.")
    assert [each.name for each in explanation.attempts if fired(each)] == ["any verb (koestert)"]


def test_an_explanation_of_a_document_tells_what_extraction_found() -> None:
    text = (
        "Het kabinet steunt het voorstel. Daarnaast wil zij een onderzoek. Dit is een goede zaak. "
        "De motie is in uitvoering. Ik deel deze zorgen.\n"
    )
    document = read_text(text)
    told = {each.start: each.confidence for each in explain(document) if each.confidence is not None}
    assert told == {commitment.start: commitment.confidence for commitment in find_commitments(document)}


def test_what_is_not_tried_says_so() -> None:
    document = read_text(
        "Vraag 1\nWat vindt u hiervan?\n\nAntwoord 1\nIk verwijs naar de brief waarin ik dit onwenselijk vind. Ja.\n"
    )
    skipped = [explanation.skipped for explanation in explain(document)]
    assert skipped[0] == "not the government's words (member)"
    assert skipped[1] == "excluded/verwijzing keeps it out"


def test_command_on_a_sentence() -> None:
    result = RUN.invoke(app, ["explain", "--sentence", "Nederland steunt het voorstel [bold]."])
    assert result.exit_code == 0
    assert "stance steunen" in result.output
    assert "[bold]" in result.output


def test_command_on_a_file_shows_only_what_was_found(tmp_path: Path) -> None:
    letter = tmp_path / "brief.txt"
    letter.write_text("Nederland steunt het voorstel. Het regende.\n", encoding="utf-8")
    result = RUN.invoke(app, ["explain", str(letter), "--found"])
    assert result.exit_code == 0
    assert "steunt" in result.output
    assert "regende" not in result.output


def test_command_says_what_is_wrong(tmp_path: Path) -> None:
    assert RUN.invoke(app, ["explain"]).exit_code == 2
    missing = RUN.invoke(app, ["explain", str(tmp_path / "weg.txt")])
    assert missing.exit_code == 2
    assert "weg.txt" in missing.output
