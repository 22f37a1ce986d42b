"""What the tracker reads of the Tweede Kamer's open data, and the other names it has had.

The first name is the tracker's own (that of OData v4, information model 2.0); a further one comes from another edition
of the service. Where a service has neither, a required one stops the run and any other is left out with a note.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.feeds.client.odata import FieldSpec


def _fields(required: str, optional: str = "", **relations: str) -> dict[str, FieldSpec]:
    """Names with other names after a slash; relations name their target. `?` optional, `??` only in some editions."""
    out = {}
    for names, must in ((required, True), (optional, False)):
        for entry in names.split():
            parts = tuple(entry.rstrip("?").split("/"))
            out[parts[0]] = FieldSpec(parts, must, optional_silently=entry.endswith("??"))
    for entry, target in relations.items():
        out[entry] = FieldSpec((entry,), "?" not in target, target.rstrip("?"), target.endswith("??"))
    return out


FIELDS: Mapping[str, Mapping[str, FieldSpec]] = {
    "Document": _fields(
        "Id Soort DocumentNummer/Nummer Onderwerp Datum Volgnummer/Ondernummer Verwijderd GewijzigdOp/Bijgewerkt",
        "Titel Vergaderjaar Kamer Aanhangselnummer/AanhangselNummer KenmerkAfzender ContentType ContentLength",
        Kamerstukdossier="Kamerstukdossier",
        Zaak="Zaak?",
        DocumentActor="DocumentActor?",
        HuidigeDocumentVersie="DocumentVersie?",
        BijlageDocument="Document??",
        BronDocument="Document??",
    ),
    "DocumentActor": _fields("ActorNaam", "Functie Relatie Verwijderd"),
    "DocumentVersie": _fields(
        "Id", "ExterneIdentifier Extensie Verwijderd GewijzigdOp", DocumentPublicatie="DocumentPublicatie?"
    ),
    "DocumentPublicatie": _fields("Url", "Identifier DocumentType ContentType Verwijderd"),
    "Kamerstukdossier": _fields("Id Nummer", "Toevoeging Titel Verwijderd"),
    "Zaak": _fields(
        "Id Nummer Soort Onderwerp Verwijderd GewijzigdOp/Bijgewerkt",
        "Titel GestartOp Vergaderjaar Volgnummer Status Afgedaan Kabinetsappreciatie/Appreciatie",
        ZaakActor="ZaakActor",
        Besluit="Besluit",
        Document="Document",
        Kamerstukdossier="Kamerstukdossier",
        VervangenVanuit="Zaak?",
    ),
    "ZaakActor": _fields("ActorNaam Relatie", "ActorFractie ActorAfkorting Functie Verwijderd"),
    "Besluit": _fields(
        "Id BesluitSoort/Soort BesluitTekst/Tekst",
        "StemmingsSoort/StemmingSoort Opmerking Status Verwijderd AgendapuntZaakBesluitVolgorde/Volgorde GewijzigdOp",
        Stemming="Stemming",
        Agendapunt="Agendapunt?",
    ),
    "Agendapunt": _fields(
        "Id", "Onderwerp Volgorde Verwijderd GewijzigdOp", Activiteit="Activiteit?", Zaak="Zaak?", Document="Document?"
    ),
    "Activiteit": _fields(
        "Id",
        "Nummer Soort Onderwerp Datum DatumSoort Eindtijd Locatie Kamer Status Verwijderd GewijzigdOp/Bijgewerkt "
        "Voortouwnaam/VoortouwCommissieNaam Voortouwafkorting/VoortouwCommissieAfkorting",
        Zaak="Zaak?",
        Agendapunt="Agendapunt?",
        Document="Document?",
    ),
    "Stemming": _fields("Soort ActorFractie FractieGrootte", "ActorNaam Vergissing Persoon_Id Verwijderd GewijzigdOp"),
    "Toezegging": _fields(
        "Id Nummer Tekst Status Verwijderd GewijzigdOp/Bijgewerkt",
        "Aanmaakdatum Naam Achternaam Functie Ministerie DatumNakoming KamerbriefNakoming ActiviteitNummer Notities??",
        Activiteit="Activiteit?",
        ToegezegdAan="ToegezegdAan??",
        ToegezegdAanPersoon="Persoon??",
        ToegezegdAanFractie="Fractie??",
        IsHerhalingVan="Toezegging??",
        IsWijzigingVan="Toezegging??",
        IsAanvullingOp="Toezegging??",
    ),
    "ToegezegdAan": _fields("", Persoon="Persoon??", Fractie="Fractie??"),
    "Persoon": _fields("", "Roepnaam Tussenvoegsel Achternaam"),
    "Fractie": _fields("", "Afkorting NaamNL"),
}
"""Entities and their attributes and relations, under the tracker's own names."""
