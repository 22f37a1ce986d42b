"""What the tracker takes from the Tweede Kamer's open data, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from tracker.feeds.records import Paper
from tracker.models import MotionEventKind

Choice = Literal["voor", "tegen", "niet deelgenomen"]


@dataclass(frozen=True, slots=True)
class Sponsor:
    """Who handed in a motion; the first sponsor has first=True."""

    name: str
    party: str | None
    first: bool


@dataclass(frozen=True, slots=True)
class Vote:
    """One party's or, in a vote by name, one member's vote."""

    party: str
    choice: Choice
    seats: int
    """Seats of the party; 1 in a vote by name."""
    person: str | None
    mistake: bool


@dataclass(frozen=True, slots=True)
class Decision:
    """What was decided on a motion, when, and who voted how."""

    guid: str
    kind: str
    text: str
    event: MotionEventKind | None
    date: str | None
    voting: str | None
    """Met handopsteken, Hoofdelijk, Zonder stemming."""
    order: int
    votes: tuple[Vote, ...]


@dataclass(frozen=True, slots=True)
class MotionRecord:
    """What the Tweede Kamer knows of one motion."""

    guid: str
    changed: str
    number: str
    """Number of the case, `2024Z08921`."""
    identifier: str | None
    dossier: str | None
    paper: str | None
    title: str
    date: str | None
    sponsors: tuple[Sponsor, ...]
    appreciation: str | None
    outcome: MotionEventKind | None
    outcome_date: str | None
    decisions: tuple[Decision, ...]
    done: bool | None
    url: str | None
    paper_record: Paper | None


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One point of the agenda of a meeting, in the order of the agenda."""

    guid: str
    position: int
    title: str


@dataclass(frozen=True, slots=True)
class MeetingPaper:
    """A paper, or a case with its papers, that is on the agenda of a meeting."""

    guid: str
    kind: Literal["document", "case"]
    number: str | None
    """`2024D20935` of a paper, `2024Z08921` of a case."""
    title: str
    dossier: str | None
    item: str | None
    """The point of the agenda it belongs to; None for what belongs to the meeting as a whole."""


@dataclass(frozen=True, slots=True)
class Meeting:
    """What the Tweede Kamer knows of one meeting (`Activiteit`)."""

    guid: str
    changed: str
    number: str
    """`2026A01894`, as the register of undertakings names it."""
    kind: str
    """The feed's own word in lower case: `commissiedebat`, `plenair debat (tweeminutendebat)`."""
    title: str
    chamber: str | None
    committee: str | None
    date: str | None
    """The day; None where the feed only knows a week or a month."""
    until: str | None
    place: str | None
    status: str | None
    """`planned`, `held`, `moved` or `cancelled`; None for a word that no list knows."""
    agenda: tuple[AgendaItem, ...]
    papers: tuple[MeetingPaper, ...]


@dataclass(frozen=True, slots=True)
class Undertaking:
    """One oral undertaking in the register."""

    guid: str
    changed: str
    number: str
    text: str
    status: str
    minister: str | None
    office: str | None
    ministry: str | None
    date: str | None
    datum_nakoming: str | None
    """As the register has it; whether it is the day due or the day of fulfilment, the service does not say."""
    meeting: str | None
    committee: str | None
    promised_to: tuple[str, ...]
    letters: tuple[str, ...]
    """Numbers or ids of the letters that fulfil it, as the register gives them."""
    notes: str | None = None
    relations: tuple[tuple[str, str], ...] = ()
    """(`repeats`, `changes` or `supplements`, number or id of the other undertaking)."""
