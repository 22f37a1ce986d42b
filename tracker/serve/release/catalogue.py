"""`catalog.jsonld`: the release as a dataset in a catalogue, after DCAT-AP-NL 3.

The profile is that of https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/ : data.overheid.nl harvests it. It asks of a
catalogue a publisher and a contact, of a dataset a title, description, identifier, publisher, contact, access rights
and theme, of a distribution an address, a licence and a format, all as concepts of the European vocabularies. DCAT-AP
3, on which it stands, asks the class of each; who reads the file alone can't look them up, so the file says them.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tracker.serve import schema
from tracker.serve.release.files import File

CONTEXT = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dct": "http://purl.org/dc/terms/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "spdx": "http://spdx.org/rdf/terms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
}
VOCABULARY = "http://publications.europa.eu/resource/authority"
LICENCE = {"@type": "dct:LicenseDocument", "@id": "http://creativecommons.org/publicdomain/zero/1.0/deed.nl"}
THEME = {
    "@type": "skos:Concept",
    "@id": f"{VOCABULARY}/data-theme/GOVE",
    "skos:prefLabel": {"@language": "nl", "@value": "Overheid en publieke sector"},
}
DUTCH = {"@type": "dct:LinguisticSystem", "@id": f"{VOCABULARY}/language/NLD"}
FILE_TYPES = {"csv": "CSV", "json": "JSON", "jsonl": "JSON", "jsonld": "JSON_LD", "db": "SQLITE"}


def catalogue(
    base: str, publisher: str, contact: str, version: str, created: str, files: Iterable[File]
) -> dict[str, Any]:
    """A catalogue of one dataset, with a distribution for each file.

    `base` is the address of the folder of the release, `publisher` the name of who publishes it, `contact` a web or
    mail address, `created` a moment.
    """
    site = schema.site()
    base = base.rstrip("/")
    who = {"@type": "foaf:Agent", "@id": f"{base}#publisher", "foaf:name": _dutch(publisher)}
    point = {"@type": "vcard:Kind", "@id": f"{base}#contact", "vcard:fn": _dutch(publisher), **_contact(contact)}
    dataset = {
        "@type": "dcat:Dataset",
        "@id": f"{base}#dataset",
        "dct:identifier": f"{base}#dataset",
        "dct:title": _dutch(site["title"]),
        "dct:description": _dutch(" ".join(site["description"].split())),
        "dct:publisher": {"@id": who["@id"]},
        "dct:creator": {"@id": who["@id"]},
        "dct:accessRights": {"@type": "dct:RightsStatement", "@id": f"{VOCABULARY}/access-right/PUBLIC"},
        "dct:language": DUTCH,
        "dct:spatial": {"@type": "dct:Location", "@id": f"{VOCABULARY}/country/NLD"},
        "dct:provenance": {
            "@type": "dct:ProvenanceStatement",
            "rdfs:label": _dutch(site["source"]),
            "rdfs:seeAlso": {"@id": site["source_url"]},
        },
        "dct:issued": _moment(created),
        "dct:modified": _moment(created),
        "dct:license": LICENCE,
        "dcat:theme": [THEME],
        "dcat:keyword": [_dutch(word) for word in ("toezeggingen", "moties", "Kamerstukken", "Staten-Generaal")],
        "dcat:version": version,
        "dcat:landingPage": {"@type": "foaf:Document", "@id": f"{base}/"},
        "dcat:contactPoint": {"@id": point["@id"]},
        "dcat:distribution": [_distribution(base, file, created) for file in files],
    }
    return {
        "@context": CONTEXT,
        "@type": "dcat:Catalog",
        "@id": f"{base}#catalog",
        "dct:title": _dutch(site["title"]),
        "dct:description": _dutch(" ".join(site["description"].split())),
        "dct:publisher": who,
        "dct:creator": {"@id": who["@id"]},
        "dcat:contactPoint": point,
        "dct:license": LICENCE,
        "dct:language": DUTCH,
        "dct:modified": _moment(created),
        "dcat:dataset": [dataset],
    }


def _distribution(base: str, file: File, created: str) -> dict[str, Any]:
    address = f"{base}/{file.path}"
    return {
        "@type": "dcat:Distribution",
        "@id": address,
        "dct:title": _dutch(file.title),
        "dcat:accessURL": {"@id": address},
        "dcat:downloadURL": {"@id": address},
        "dct:license": LICENCE,
        "dct:language": DUTCH,
        "dct:format": {
            "@type": "dct:MediaTypeOrExtent",
            "@id": f"{VOCABULARY}/file-type/{FILE_TYPES[file.path.rpartition('.')[2]]}",
        },
        "dcat:mediaType": {
            "@type": "dct:MediaType",
            "@id": f"http://www.iana.org/assignments/media-types/{file.media_type}",
        },
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "dct:modified": _moment(created),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {
                "@type": "spdx:ChecksumAlgorithm",
                "@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256",
            },
            "spdx:checksumValue": {"@type": "xsd:hexBinary", "@value": file.sha256},
        },
    }


def _contact(address: str) -> dict[str, Any]:
    if "@" in address and "://" not in address:
        return {"vcard:hasEmail": {"@id": f"mailto:{address.removeprefix('mailto:')}"}}
    return {"vcard:hasURL": {"@id": address}}


def _dutch(text: str) -> dict[str, str]:
    return {"@language": "nl", "@value": text}


def _moment(created: str) -> dict[str, str]:
    return {"@type": "xsd:dateTime", "@value": created}
