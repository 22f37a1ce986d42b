"""`catalog.jsonld`: the release as a dataset in a catalogue, after DCAT-AP-NL 3.

The profile is that of https://docs.geostandaarden.nl/dcat/dcat-ap-nl30/ : data.overheid.nl harvests it. It asks of a
dataset a title, description, identifier, publisher, contact, access rights and theme, of a distribution an address, a
licence and a format, all as concepts of the European vocabularies.
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
    "adms": "http://www.w3.org/ns/adms#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
VOCABULARY = "http://publications.europa.eu/resource/authority"
LICENCE = "http://creativecommons.org/publicdomain/zero/1.0/deed.nl"
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
    dataset = {
        "@type": "dcat:Dataset",
        "@id": f"{base}#dataset",
        "dct:identifier": f"{base}#dataset",
        "dct:title": _dutch(site["title"]),
        "dct:description": _dutch(" ".join(site["description"].split())),
        "dct:publisher": {"@id": who["@id"]},
        "dct:creator": {"@id": who["@id"]},
        "dct:accessRights": {"@id": f"{VOCABULARY}/access-right/PUBLIC"},
        "dct:language": {"@id": f"{VOCABULARY}/language/NLD"},
        "dct:spatial": {"@id": f"{VOCABULARY}/country/NLD"},
        "dct:source": {"@id": site["source_url"]},
        "dct:issued": _moment(created),
        "dct:modified": _moment(created),
        "dct:license": {"@id": LICENCE},
        "dcat:theme": [{"@id": f"{VOCABULARY}/data-theme/GOVE"}],
        "dcat:keyword": [_dutch(word) for word in ("toezeggingen", "moties", "Kamerstukken", "Staten-Generaal")],
        "dcat:version": version,
        "dcat:contactPoint": {"@type": "vcard:Kind", "vcard:fn": _dutch(publisher), **_contact(contact)},
        "dcat:distribution": [_distribution(base, file, created) for file in files],
    }
    return {
        "@context": CONTEXT,
        "@type": "dcat:Catalog",
        "@id": f"{base}#catalog",
        "dct:title": _dutch(site["title"]),
        "dct:description": _dutch(" ".join(site["description"].split())),
        "dct:publisher": who,
        "dct:license": {"@id": LICENCE},
        "dct:language": {"@id": f"{VOCABULARY}/language/NLD"},
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
        "dct:license": {"@id": LICENCE},
        "dct:format": {"@id": f"{VOCABULARY}/file-type/{FILE_TYPES[file.path.rpartition('.')[2]]}"},
        "dcat:mediaType": {"@id": f"http://www.iana.org/assignments/media-types/{file.media_type}"},
        "dcat:byteSize": {"@type": "xsd:nonNegativeInteger", "@value": str(file.size)},
        "dct:modified": _moment(created),
        "spdx:checksum": {
            "@type": "spdx:Checksum",
            "spdx:algorithm": {"@id": "http://spdx.org/rdf/terms#checksumAlgorithm_sha256"},
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
