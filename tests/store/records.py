"""Extractions made by hand, so that the store is tested apart from what finds things in text."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from tracker.models import Amount, Citation, Commitment, Document, Extraction, Metadata, Motion, MotionEvent, Sentence

QUOTE = "Nederland stelt EUR 100 miljoen beschikbaar aan Oekraïne."
PROMISE = "Het kabinet zal uw Kamer voor de zomer informeren."
MOTION = "Hiermee is de motie van de leden Paternotte en Brekelmans (21501-02, nr. 2898) uitgevoerd."
TEXT = f"Geachte voorzitter,\n\n{QUOTE} {PROMISE}\n\n{MOTION}"


def sentences(text: str) -> tuple[Sentence, ...]:
    """Each paragraph of a text as one sentence."""
    made, start = [], 0
    for place, part in enumerate(text.split("\n\n")):
        made.append(Sentence(start, start + len(part), paragraph=place))
        start += len(part) + 2
    return tuple(made)


def document(text: str = TEXT, source: str = "brief.txt", format_: str = "txt", **metadata: str) -> Document:
    known = Metadata(**{"date": "2024-06-11", "chamber": "TK", **metadata})  # type: ignore[arg-type]
    return Document(source, sha256(text.encode()).hexdigest(), format_, text, known, (), sentences(text))


def commitment(text: str, quote: str, kind: str = "pledge", **values: object) -> Commitment:
    start = text.index(quote)
    known = {
        "status": "announced",
        "topic": "steun aan Oekraïne",
        "policy_area": "internationaal",
        "actor": "Nederland",
    }
    return Commitment(
        kind=kind, quote=quote, start=start, end=start + len(quote), rule=f"{kind}/test", confidence=0.9,
        **{**known, **values},
    )  # type: ignore[arg-type]  # fmt: skip


def letter(text: str = TEXT, source: str = "brief.txt", format_: str = "txt", **metadata: str) -> Extraction:
    """A letter with a pledge, an undertaking and a motion that is carried out."""
    made = [commitment(text, PROMISE, "undertaking", status="open")]
    if QUOTE in text:
        at = text.index("EUR 100 miljoen")
        amount = Amount(1e8, "EUR", at, at + 15)
        made.insert(0, commitment(text, QUOTE, beneficiary="Oekraïne", amount=amount))
    extraction = Extraction(document(text, source, format_, **metadata), tuple(made))
    if MOTION not in text:
        return extraction
    at, number = text.index("motie van"), text.index("21501-02")
    motion = Motion(at, number, "kst-21501-02-2898", "21501-02", "2898", "TK", sponsors=("Paternotte", "Brekelmans"))
    event = MotionEvent(0, "fulfilled", text.index(MOTION), text.index(MOTION) + len(MOTION), detail="uitgevoerd")
    cited = Citation("21501-02, nr. 2898", "kamerstuk", number, number + 18, "TK", None, "21501-02", "2898",
                     identifier="kst-21501-02-2898")  # fmt: skip
    carried_out = commitment(text, MOTION, "motion", status="fulfilled", actor="kabinet")
    return replace(extraction, commitments=(*made, carried_out), citations=(cited,), motions=(motion,), events=(event,))


OWN_TEXT = "Motie van de leden Paternotte en Brekelmans\n\nverzoekt de regering te pleiten voor een strategie."


def motion_paper(source: str = "kst-21501-02-2898.xml") -> Extraction:
    """The paper of the motion itself."""
    paper = document(OWN_TEXT, source, "xml", identifier="kst-21501-02-2898", kind="motie", date="2024-05-23",
                     dossier="21501-02", number="2898")  # fmt: skip
    motion = Motion(
        0, 43, "kst-21501-02-2898", "21501-02", "2898", "TK", "een strategie voor luchtafweer",
        ("Paternotte", "Brekelmans"), parties=("D66", "VVD"), date="2024-05-23",
        requests=("verzoekt de regering te pleiten voor een strategie",),
    )  # fmt: skip
    return Extraction(paper, motions=(motion,), events=(MotionEvent(0, "submitted", 0, 43, "2024-05-23"),))
