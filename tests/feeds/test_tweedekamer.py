"""Papers, motions and undertakings out of the records of the Tweede Kamer."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from fake_tweedekamer import guid, letter, motion, undertaking, vote
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tracker.feeds import tweedekamer
from tracker.feeds.client import odata
from tracker.feeds.client.dutch_time import day, midnight, moment
from tracker.feeds.client.errors import ResponseError
from tracker.feeds.tweedekamer.papers import identifier_of
from tracker.feeds.tweedekamer.values import meaning, unknown_values
from tracker.parliament.members import family_name

BASE = "https://host/OData/v4/2.0"
KEYS = sorted({name for specs in tweedekamer.FIELDS.values() for name in specs})


def plain(record: dict[str, Any]) -> dict[str, Any]:
    """A record as `Schema.plain` gives it: related records always as a list."""
    return {
        key: [plain(each) for each in (value if isinstance(value, list) else [value])]
        if isinstance(value, (dict, list)) and value and not isinstance(value, str)
        else value
        for key, value in record.items()
    } if isinstance(record, dict) else record  # fmt: skip


def test_a_letter() -> None:
    found = tweedekamer.paper(plain(letter(448)), BASE)
    m = found.metadata
    assert (found.number, found.cases, found.changed) == ("2024D00448", ("2024Z00448",), "2024-06-01T08:07:28.123456Z")
    assert (m.identifier, m.dossier, m.number, m.kind, m.chamber) == ("kst-28676-448", "28676", "448", "brief", "TK")
    assert (m.signatory, m.office) == ("H.G.J. Bruins Slot", "minister van Buitenlandse Zaken")
    assert m.url == "https://zoek.officielebekendmakingen.nl/kst-28676-448.html"
    assert [file.url for file in found.files] == [
        f"{BASE}/Document({found.guid})/resource",
        f"https://host/SyncFeed/2.0/Resources/{found.guid}",
    ]


def test_the_official_xml_goes_before_the_file_itself() -> None:
    record = plain(letter(448))
    record["HuidigeDocumentVersie"][0]["DocumentPublicatie"] = [
        {"DocumentType": "Pdf", "Url": "https://repository.overheid.nl/a.pdf"},
        {"DocumentType": "Xml", "Url": "https://repository.overheid.nl/a.xml", "ContentType": "application/xml"},
        {"DocumentType": "Xml", "Url": "https://repository.overheid.nl/gone.xml", "Verwijderd": True},
        {"DocumentType": "Xml", "Url": None, "Identifier": "kst-28676-448"},
        {"DocumentType": "Xml", "Url": None, "Identifier": "../448"},
    ]
    files = tweedekamer.paper(record, BASE).files
    assert [(f.url, f.kind) for f in files[:-1]] == [
        ("https://repository.overheid.nl/a.xml", "application/xml"),
        ("https://zoek.officielebekendmakingen.nl/kst-28676-448.xml", "application/xml"),
        (f"{BASE}/Document({record['Id']})/resource", "text/plain"),
    ]


@pytest.mark.parametrize(
    ("official", "dossier", "number", "identifier"),
    [
        ("kst-21501-02-2898", "21501-02", "2898", "kst-21501-02-2898"),
        ("kst-1268678", "28676", "448", "kst-28676-448"),
        ("kst-1268678", None, "448", None),
        (None, "35300-XV", "28", "kst-35300-XV-28"),
        ("ah-tk-20232024-387", None, None, "ah-tk-20232024-387"),
        ("../../etc/passwd", "28676", "448", "kst-28676-448"),
        ("<script>", None, None, None),
        ("javascript:alert(1)", "2867'6", "4", None),
        (None, None, "448", None),
        (None, "28676", None, None),
    ],
)
def test_the_canonical_identifier(
    official: str | None, dossier: str | None, number: str | None, identifier: str | None
) -> None:
    assert identifier_of(official, dossier, number) == identifier


@pytest.mark.parametrize("dossiers", [[], [{"Nummer": 22054}, {"Nummer": 36045}]])
def test_no_dossier_is_chosen_where_there_is_not_one(dossiers: list[dict[str, Any]]) -> None:
    record = plain(letter(390)) | {"Kamerstukdossier": dossiers, "HuidigeDocumentVersie": []}
    m = tweedekamer.paper(record, BASE).metadata
    assert (m.identifier, m.dossier, m.number) == (None, None, "390")


def test_a_number_below_one_is_no_number() -> None:
    record = plain(letter(1)) | {"Volgnummer": -1, "HuidigeDocumentVersie": []}
    assert tweedekamer.paper(record, BASE).metadata.number is None


def test_the_rijkswet_addition_loses_its_brackets() -> None:
    record = plain(letter(9)) | {
        "Kamerstukdossier": [{"Nummer": 35099, "Toevoeging": "(R2114)"}],
        "HuidigeDocumentVersie": [],
    }
    assert tweedekamer.paper(record, BASE).metadata.identifier == "kst-35099-R2114-9"


def test_a_motion_with_its_sponsors_decisions_and_votes() -> None:
    found = tweedekamer.motion(plain(motion()), BASE)
    assert (found.number, found.identifier, found.dossier, found.paper) == (
        "2024Z02898",
        "kst-21501-02-2898",
        "21501-02",
        "2898",
    )
    assert [(s.name, s.party, s.first) for s in found.sponsors] == [
        ("J.M. Paternotte", "D66", True),
        ("R.P. Brekelmans", "VVD", False),
    ]
    assert (found.date, found.appreciation, found.outcome, found.outcome_date) == (
        "2024-05-23",
        "Oordeel Kamer",
        "adopted",
        "2024-05-28",
    )
    assert [(d.event, d.date, len(d.votes)) for d in found.decisions] == [
        ("submitted", "2024-05-23", 0),
        ("adopted", "2024-05-28", 4),
    ]
    assert {v.party: (v.choice, v.seats) for v in found.decisions[1].votes}["PVV"] == ("tegen", 37)
    assert found.url == "https://www.tweedekamer.nl/kamerstukken/detail?id=2024Z02898&did=2024D22898"


@pytest.mark.parametrize(
    ("kind", "event"),
    [
        ("Ingediend", "submitted"),
        ("Stemmen - aangenomen", "adopted"),
        ("Stemmen - verworpen", "rejected"),
        ("Stemmen - niet aangenomen", "rejected"),
        ("Stemmen - aangehouden", "held"),
        ("Stemmen - ingetrokken", "withdrawn"),
        ("Termijn - vervallen in verband met verstrijken termijn", "lapsed"),
        ("Overgenomen", "adopted"),
        ("Stemmen - uitstellen", None),
        ("Behandelen [en afdoen]", None),
        ("", None),
    ],
)
def test_what_was_decided(kind: str, event: str | None) -> None:
    record = plain(motion()) | {"Besluit": [{"Id": guid(5, 1), "BesluitSoort": kind, "BesluitTekst": ""}]}
    found = tweedekamer.motion(record, BASE)
    assert (found.decisions[0].event, found.outcome) == (event, event)


def test_a_vote_by_name_counts_persons_and_a_deleted_one_not() -> None:
    votes = [
        vote(1, "VVD", "Voor", 24, ActorNaam="Nobel, J.N.J.", Persoon_Id=guid(10, 1)),
        vote(2, "VVD", "Niet deelgenomen", 24, ActorNaam="Rutte, M.", Persoon_Id=guid(10, 2)),
        vote(3, "PVV", "Tegen", 37, ActorNaam="Roon de, R.", Persoon_Id=guid(10, 3), Vergissing=True),
        vote(4, "SP", "Tegen", 5, Verwijderd=True),
        vote(5, "DENK", "Gebeld", 3),
    ]
    record = plain(motion()) | {
        "Besluit": [{"Id": guid(5, 1), "BesluitSoort": "Stemmen - verworpen", "Stemming": votes}]
    }
    found = tweedekamer.motion(record, BASE).decisions[0].votes
    assert [(v.party, v.choice, v.seats, v.person, v.mistake) for v in found] == [
        ("VVD", "voor", 1, "Nobel, J.N.J.", False),
        ("VVD", "niet deelgenomen", 1, "Rutte, M.", False),
        ("PVV", "tegen", 1, "Roon de, R.", True),
    ]


VOTES = [("VVD", "Voor", 24), ("PVV", "Tegen", 37)]


def decided(votes: list[dict[str, Any]], kind: str = "Stemmen - verworpen", **more: Any) -> dict[str, Any]:
    decision = {"Id": guid(5, 1), "BesluitSoort": kind, "Stemming": votes} | more
    return plain(motion()) | {"Besluit": [decision]}


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("by_id", [True, False], ids=["same ids", "new ids"])
def test_a_vote_that_stands_more_than_once_counts_once(times: int, by_id: bool) -> None:
    votes = [
        vote(n if by_id else 10 * turn + n, *each) for turn in range(times) for n, each in enumerate(VOTES)
    ]  # fmt: skip
    found = tweedekamer.motion(decided(votes), BASE).decisions[0].votes
    assert sorted((v.party, v.seats) for v in found) == [("PVV", 37), ("VVD", 24)]


def test_of_two_votes_of_one_party_the_latest_counts() -> None:
    votes = [
        vote(1, "SP", "Tegen", 5, GewijzigdOp="2024-05-28T17:00:00Z"),
        vote(2, "SP", "Voor", 5, GewijzigdOp="2024-05-28T16:00:00Z"),
    ]
    assert [v.choice for v in tweedekamer.motion(decided(votes), BASE).decisions[0].votes] == ["tegen"]


@pytest.mark.parametrize(
    ("kind", "said", "event", "voting"),
    [
        ("Stemmen - zonder stemming aannemen", None, "adopted", "Zonder stemming"),
        ("stemmen - Zonder stemming aannemen", "Zonder stemming", "adopted", "Zonder stemming"),
        ("Stemmen - aangenomen", "Met handopsteken", "adopted", "Met handopsteken"),
        ("Stemmen - aangenomen", None, "adopted", None),
    ],
)
def test_adopted_without_a_vote(kind: str, said: str | None, event: str, voting: str | None) -> None:
    found = tweedekamer.motion(decided([], kind, StemmingsSoort=said), BASE)
    assert (found.outcome, found.decisions[0].voting, found.decisions[0].votes) == (event, voting, ())


@pytest.mark.parametrize(
    ("chamber", "official", "found"),
    [
        (2, None, ("TK", "kst-28676-448", "448")),
        (1, None, ("EK", None, None)),
        (1, "kst-28676-C", ("EK", "kst-28676-C", "C")),
        (3, "kst-28676-448", (None, "kst-28676-448", "448")),
        ("Eerste Kamer", "kst-28676-AB", ("EK", "kst-28676-AB", "AB")),
        (None, None, (None, "kst-28676-448", "448")),
    ],
)
def test_papers_of_both_chambers(chamber: object, official: str | None, found: tuple[str | None, ...]) -> None:
    """The Eerste Kamer gives letters: the count that the feed has would name a paper of the other chamber."""
    version = {"Id": guid(3, 1), "ExterneIdentifier": official}
    m = tweedekamer.paper(plain(letter(448, Kamer=chamber, HuidigeDocumentVersie=version)), BASE).metadata
    assert (m.chamber, m.identifier, m.number) == found


def test_the_attachments_of_a_letter() -> None:
    record = plain(letter(448, BijlageDocument=[letter(900, Soort="Bijlage"), letter(901, Verwijderd=True)]))
    (found,) = tweedekamer.attachments(record, BASE)
    assert (found.main, found.metadata.kind, found.number) == (guid(1, 448), "overig", "2024D00900")


@pytest.mark.parametrize(
    ("entity", "record", "unknown"),
    [
        ("Toezegging", undertaking(), []),
        ("Toezegging", undertaking(Status="Doorgeschoven"), [("Toezegging.Status", "Doorgeschoven")]),
        ("Zaak", motion(), []),
        ("Zaak", motion(Kabinetsappreciatie="Warm omarmd"), [("Zaak.Kabinetsappreciatie", "Warm omarmd")]),
        ("Zaak", decided([vote(1, "SP", "Gebeld", 5)]), [("Stemming.Soort", "Gebeld")]),
        ("Zaak", decided([], "Stemmen - geloot"), [("Besluit.BesluitSoort", "Stemmen - geloot")]),
        ("Zaak", decided([], "Behandelen [en afdoen]"), []),
        ("Zaak", decided([], "LVIS - rondgezonden en gepubliceerd"), []),
        ("Zaak", decided([], StemmingsSoort="Digitaal"), [("Besluit.StemmingsSoort", "Digitaal")]),
        ("Document", letter(1), []),
        ("Document", letter(1, Soort="Podcast", Kamer=4), [("Document.Soort", "Podcast"), ("Document.Kamer", "4")]),
        ("Document", letter(1, BijlageDocument=[letter(2, Soort="Podcast")]), [("Document.Soort", "Podcast")]),
    ],
)
def test_a_value_that_no_list_knows_is_named(
    entity: str, record: dict[str, Any], unknown: list[tuple[str, str]]
) -> None:
    assert sorted(unknown_values(entity, plain(record))) == sorted(unknown)


@pytest.mark.parametrize(
    ("status", "state"),
    [
        ("Openstaand", "open"), ("Voldaan", "fulfilled"), ("Nagekomen", "fulfilled"), ("Afgedaan", "fulfilled"),
        ("Deels Voldaan", "partly_fulfilled"), ("Deels Afgedaan", "partly_fulfilled"),
        ("Niet nagekomen", "not_fulfilled"), ("Vervallen", "lapsed"), ("Doorgeschoven", None), (None, None),
    ],
)  # fmt: skip
def test_the_state_of_an_undertaking(status: str | None, state: str | None) -> None:
    assert meaning("Toezegging.Status", status) == state


def test_what_an_undertaking_repeats_changes_or_supplements() -> None:
    record = undertaking(
        Notities="Zie ook  het VAO.",
        IsHerhalingVan=[undertaking(3)],
        IsWijzigingVan=[{"Id": guid(9, 4)}, undertaking(5, Verwijderd=True)],
        IsAanvullingOp=None,
    )
    found = tweedekamer.undertaking(plain(record))
    assert found.notes == "Zie ook het VAO."
    assert found.relations == (("repeats", "TZ202405-003"), ("changes", guid(9, 4)))


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("Oordeel Kamer", "Oordeel Kamer"),
        ("Ontraden", "Ontraden"),
        ("Geen (expliciete) appreciatie", "Geen (expliciete) appreciatie"),
        ("Niet beschikbaar bij gewijzigde moties en/of amendementen", None),
        ("Nog niet bekend", None),
        ("Nog te ontvangen", None),
        (None, None),
    ],
)
def test_an_appreciation_that_says_nothing_is_none(given: str | None, kept: str | None) -> None:
    assert tweedekamer.motion(plain(motion()) | {"Kabinetsappreciatie": given}, BASE).appreciation == kept


def test_an_undertaking() -> None:
    found = tweedekamer.undertaking(plain(undertaking()))
    assert (found.number, found.status, found.datum_nakoming, found.date) == (
        "TZ202405-012",
        "Openstaand",
        None,
        "2024-05-16",
    )
    assert (found.minister, found.ministry, found.committee) == (
        "Bruins Slot, H.G.J.", "Buitenlandse Zaken", "vaste commissie voor Buitenlandse Zaken",
    )  # fmt: skip
    assert found.promised_to == ("Jan Paternotte", "D66")


@pytest.mark.parametrize(
    ("given", "letters"),
    [
        (None, ()),
        ("2024Z00448", ("2024Z00448",)),
        ("2024Z00448; 2024Z00449", ("2024Z00448", "2024Z00449")),
        ([{"Id": guid(1, 448), "DocumentNummer": "2024D00448"}, {"Id": guid(1, 449)}], ("2024D00448", guid(1, 449))),
    ],
)
def test_the_letters_that_fulfil_it_in_every_edition(given: object, letters: tuple[str, ...]) -> None:
    assert tweedekamer.undertaking(undertaking(KamerbriefNakoming=given)).letters == letters


def test_to_whom_it_was_promised_in_the_later_edition() -> None:
    record = undertaking(ToegezegdAanPersoon=None, ToegezegdAanFractie=None)
    record["ToegezegdAan"] = [
        {"Persoon": [{"Roepnaam": "Kati", "Achternaam": "Piri"}]},
        {"Fractie": [{"Afkorting": "VVD"}]},
    ]
    assert tweedekamer.undertaking(record).promised_to == ("Kati Piri", "VVD")


@pytest.mark.parametrize(
    ("read", "record"),
    [
        (lambda r: tweedekamer.paper(r, BASE), letter(1, Id="../../x")),
        (lambda r: tweedekamer.paper(r, BASE), {"Soort": "Brief regering"}),
        (lambda r: tweedekamer.motion(r, BASE), motion(Nummer="<b>")),
        (lambda r: tweedekamer.motion(r, BASE), motion(Nummer=None)),
        (tweedekamer.undertaking, undertaking(Nummer="x' OR 1=1")),
    ],
)
def test_a_record_without_a_sound_id_or_number_is_refused(read: Any, record: dict[str, Any]) -> None:
    with pytest.raises(ResponseError):
        read(record)


@pytest.mark.parametrize(
    ("name", "surname"),
    [
        ("J.M. Paternotte", "Paternotte"),
        ("Roon de, R.", "De Roon"),
        ("Meetelen van, R.F.", "Van Meetelen"),
        ("Martens-America, C.", "Martens-America"),
        ("I. (Inge) van Dijk", "Van Dijk"),
        ("Th.C. de Graaf", "De Graaf"),
        ("Ch.J.M. de Jong", "De Jong"),
        ("van der Plas", "Van der Plas"),
    ],
)
def test_a_surname_as_papers_write_it(name: str, surname: str) -> None:
    assert family_name(name) == surname


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("2024-05-23T00:00:00+02:00", "2024-05-23"),
        ("2024-05-22T22:00:00Z", "2024-05-23"),
        ("2024-01-31T23:00:00.0000000Z", "2024-02-01"),
        ("2024-05-23", "2024-05-23"),
        ("2024-05-23T12:00:00", "2024-05-23"),
        ("0001-01-01T00:00:00+00:00", None),
        ("0001-01-01T00:00:00Z", None),
        ("9999-12-31T23:59:59Z", None),
        ("23 mei 2024", None),
        ("", None),
        (None, None),
    ],
)
def test_the_dutch_day_of_a_moment(given: str | None, found: str | None) -> None:
    assert day(given) == found


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("2024-05-24T10:49:07.97+02:00", "2024-05-24T08:49:07.970000Z"),
        ("2025-05-03T22:22:12.6031391Z", "2025-05-03T22:22:12.603139Z"),
        ("2008-08-26T12:13:04.6270000", "2008-08-26T10:13:04.627000Z"),
        ("0001-01-01T00:00:00", ""),
        ("gisteren", ""),
        (None, ""),
    ],
)
def test_a_moment_in_a_form_that_sorts(given: str | None, found: str) -> None:
    assert moment(given) == found


def test_a_day_begins_at_dutch_midnight() -> None:
    assert (midnight("2024-06-01"), midnight("2024-01-01")) == (
        "2024-06-01T00:00:00+02:00",
        "2024-01-01T00:00:00+01:00",
    )


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
    | st.sampled_from(["9999-12-31T23:59:59Z", "0001-01-01T00:00:00Z", "-1", "kst-1-1", guid(1, 1)])
    | st.sampled_from(["Motie", "Indiener", "Voor", "Hoofdelijk"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=6),
    max_leaves=12,
)  # fmt: skip


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.sampled_from(KEYS), ANYTHING, max_size=12))
def test_no_record_however_odd_makes_it_fail(record: dict[str, Any]) -> None:
    """A value of any kind in any place: a record comes out, or it is refused; nothing else."""
    sound = {"Id": guid(1, 1), "Nummer": "2024Z00001"}
    for given_ in (record, record | sound, record | {"Id": guid(1, 1), "Nummer": "TZ202405-1"}):
        for read in (
            tweedekamer.undertaking,
            *(lambda r, f=f: f(r, BASE) for f in (tweedekamer.paper, tweedekamer.motion)),
        ):
            guid_, reason = given_.get("Id"), ""
            try:
                guid_ = read(given_).guid
            except ResponseError as error:
                reason = str(error)
            assert guid_ == given_.get("Id")
            assert "\n" not in reason


def test_the_sample_records(shared: Path) -> None:
    samples = shared / "samples" / "odata"
    schema = odata.bind((samples / "metadata.xml").read_bytes(), "metadata.xml", tweedekamer.FIELDS)
    assert schema.notes == ()
    for path in sorted((samples / "zaak_documents").glob("*.json")):
        found = tweedekamer.motion(schema.plain("Zaak", json.loads(path.read_text())), BASE)
        assert found.identifier == path.stem
        assert found.dossier == path.stem.removeprefix("kst-").rpartition("-")[0]
        assert found.paper_record is not None
        assert found.paper_record.files[0].url.endswith(f"{path.stem}.xml")
    letters = (samples / "selected" / "document-letters-navo-rbz-defensie-432.jsonl").read_text().splitlines()
    papers = [tweedekamer.paper(schema.plain("Document", json.loads(line)), BASE) for line in letters]
    assert len(papers) == 432
    assert all(p.changed and p.number and p.metadata.date for p in papers)
