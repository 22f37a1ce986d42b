"""What the tracker reads of the Tweede Kamer's open data, and the other names it has had.

The first name is the tracker's own (that of OData v4, information model 2.0); a further one comes from another edition
of the service. Where a service has neither, a required one stops the run and any other is left out with a note.
"""

from __future__ import annotations

from collections.abc import Mapping

from tracker.feeds.client.odata import Need


def _needs(required: str, optional: str = "", **relations: str) -> dict[str, Need]:
    """Names with other names after a slash; relations name their target: `?` optional, `??` only in some editions."""
    out = {}
    for names, must in ((required, True), (optional, False)):
        for entry in names.split():
            parts = tuple(entry.split("/"))
            out[parts[0]] = Need(parts, must)
    for entry, target in relations.items():
        out[entry] = Need((entry,), "?" not in target, target.rstrip("?"), target.endswith("??"))
    return out


NEEDS: Mapping[str, Mapping[str, Need]] = {
    "Document": _needs(
        "Id Soort DocumentNummer/Nummer Onderwerp Datum Volgnummer/Ondernummer Verwijderd GewijzigdOp/Bijgewerkt",
        "Titel Vergaderjaar Kamer Aanhangselnummer/AanhangselNummer KenmerkAfzender ContentType ContentLength",
        Kamerstukdossier="Kamerstukdossier",
        Zaak="Zaak?",
        DocumentActor="DocumentActor?",
        HuidigeDocumentVersie="DocumentVersie?",
    ),
    "DocumentActor": _needs("ActorNaam", "Functie Relatie Verwijderd"),
    "DocumentVersie": _needs(
        "Id", "ExterneIdentifier Extensie Verwijderd GewijzigdOp", DocumentPublicatie="DocumentPublicatie?"
    ),
    "DocumentPublicatie": _needs("Url", "Identifier DocumentType ContentType Verwijderd"),
    "Kamerstukdossier": _needs("Id Nummer", "Toevoeging Titel Verwijderd"),
    "Zaak": _needs(
        "Id Nummer Soort Onderwerp Verwijderd GewijzigdOp/Bijgewerkt",
        "Titel GestartOp Vergaderjaar Volgnummer Status Afgedaan Kabinetsappreciatie/Appreciatie",
        ZaakActor="ZaakActor",
        Besluit="Besluit",
        Document="Document",
        Kamerstukdossier="Kamerstukdossier",
        VervangenVanuit="Zaak?",
    ),
    "ZaakActor": _needs("ActorNaam Relatie", "ActorFractie ActorAfkorting Functie Verwijderd"),
    "Besluit": _needs(
        "Id BesluitSoort/Soort BesluitTekst/Tekst",
        "StemmingsSoort/StemmingSoort Opmerking Status Verwijderd AgendapuntZaakBesluitVolgorde/Volgorde GewijzigdOp",
        Stemming="Stemming",
        Agendapunt="Agendapunt?",
    ),
    "Agendapunt": _needs("Id", "", Activiteit="Activiteit?"),
    "Activiteit": _needs(
        "Id",
        "Nummer Soort Onderwerp Datum Voortouwnaam/VoortouwCommissieNaam Voortouwafkorting/VoortouwCommissieAfkorting",
        Zaak="Zaak?",
    ),
    "Stemming": _needs("Soort ActorFractie FractieGrootte", "ActorNaam Vergissing Persoon_Id Verwijderd"),
    "Toezegging": _needs(
        "Id Nummer Tekst Status Verwijderd GewijzigdOp/Bijgewerkt",
        "Aanmaakdatum Naam Achternaam Functie Ministerie DatumNakoming KamerbriefNakoming ActiviteitNummer",
        Activiteit="Activiteit?",
        ToegezegdAan="ToegezegdAan??",
        ToegezegdAanPersoon="Persoon??",
        ToegezegdAanFractie="Fractie??",
    ),
    "ToegezegdAan": _needs("", Persoon="Persoon??", Fractie="Fractie??"),
    "Persoon": _needs("", "Roepnaam Tussenvoegsel Achternaam"),
    "Fractie": _needs("", "Afkorting NaamNL"),
}
"""Entities and their attributes and relations, under the tracker's own names."""
