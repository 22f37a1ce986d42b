"""The records the stages hand to one another.

Every record is frozen. `start` and `end` are character offsets into `Document.text`, the clean text of the document,
and `text[start:end]` is what the record quotes. Dates are ISO 8601 strings, as precise as the source states them
(`2024`, `2024-05`, `2024-05-23`). An absent value is None; the store decides how absence is shown.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

Kind = Literal["position", "pledge", "undertaking", "action", "agreement", "motion"]
Status = Literal[
    "stated", "open", "announced", "fulfilled", "partly_fulfilled", "not_fulfilled", "transferred", "withdrawn"
]
BeneficiaryClass = Literal["buitenland", "Koninkrijk", "binnenland"]
Chamber = Literal["TK", "EK"]
SpeakerSide = Literal["government", "member", "chair", "other"]
Author = Literal["government", "member", "chamber", "outsider"]
CitationRole = Literal["reference", "back_reference", "own_head"]
MotionOrigin = Literal["named", "paper", "debate"]
MotionEventKind = Literal[
    "submitted",
    "adopted",
    "rejected",
    "held",
    "withdrawn",
    "lapsed",
    "replaced",
    "appreciated",
    "in_progress",
    "partly_fulfilled",
    "fulfilled",
    "not_fulfilled",
    "mentioned",
]


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the letterhead, the file or the publisher says about a document; every field may be absent."""

    identifier: str | None = None
    """Canonical id of the official portal, as `kst-28676-448` or `ah-tk-20232024-387`."""
    title: str | None = None
    kind: str | None = None
    """Sort of document, a Dutch noun in lower case: brief, verslag, antwoorden, ... (`lexicon/papers.yml`)."""
    author: Author | None = None
    """Whose paper: the government's, a member's, the chamber's (a committee, the record of a debate), an outsider's."""
    chamber: Chamber | None = None
    date: str | None = None
    session_year: str | None = None
    """Parliamentary year, normalised to `2023-2024`."""
    dossier: str | None = None
    """Dossier without spaces, as `28676`, `21501-02` or `35300-XV`."""
    number: str | None = None
    ministry: str | None = None
    """Ministry without 'Ministerie van', as `Buitenlandse Zaken`."""
    signatory: str | None = None
    """The person who signs, as written: `H.G.J. Bruins Slot`."""
    office: str | None = None
    """The office of the signatory, as written: `minister van Buitenlandse Zaken`."""
    reference: str | None = None
    meeting: str | None = None
    meeting_start: str | None = None
    meeting_end: str | None = None
    place: str | None = None
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it, up to the next heading; the text before the first heading has title None."""

    title: str | None
    level: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Footnote:
    """A footnote: its text stands at `text[start:end]`, behind the running text; `mark` is where its mark stood."""

    number: str
    start: int
    end: int
    mark: int | None = None


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of the running text, an item of a list, a row of a table or a heading."""

    start: int
    end: int
    kind: Literal["running", "item", "row", "heading", "letterhead", "footnote"] = "running"
    paragraph: int = 0
    """Ordinal of the block the sentence stands in; sentences of one block share it."""
    section: int = 0
    """Index into `Document.sections`."""
    footnotes: tuple[str, ...] = ()
    """Numbers of the footnotes whose marks stand in or directly behind the sentence."""
    page: int | None = None
    """Page of the source, from 1, where the source has pages."""


@dataclass(frozen=True, slots=True)
class SpeakerTurn:
    """A stretch of the text in which one person or side speaks, its label included."""

    start: int
    end: int
    side: SpeakerSide
    """`other` for a guest, and for what a paper tells of another's proposal."""
    label: str | None = None
    """As the text has it: `Mevrouw Van Dijk (D66)`."""
    name: str | None = None
    office: str | None = None
    """Of a member of the government: `minister van Defensie`, or `staatssecretaris` where the paper says no more."""
    party: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A document as read: clean text and what is known of it. The first section starts at 0."""

    source: str
    """Path or URL as given by the user."""
    sha256: str
    """Of the bytes of the source."""
    format: str
    """Short name of the reader that read it: txt, md, pdf, docx, xml, html, ..."""
    text: str
    metadata: Metadata = field(default_factory=Metadata)
    sections: tuple[Section, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    speakers: tuple[SpeakerTurn, ...] = ()
    """Who speaks where, in order; what stands outside them is the words of the paper's author."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A sum of money as a sentence names it; `eur` is None for other currencies."""

    value: float
    currency: str
    """ISO 4217 code."""
    start: int
    end: int
    qualifier: str | None = None
    """What the text puts before it, lower case: meer dan, ruim, circa, tot, maximaal, ..."""
    upper: float | None = None
    """The upper end of a range."""
    per: str | None = None
    """jaar, maand, ... in 'per jaar', 'jaarlijks', 'structureel'."""

    @property
    def eur(self) -> float | None:
        """The value in euro, None for another currency."""
        return self.value if self.currency == "EUR" else None


@dataclass(frozen=True, slots=True)
class Percentage:
    """A percentage and what it is of (`bbp`, `bnp`, ...)."""

    value: float
    start: int
    end: int
    of: str | None = None
    upper: float | None = None
    """The upper end of a range."""


@dataclass(frozen=True, slots=True)
class Period:
    """A moment or period a text names, resolved as far as it can be from the document's date."""

    text: str
    start: int
    end: int
    date: str | None = None
    """The last moment of it, ISO, as precise as known; None when it can't be resolved."""
    precision: Literal["day", "month", "quarter", "season", "year", "event", "unknown"] = "unknown"
    recurring: str | None = None
    """jaarlijks, halfjaarlijks, per kwartaal, ... when the text says it repeats."""
    last: str | None = None
    """The last day it allows, ISO to the day; None when it can't be told."""


@dataclass(frozen=True, slots=True)
class Commitment:
    """One sentence in which a document records that the Netherlands binds itself or takes a side (GOLD.md)."""

    kind: Kind
    status: Status
    quote: str
    start: int
    end: int
    rule: str
    """The lexicon entry that fired, as `stance/pleiten` or `phrase/volgens`."""
    confidence: float
    topic: str
    """Subject, never empty; `overig` when nothing else fits."""
    policy_area: str
    """Policy area in the government's vocabulary, never empty."""
    actor: str | None = None
    addressee: str | None = None
    beneficiary: str | None = None
    beneficiary_class: BeneficiaryClass | None = None
    """Where the beneficiary is at home: abroad, in the Caribbean part of the Kingdom, or in the Netherlands."""
    stance: str | None = None
    """Lemma of the verb that takes the stance."""
    section: str | None = None
    amount: Amount | None = None
    percentage: Percentage | None = None
    deadline: Period | None = None
    page: int | None = None
    core: bool = False
    """Whether a careful reader would enter it in the register; False for what is context to it."""
    core_confidence: float = 0.0
    """The chance that it belongs in the register, from 0 to 1."""
    status_confidence: float = 1.0
    """The chance that its status is right, from 0 to 1."""
    person: str | None = None
    """Who binds himself, by name: who signs, who speaks, or who held the office on that date."""
    office: str | None = None
    """The office of that person: `minister van Buitenlandse Zaken`."""
    ministry: str | None = None
    """The ministry of that office; None where it is that of the document."""
    counted: bool = False
    """Whether it is the one row that carries its sum in totals."""


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to another official document."""

    raw: str
    kind: str
    """kamerstuk, handelingen, aanhangsel, staatsblad, zaak, document, toezegging, eu, uitspraak, regeling, ..."""
    start: int
    end: int
    chamber: Chamber | None = None
    session_year: str | None = None
    dossier: str | None = None
    number: str | None = None
    pages: str | None = None
    identifier: str | None = None
    """Canonical id, None when the text does not determine one."""
    url: str | None = None
    """Official address, only where the identifier determines it."""
    footnote: str | None = None
    """Number of the footnote the citation stands in."""
    confidence: float = 1.0
    note: str | None = None
    """Why there is no identifier, or how a back reference was resolved."""
    role: CitationRole = "reference"
    """`back_reference` for 'genoemde brief', `own_head` for dossier, title and number that head the paper itself."""
    celex: str | None = None
    """CELEX number of a document of the European Union, where the citation determines it."""


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion as a document names it, or as its own paper states it."""

    start: int
    end: int
    identifier: str | None = None
    dossier: str | None = None
    number: str | None = None
    chamber: Chamber | None = None
    title: str | None = None
    """What the motion is about, without 'Motie van het lid X over'."""
    sponsors: tuple[str, ...] = ()
    """Surnames in the order of the paper, prefixes included: ('Van Middelkoop', 'De Graaf')."""
    cosponsors: bool = False
    """True when the text adds 'c.s.'."""
    parties: tuple[str | None, ...] = ()
    date: str | None = None
    considerations: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    replaces: str | None = None
    """Identifier of the motion this one replaces (gewijzigde motie, ter vervanging van)."""
    appreciation: str | None = None
    url: str | None = None
    note: str | None = None
    """How an identifier was found, or why there is none."""
    origin: MotionOrigin = "named"
    """What the document is to the motion: it names it, is its paper, or reports the debate in which it was moved."""


@dataclass(frozen=True, slots=True)
class MotionEvent:
    """What a document says happened to a motion; `motion` indexes `Extraction.motions`."""

    motion: int
    event: MotionEventKind
    start: int
    end: int
    date: str | None = None
    detail: str | None = None
    """The words that say so, or the appreciation given (`oordeel Kamer`)."""


@dataclass(frozen=True, slots=True)
class Extraction:
    """All that one document says; `extract` returns it, the store keeps it."""

    document: Document
    commitments: tuple[Commitment, ...] = ()
    citations: tuple[Citation, ...] = ()
    motions: tuple[Motion, ...] = ()
    events: tuple[MotionEvent, ...] = ()
