"""A small Tweede Kamer: records as its services give them, over OData v4 and v5, the SyncFeed and SRU."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from uuid import UUID
from xml.sax.saxutils import escape

from fake_server import RECORDED, FakeServer, Reply, Request, as_json

ODATA = "/OData/v4/2.0"
ODATA5 = "/OData/v5"
FEED = "/SyncFeed/2.0"
Record = dict[str, Any]

MOTION_TITLE = (
    "Motie van de leden Paternotte en Brekelmans over in NAVO-verband pleiten voor een strategie om een robuust "
    "luchtafweersysteem op te bouwen voor de lange termijn"
)


def guid(kind: int, number: int) -> str:
    return str(UUID(int=(kind << 96) | (0x4000 << 64) | (0x8000 << 48) | number))


def letter(number: int, *, changed: str | None = None, kind: str = "text/plain", **more: Any) -> Record:
    day = f"2024-{1 + number // 28 % 12:02d}-{1 + number % 28:02d}"
    return {
        "Id": guid(1, number),
        "Soort": "Brief regering",
        "DocumentNummer": f"2024D{number:05d}",
        "Titel": "NAVO",
        "Onderwerp": f"Verslag van de bijeenkomst van ministers, nummer {number}",
        "Datum": f"{day}T00:00:00+02:00",
        "Vergaderjaar": "2023-2024",
        "Kamer": 2,
        "Volgnummer": number,
        "ContentType": kind,
        "ContentLength": 100,
        "GewijzigdOp": changed or f"2024-06-01T10:{number // 60 % 60:02d}:{number % 60:02d}.1234567+02:00",
        "Verwijderd": False,
        "Kamerstukdossier": [{"Id": guid(2, 28676), "Nummer": 28676, "Toevoeging": None, "Titel": "NAVO"}],
        "DocumentActor": [{"ActorNaam": "H.G.J. Bruins Slot", "Functie": "minister van Buitenlandse Zaken"}],
        "HuidigeDocumentVersie": {"Id": guid(3, number), "ExterneIdentifier": f"kst-28676-{number}"},
        "Zaak": [{"Id": guid(4, number), "Nummer": f"2024Z{number:05d}", "Soort": "Brief regering"}],
    } | more


def letter_text(number: int, says: str = "") -> bytes:
    return (
        f"Geachte Voorzitter,\n\nHierbij bied ik u het verslag aan van bijeenkomst {number}.\n\n"
        f"Nederland pleitte voor een gezamenlijke aanpak van onderwerp {number} binnen het bondgenootschap. {says}\n\n"
        "De minister van Buitenlandse Zaken,\n\nH.G.J. Bruins Slot\n"
    ).encode()


def stub(kind: int, number: int, changed: str = "2024-07-01T00:00:00Z") -> Record:
    return {"Id": guid(kind, number), "Soort": None, "Onderwerp": None, "GewijzigdOp": changed, "Verwijderd": True}


def vote(number: int, party: str, choice: str, seats: int, **more: Any) -> Record:
    return {
        "Id": guid(6, number),
        "Soort": choice,
        "FractieGrootte": seats,
        "ActorNaam": party,
        "ActorFractie": party,
        "Vergissing": False,
        "Persoon_Id": None,
        "Verwijderd": False,
    } | more


def motion(number: int = 2898, **more: Any) -> Record:
    voted = [("VVD", "Voor", 24), ("D66", "Voor", 9), ("GroenLinks-PvdA", "Voor", 25), ("PVV", "Tegen", 37)]
    return {
        "Id": guid(4, 100000 + number),
        "Nummer": f"2024Z{number:05d}",
        "Soort": "Motie",
        "Titel": "Raad Algemene Zaken en Raad Buitenlandse Zaken ",
        "Onderwerp": MOTION_TITLE,
        "GestartOp": "2024-05-23T00:00:00+02:00",
        "Vergaderjaar": "2023-2024",
        "Volgnummer": number,
        "Afgedaan": True,
        "GewijzigdOp": "2024-05-24T10:49:07.97+02:00",
        "Verwijderd": False,
        "Kabinetsappreciatie": "Oordeel Kamer",
        "Kamerstukdossier": [{"Id": guid(2, 21501), "Nummer": 21501, "Toevoeging": "02", "Titel": "RAZ/RBZ"}],
        "ZaakActor": [
            {"ActorNaam": "R.P. Brekelmans", "ActorFractie": "VVD", "Relatie": "Medeindiener", "Verwijderd": False},
            {"ActorNaam": "J.M. Paternotte", "ActorFractie": "D66", "Relatie": "Indiener", "Verwijderd": False},
            {"ActorNaam": "vaste commissie voor Buitenlandse Zaken", "ActorAfkorting": "BuZa",
             "Relatie": "Voortouwcommissie", "Verwijderd": False},
        ],
        "Document": [
            {
                "Id": guid(1, 100000 + number), "Soort": "Motie", "DocumentNummer": f"2024D{20000 + number}",
                "Onderwerp": MOTION_TITLE, "Datum": "2024-05-23T00:00:00+02:00", "Vergaderjaar": "2023-2024",
                "Kamer": 2, "Volgnummer": number, "ContentType": "application/pdf", "Verwijderd": False,
                "GewijzigdOp": "2024-05-24T15:55:32.19+02:00",
                "HuidigeDocumentVersie": {
                    "Id": guid(3, 100000 + number), "ExterneIdentifier": f"kst-21501-02-{number}",
                },
            }
        ],
        "Besluit": [
            {
                "Id": guid(5, 10 * number), "BesluitSoort": "Ingediend", "BesluitTekst": "Ingediend",
                "StemmingsSoort": None, "AgendapuntZaakBesluitVolgorde": 7, "Verwijderd": False, "Stemming": [],
                "Agendapunt": {"Id": guid(7, 1), "Activiteit": {"Id": guid(8, 1), "Datum": "2024-05-23T10:00:00"}},
            },
            {
                "Id": guid(5, 10 * number + 1), "BesluitSoort": "Stemmen - aangenomen", "BesluitTekst": "Aangenomen.",
                "StemmingsSoort": "Met handopsteken", "AgendapuntZaakBesluitVolgorde": 1, "Verwijderd": False,
                "GewijzigdOp": "2024-05-28T16:20:03.74+02:00",
                "Stemming": [vote(100 * number + place, *each) for place, each in enumerate(voted)],
                "Agendapunt": {"Id": guid(7, 2), "Activiteit": {"Id": guid(8, 2), "Datum": "2024-05-28T15:00:00"}},
            },
        ],
    } | more  # fmt: skip


def undertaking(number: int = 12, **more: Any) -> Record:
    return {
        "Id": guid(9, number),
        "Nummer": f"TZ202405-{number:03d}",
        "Tekst": "De minister stuurt de Kamer voor de zomer een brief over luchtverdediging.",
        "Status": "Openstaand",
        "Naam": "Bruins Slot, H.G.J.",
        "Functie": "minister van Buitenlandse Zaken",
        "Ministerie": "Buitenlandse Zaken",
        "Aanmaakdatum": "2024-05-16T00:00:00+02:00",
        "DatumNakoming": "0001-01-01T00:00:00+00:00",
        "KamerbriefNakoming": None,
        "ActiviteitNummer": "2024A01894",
        "GewijzigdOp": "2024-05-17T09:00:00+02:00",
        "Verwijderd": False,
        "Activiteit": [{"Id": guid(8, 3), "Nummer": "2024A01894",
                        "Voortouwnaam": "vaste commissie voor Buitenlandse Zaken",
                        "Voortouwafkorting": "BuZa"}],
        "ToegezegdAanPersoon": [{"Roepnaam": "Jan", "Tussenvoegsel": None, "Achternaam": "Paternotte"}],
        "ToegezegdAanFractie": [{"Afkorting": "D66", "NaamNL": "Democraten 66"}],
    } | more  # fmt: skip


def meeting(number: int = 1894, **more: Any) -> Record:
    """A meeting with a point of its agenda, a paper and a case; not an answer of the service but made by hand."""
    dossier = {"Id": guid(2, 28676), "Nummer": 28676, "Toevoeging": None, "Verwijderd": False}
    return {
        "Id": guid(8, number),
        "Nummer": f"2024A{number:05d}",
        "Soort": "Commissiedebat",
        "Onderwerp": "NAVO-top",
        "DatumSoort": "Dag",
        "Datum": "2024-09-12T10:00:00+02:00",
        "Eindtijd": "2024-09-12T14:00:00+02:00",
        "Locatie": "Troelstrazaal",
        "Kamer": "Tweede Kamer",
        "Status": "Gepland",
        "Voortouwnaam": "vaste commissie voor Defensie",
        "Voortouwafkorting": "DEF",
        "GewijzigdOp": "2024-06-01T09:00:00+02:00",
        "Verwijderd": False,
        "Zaak": [{"Id": guid(4, 448), "Nummer": "2024Z00448", "Soort": "Brief regering", "Onderwerp": "Verslag",
                  "Verwijderd": False, "Kamerstukdossier": [dossier]}],
        "Document": [],
        "Agendapunt": [
            {"Id": guid(7, 12), "Onderwerp": "Rondvraag", "Volgorde": 2, "Verwijderd": False, "Zaak": [],
             "Document": []},
            {"Id": guid(7, 11), "Onderwerp": "Verslag van de top", "Volgorde": 1, "Verwijderd": False,
             "Zaak": [{"Id": guid(4, 448), "Nummer": "2024Z00448", "Soort": "Brief regering", "Onderwerp": "Verslag",
                       "Verwijderd": False, "Kamerstukdossier": [dossier]}],
             "Document": [{"Id": guid(1, 448), "DocumentNummer": "2024D00448", "Soort": "Brief regering",
                           "Onderwerp": "Verslag", "Verwijderd": False, "Kamerstukdossier": [dossier]}]},
        ],
    } | more  # fmt: skip


def entity_set(records: list[Record], request: Request, page: int = 100) -> Reply:
    """What the service answers about one kind of record: those of some ids whole, else a page by `$skip`, no links."""
    where = request.query.get("$filter", "")
    top = int(request.query.get("$top", "100"))
    if top > 100:
        return Reply(b"The limit of '100' for Top query has been exceeded.", 400, "text/plain")
    if asked := re.findall(r"\bId eq ([0-9a-f-]{36})", where):
        found: dict[str, Any] = {"value": [record for record in records if record["Id"] in asked]}
        return as_json(found, kind="application/json; odata.metadata=minimal")
    if "GewijzigdOp ge 20" in where:
        since = where.split("GewijzigdOp ge ")[1][:19]
        records = [record for record in records if _utc(record["GewijzigdOp"]) >= since]
    else:
        records = [record for record in records if not record["Verwijderd"]]
    found = {"@odata.count": len(records)} if request.query.get("$count") == "true" else {}
    skip = int(request.query.get("$skip", "0"))
    chosen = records[skip : skip + min(top, page)]
    select = request.query.get("$select", "").split(",")
    found["value"] = [{key: r[key] for key in select} for r in chosen] if "$select" in request.query else chosen
    return as_json(found, kind="application/json; odata.metadata=minimal")


class FakeTweedeKamer:
    """The records of a small Tweede Kamer, served by a FakeServer; change a list and the next page shows it."""

    def __init__(self, server: FakeServer, *, page: int = 100) -> None:
        self.server, self.page = server, page
        self.base, self.base5, self.feed = (server.base + path for path in (ODATA, ODATA5, FEED))
        self.letters: list[Record] = []
        self.motions: list[Record] = []
        self.undertakings: list[Record] = []
        self.meetings: list[Record] = []
        self.texts: dict[str, bytes] = {}
        routes = server.routes
        routes[f"{ODATA}/$metadata"] = Reply((RECORDED / "metadata_v4.xml").read_bytes(), kind="application/xml")
        for path, name in (("Document", "letters"), ("Zaak", "motions"), ("Toezegging", "undertakings"),
                           ("Activiteit", "meetings")):  # fmt: skip
            routes[f"{ODATA}/{path}"] = self._pages(name)
        routes[f"{ODATA}/Document(*"] = self._file

    def add_letter(self, number: int, says: str = "", **more: Any) -> Record:
        made = letter(number, **more)
        self.letters.append(made)
        self.texts[made["Id"]] = letter_text(number, says)
        return made

    def _pages(self, name: str) -> Callable[[Request], Reply]:
        return lambda request: entity_set(getattr(self, name), request, self.page)

    def _file(self, request: Request) -> Reply:
        text = self.texts.get(request.path.partition("(")[2].partition(")")[0])
        return Reply(text, kind="text/plain") if text is not None else Reply(b"gone", 404, "text/plain")


def _utc(moment: str) -> str:
    from tracker.feeds.client.dutch_time import moment as sortable

    return sortable(moment)[:19]


def sru_record(identifier: str, **more: str) -> str:
    """One record of an SRU answer, in the form of the repository of official publications."""
    dossier, number = identifier.removeprefix("kst-").rpartition("-")[::2]
    fields = {
        "title": f"NAVO; Brief regering; Verslag {number}",
        "creator": "Tweede Kamer der Staten-Generaal",
        "issued": "2024-05-23",
        "dossier": dossier,
        "number": number,
        "kind": "Brief",
        "changed": "2024-05-24T13:08:55.5655901+02:00",
        "xml": "",
        "pdf": "",
        "preferred": f"https://zoek.officielebekendmakingen.nl/{identifier}.html",
    } | more
    files = "".join(
        f'<gzd:itemUrl manifestation="{kind}">{escape(fields[kind])}</gzd:itemUrl>'
        for kind in ("xml", "pdf")
        if fields[kind]
    )
    return f"""<sru:record><sru:recordSchema>http://standaarden.overheid.nl/sru/</sru:recordSchema><sru:recordData><gzd:gzd>
<gzd:originalData><overheidwetgeving:meta><overheidwetgeving:owmskern><dcterms:identifier>{identifier}</dcterms:identifier>
<dcterms:title>{escape(fields["title"])}</dcterms:title>
<dcterms:type scheme="OVERHEIDop.Parlementair">Kamerstuk</dcterms:type>
<dcterms:creator scheme="OVERHEID.StatenGeneraal">{fields["creator"]}</dcterms:creator></overheidwetgeving:owmskern>
<overheidwetgeving:owmsmantel><dcterms:issued>{fields["issued"]}</dcterms:issued></overheidwetgeving:owmsmantel>
<overheidwetgeving:tpmeta><overheidwetgeving:ondernummer>{fields["number"]}</overheidwetgeving:ondernummer>
<overheidwetgeving:vergaderjaar>2023-2024</overheidwetgeving:vergaderjaar>
<overheidwetgeving:dossiernummer>{fields["dossier"]}</overheidwetgeving:dossiernummer>
<overheidwetgeving:subrubriek scheme="OVERHEIDop.KamerstukTypen">{fields["kind"]}</overheidwetgeving:subrubriek>
<cd:datumTijdstipWijzigingWork>{fields["changed"]}</cd:datumTijdstipWijzigingWork></overheidwetgeving:tpmeta>
</overheidwetgeving:meta></gzd:originalData><gzd:enrichedData><gzd:preferredUrl>{escape(fields["preferred"])}</gzd:preferredUrl>
{files}</gzd:enrichedData></gzd:gzd></sru:recordData></sru:record>"""


def sru(records: list[str], total: int | None = None, more: str = "") -> bytes:
    """An SRU answer around records."""
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<sru:searchRetrieveResponse xmlns:overheidwetgeving="http://standaarden.overheid.nl/wetgeving/"
 xmlns:dcterms="http://purl.org/dc/terms/" xmlns:cd="http://standaarden.overheid.nl/cup/data"
 xmlns:sru="http://docs.oasis-open.org/ns/search-ws/sruResponse" xmlns:gzd="http://standaarden.overheid.nl/sru"
 xmlns:diag="http://docs.oasis-open.org/ns/search-ws/diagnostic">
<sru:version>2.0</sru:version><sru:numberOfRecords>{len(records) if total is None else total}</sru:numberOfRecords>
<sru:records>{"".join(records)}</sru:records>{more}</sru:searchRetrieveResponse>""".encode()


def paper_xml(number: str, sentence: str) -> bytes:
    """A paper in official XML (from 2010)."""
    return f"""<?xml version="1.0" encoding="UTF-8"?><officiele-publicatie><kamerstuk><kamerstukkop>
<tekstregel inhoud="vergaderjaar">Vergaderjaar 2023-2024</tekstregel>
<tekstregel inhoud="kameraanduiding">Tweede Kamer der Staten-Generaal</tekstregel>
<tekstregel inhoud="kamernummer">2</tekstregel>
<tekstregel inhoud="documenttype">Kamerstukken</tekstregel></kamerstukkop>
<dossier><dossiernummer><dossiernr>28 676</dossiernr></dossiernummer><titel>NAVO</titel></dossier>
<stuk><stuknr>Nr. <ondernummer kamer="2">{number}</ondernummer></stuknr>
<titel>BRIEF VAN DE MINISTER VAN BUITENLANDSE ZAKEN</titel>
<datumtekst>Aan de Voorzitter van de Tweede Kamer der Staten-Generaal</datumtekst>
<datumtekst>Den Haag, <datum isodatum="2024-05-23">23 mei 2024</datum></datumtekst>
<algemeen><vrije-tekst><tekst status="goed"><al>{escape(sentence)}</al></tekst></vrije-tekst></algemeen>
</stuk></kamerstuk></officiele-publicatie>""".encode()


def atom(category: str, entries: list[str], *, following: str = "", resume: str = "", base: str = "") -> bytes:
    """A page of the SyncFeed."""
    links = f'<link rel="next" href="{escape(following)}"/>' if following else ""
    links += f'<link rel="resume" href="{escape(resume)}"/>' if resume else ""
    return f"""<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom"><title>Gegevensmagazijn SyncFeed (category: {category})</title>
<id>{base}/Feed?category={category}</id><updated>2024-07-19T12:00:00Z</updated>{links}{"".join(entries)}</feed>""".encode()


def entry(
    category: str,
    id_: str,
    inner: str = "",
    *,
    deleted: bool = False,
    changed: str = "2024-06-01T10:00:00Z",
    more: str = "",
    following: str = "",
) -> str:
    """One entry of the SyncFeed, as `content=internal` gives it."""
    name = category[0].lower() + category[1:]
    link = f'<link rel="next" href="{escape(following)}"/>' if following else ""
    return f"""<entry><title>{id_}</title><id>https://gegevensmagazijn.tweedekamer.nl/SyncFeed/2.0/Entiteiten/{id_}</id>
<updated>{changed}</updated>{link}<category term="{name}"/><content type="application/xml">
<{name} xmlns="http://www.tweedekamer.nl/xsd/tkData/v1-0" xmlns:tk="http://www.tweedekamer.nl/xsd/tkData/v1-0"
 xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" id="{id_}" tk:bijgewerkt="{changed}"
 tk:verwijderd="{'true' if deleted else 'false'}" {more}>{inner}</{name}></content></entry>"""  # fmt: skip
