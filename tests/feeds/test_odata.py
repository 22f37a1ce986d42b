"""OData: names from $metadata of two editions, complaints about what is missing, queries and pages."""

from __future__ import annotations

import json
from urllib.parse import parse_qs, urlsplit

import pytest
from fake_server import RECORDED
from fake_tweedekamer import letter, motion

from tracker.feeds import tweedekamer
from tracker.feeds.client import odata
from tracker.feeds.client.errors import ResponseError, SchemaError
from tracker.feeds.client.odata import FieldSpec, Schema, fold
from tracker.feeds.tweedekamer.queries import PARTS, Filter, count_query, details_query, id_queries, of_key

V4 = (RECORDED / "metadata_v4.xml").read_bytes()
V5 = (RECORDED / "metadata_v5.xml").read_bytes()


@pytest.fixture(scope="module", params=["v4", "v5"])
def schema(request: pytest.FixtureRequest) -> Schema:
    return odata.bind({"v4": V4, "v5": V5}[request.param], request.param, tweedekamer.FIELDS)


@pytest.mark.parametrize("name", ["Persoon_Id", "PersoonId", "persoonId", "PERSOON-ID", "persoon id"])
def test_names_are_compared_without_case_and_signs(name: str) -> None:
    assert fold(name) == "persoonid"


def test_v4_has_every_name() -> None:
    assert odata.bind(V4, "v4", tweedekamer.FIELDS).notes == ()


def test_v5_names_are_found_and_renames_are_told() -> None:
    found = odata.bind(V5, "v5", tweedekamer.FIELDS)
    assert found.notes == (
        "Activiteit.Voortouwnaam is now called VoortouwCommissieNaam",
        "Activiteit.Voortouwafkorting is now called VoortouwCommissieAfkorting",
    )
    assert found.name("Document", "DocumentNummer") == "Documentnummer"
    assert found.relations["Toezegging"]["KamerbriefNakoming"].target == "Document"


def test_a_missing_name_is_told_with_what_comes_near_and_what_to_do() -> None:
    changed = V4.replace(b'"BesluitSoort"', b'"BesluitSort"').replace(b'"ZaakActor"', b'"ZaakBetrokkene"')
    with pytest.raises(SchemaError) as caught:
        odata.bind(changed, "https://x/$metadata", tweedekamer.FIELDS)
    problems = caught.value.problems
    assert "Besluit has no BesluitSoort (near: BesluitSort, BesluitTekst)" in problems
    assert any(line.startswith("Zaak has no ZaakActor") for line in problems)
    assert any(line.startswith("no entity ZaakActor") for line in problems)
    assert problems[-1].startswith("put the new name in tracker/feeds/tweedekamer/names.py")
    assert str(caught.value).startswith("https://x/$metadata: the service has changed: ")


def test_a_missing_name_that_is_not_needed_is_only_noted() -> None:
    changed = V4.replace(b'Name="Kabinetsappreciatie"', b'Name="Weg"')
    assert odata.bind(changed, "v4", tweedekamer.FIELDS).notes == ("Zaak has no Kabinetsappreciatie",)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "not well-formed XML"),
        (b"<html><body>Onderhoud</body></html>", "names no kinds of records"),
        (b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", "document type or entities"),
        (V4[:5000], "not well-formed XML"),
    ],
)
def test_metadata_that_is_none(data: bytes, said: str) -> None:
    with pytest.raises(ResponseError, match=said):
        odata.bind(data, "where", tweedekamer.FIELDS)


def test_records_come_under_our_own_names_with_their_relations() -> None:
    found = odata.bind(V5, "v5", tweedekamer.FIELDS)
    record = letter(448)
    record["Documentnummer"] = record.pop("DocumentNummer")
    record["Onbekend"] = "x"
    plain = found.plain("Document", record)
    assert plain["DocumentNummer"] == "2024D00448"
    assert plain["HuidigeDocumentVersie"] == [
        {"Id": record["HuidigeDocumentVersie"]["Id"], "ExterneIdentifier": "kst-28676-448"}
    ]
    assert plain["Kamerstukdossier"][0]["Nummer"] == 28676
    assert "Onbekend" not in plain


def test_the_query_for_letters(schema: Schema) -> None:
    asked = count_query(
        "letters",
        schema,
        Filter(dossier="21501-02", subject="Navo's", since="2024-06-01", kinds=("Brief regering", "Nota")),
    )
    assert asked.where == (
        "Verwijderd eq false and (Soort eq 'Brief regering' or Soort eq 'Nota') and Datum ge 2024-06-01T00:00:00+02:00"
        " and (Kamerstukdossier/any(b:b/Nummer eq 21501 and b/Toevoeging eq '02'))"
        " and (contains(tolower(Onderwerp),'navo''s') or contains(tolower(Titel),'navo''s'))"
    )
    back = parse_qs(urlsplit(asked.url("https://host/OData/v5")).query)
    assert (back["$filter"], back["$top"], back["$count"]) == ([asked.where], ["1"], ["true"])


def test_ids_come_first_and_details_after(schema: Schema) -> None:
    first, second = id_queries("letters", schema, Filter(subject="Navo's"))
    assert "contains(tolower(Onderwerp),'navo''s')" in first.where
    assert "contains(tolower(Titel),'navo''s')" in second.where
    assert (first.order, first.expand) == ("GewijzigdOp desc,Id", ())
    assert first.options == {"$top": "100", "$select": "Id,GewijzigdOp"}
    details = details_query("letters", schema, ["a", "b"])
    assert details.where == "Id eq a or Id eq b"
    assert any(part.startswith("HuidigeDocumentVersie(") and "DocumentPublicatie(" in part for part in details.expand)
    back = parse_qs(urlsplit(details.url("https://host/OData/v5")).query)
    assert back["$expand"] == [",".join(details.expand)]
    guids = ["0" * 36] * 20
    assert len(details_query("letters", schema, guids).url("https://gegevensmagazijn.tweedekamer.nl/OData/v5")) < 8000


@pytest.mark.parametrize(
    ("dossier", "clause"),
    [
        ("28676", "b/Nummer eq 28676 and (b/Toevoeging eq null or b/Toevoeging eq '')"),
        ("35300-XV", "b/Nummer eq 35300 and b/Toevoeging eq 'XV'"),
        ("36600-*", "b/Nummer eq 36600)"),
    ],
)
def test_a_dossier_with_and_without_addition(schema: Schema, dossier: str, clause: str) -> None:
    assert clause in id_queries("motions", schema, Filter(dossier=dossier))[0].where


def test_a_committee_is_the_one_in_the_lead(schema: Schema) -> None:
    short, words = (q.where for q in id_queries("letters", schema, Filter(committee="BuZa")))
    leads = "Zaak/any(c:c/ZaakActor/any(b:b/Relatie eq 'Voortouwcommissie' and "
    assert f"{leads}b/ActorAfkorting eq 'BuZa'" in short
    assert f"{leads}contains(tolower(b/ActorNaam),'buza')" in words
    short, words = (q.where for q in id_queries("undertakings", schema, Filter(committee="BuZa", dossier="28676")))
    assert f"Activiteit/any(b:b/{schema.name('Activiteit', 'Voortouwafkorting')} eq 'BuZa')" in short
    assert "Activiteit/any(b:contains(tolower(b/" in words
    assert "Activiteit/any(d:d/Zaak/any(c:c/Kamerstukdossier/any(b:b/Nummer eq 28676" in words


def test_a_later_run_asks_for_changes_votes_and_what_was_taken_away(schema: Schema) -> None:
    since = "2024-06-01T08:00:00.000000Z"
    (asked,) = id_queries("motions", schema, Filter(), since)
    where = asked.where
    assert where == (
        f"(GewijzigdOp ge {since} and Verwijderd eq true) or ((GewijzigdOp ge {since} or "
        f"Besluit/any(b:b/GewijzigdOp ge {since})) and Verwijderd eq false and (Soort eq 'Motie'))"
    )


@pytest.mark.parametrize("part", PARTS)
def test_every_name_in_a_query_is_one_of_the_service(schema: Schema, part: odata.Any) -> None:
    known = {name for names in schema.attributes.values() for name in names.values()}
    known |= {relation.name for relations in schema.relations.values() for relation in relations.values()}
    for clause in details_query(part, schema, ["x"]).expand:
        names = clause.replace("$select=", " ").replace("$expand=", " ")
        for sign in "();,":
            names = names.replace(sign, " ")
        assert set(names.split()) <= known


def test_a_filter_survives_being_written_down() -> None:
    filter = Filter("BuZa", "28676", "navo", ("Brief regering",), "2024-01-01")
    assert of_key(filter.key()) == filter
    assert Filter().key() == "{}"


def test_a_filter_that_the_service_cannot_answer_is_told() -> None:
    without = V4.replace(b'Name="Voortouwnaam"', b'Name="Weg"')
    with pytest.raises(SchemaError, match=r"Activiteit\.Voortouwnaam, which this filter needs"):
        id_queries("undertakings", odata.bind(without, "v4", tweedekamer.FIELDS), Filter(committee="BuZa"))


def test_a_page_its_next_and_its_count() -> None:
    page = odata.read_page(
        json.dumps({"@odata.count": 9, "value": [motion()], "@odata.nextLink": "https://x/y"}).encode(), "w"
    )
    assert (len(page.records), page.next, page.count) == (1, "https://x/y", 9)
    assert odata.read_page(b'[{"Id": "a"}]', "w").records == ({"Id": "a"},)


@pytest.mark.parametrize(
    ("body", "said"),
    [
        (b"", "no complete JSON"),
        (b'{"value": [{"Id": "a"}', "no complete JSON"),
        (b'{"Id": "a"}', "no list of records"),
        (b'"value"', "no list of records"),
        (
            b'{"error": {"code": "", "message": "Could not find a property named Soort"}}',
            "the service says: Could not find",
        ),
        (b'{"value": ' + b"[" * 100_000, "no complete JSON"),
        (b"\xff\xfe\x00", "no complete JSON"),
    ],
)
def test_a_page_that_is_none(body: bytes, said: str) -> None:
    with pytest.raises(ResponseError, match=said):
        odata.read_page(body, "where")


def test_a_need_that_no_edition_must_have_is_silent() -> None:
    specs = {"Document": {"Nieuw": FieldSpec(("Nieuw",), required=False, optional_silently=True)}}
    assert odata.bind(V4, "v4", specs).notes == ()
