"""Reads a motion (`Zaak`): sponsors, appreciation, decisions, votes and outcome."""

from __future__ import annotations

from tracker.feeds.client.dutch_time import day
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.tweedekamer.fields import (
    Record,
    changed,
    first,
    guid_of,
    is_deleted,
    live,
    own_number,
    related,
    text,
)
from tracker.feeds.tweedekamer.papers import dossier_and_number, identifier_of, paper
from tracker.feeds.tweedekamer.records import Choice, Decision, MotionRecord, Sponsor, Vote
from tracker.feeds.tweedekamer.values import meaning
from tracker.models import MotionEventKind

_EVENTS: frozenset[MotionEventKind] = frozenset(
    ("adopted", "rejected", "held", "withdrawn", "lapsed", "replaced", "submitted")
)
_WITHOUT_VOTE = "zonder stemming"


def motion(record: Record, base: str) -> MotionRecord:
    """A `Zaak` of a motion with what hangs on it. Raises ResponseError when it has no number."""
    guid = guid_of(record)
    number = own_number(text(record, "Nummer"))
    if number is None:
        raise ResponseError(f"zaak {guid}", "has no number such as 2024Z08921", "heeft geen nummer zoals 2024Z08921")
    dossier, number_in = dossier_and_number(record)
    papers = [d for d in related(record, "Document") if (text(d, "Soort") or "").startswith("Motie")]
    papers = [d for d in papers if not is_deleted(d)]
    own = paper({"Kamerstukdossier": record.get("Kamerstukdossier"), **papers[0]}, base) if papers else None
    identifier = own.metadata.identifier if own else identifier_of(None, dossier, number_in)
    sponsors = tuple(
        Sponsor(name, text(actor, "ActorFractie"), role == "indiener")
        for actor in sorted(related(record, "ZaakActor"), key=lambda a: _role(a) != "indiener")
        if (role := _role(actor)) in ("indiener", "medeindiener")
        and not is_deleted(actor)
        and (name := text(actor, "ActorNaam"))
    )
    decisions = tuple(sorted(map(_decision, live(record, "Besluit")), key=lambda d: (d.date or "", d.order)))
    last = next((d for d in reversed(decisions) if d.event not in (None, "submitted")), None)
    last = last or next((d for d in reversed(decisions) if d.event), None)
    found = f"id={number}" + (f"&did={own.number}" if own and own.number else "")
    return MotionRecord(
        guid=guid,
        changed=changed(record),
        number=number,
        identifier=identifier,
        dossier=own.metadata.dossier if own and own.metadata.dossier else dossier,
        paper=own.metadata.number if own and own.metadata.number else number_in,
        title=text(record, "Onderwerp") or "",
        date=day(text(record, "GestartOp")) or (own.metadata.date if own else None),
        sponsors=sponsors,
        appreciation=_appreciation(text(record, "Kabinetsappreciatie")),
        outcome=last.event if last else None,
        outcome_date=last.date if last else None,
        decisions=decisions,
        done=record["Afgedaan"] if isinstance(record.get("Afgedaan"), bool) else None,
        url=f"https://www.tweedekamer.nl/kamerstukken/detail?{found}",
        paper_record=own,
    )


def _decision(record: Record) -> Decision:
    votes = _votes(record)
    meeting = first(first(record, "Agendapunt"), "Activiteit")
    kind = text(record, "BesluitSoort") or ""
    order = record.get("AgendapuntZaakBesluitVolgorde")
    return Decision(
        guid=guid_of(record),
        kind=kind,
        text=text(record, "BesluitTekst") or "",
        event=_event(kind),
        date=day(text(meeting, "Datum")),
        voting=text(record, "StemmingsSoort") or ("Zonder stemming" if _WITHOUT_VOTE in kind.casefold() else None),
        order=order if isinstance(order, int) else 0,
        votes=votes,
    )


def _event(kind: str) -> MotionEventKind | None:
    """`Stemmen - aangenomen` -> adopted; None for a decision that is no event of a motion, or not known."""
    found = meaning("Besluit.BesluitSoort", kind)
    return next((event for event in _EVENTS if event == found), None)


def _votes(record: Record) -> tuple[Vote, ...]:
    """The votes of a decision, each party or member once: the service has some twice, the latest counts."""
    found: dict[tuple[str, str | None], Vote] = {}
    for each in sorted(live(record, "Stemming"), key=changed):
        vote = _vote(each)
        if vote is not None:
            found[vote.party, vote.person] = vote
    return tuple(found.values())


def _vote(record: Record) -> Vote | None:
    choices: dict[str, Choice] = {"voor": "voor", "tegen": "tegen", "niet deelgenomen": "niet deelgenomen"}
    choice = choices.get((text(record, "Soort") or "").casefold())
    party = text(record, "ActorFractie") or text(record, "ActorNaam")
    if choice is None or party is None:
        return None
    by_name = text(record, "Persoon_Id") is not None or (text(record, "ActorNaam") or party) != party
    seats = record.get("FractieGrootte")
    size = int(seats) if isinstance(seats, int) or (isinstance(seats, str) and seats.isdigit()) else 0
    mistake = str(record.get("Vergissing")).casefold() == "true"
    return Vote(party, choice, 1 if by_name else size, text(record, "ActorNaam") if by_name else None, mistake)


def _appreciation(value: str | None) -> str | None:
    """None where the feed says that it does not say: `Niet beschikbaar bij ...`, `Nog niet bekend`."""
    return None if value is None or value.casefold().startswith(("niet beschikbaar", "nog ")) else value


def _role(actor: Record) -> str:
    return "".join(char for char in (text(actor, "Relatie") or "").casefold() if char.isalpha())
