"""`/herkomst/<id>.json`: where a row comes from, from the bytes of the file to the review, as W3C PROV has it.

The form is PROV-JSON (https://www.w3.org/submissions/prov-json/): the file was read, a rule found the row in the text
that this gave, and a reviewer may have looked at it. The names of reviewers are not told.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from datasette.utils import tilde_decode
from datasette.utils.asgi import NotFound, Request, Response

from tracker.serve import private
from tracker.serve.site import links, register

if TYPE_CHECKING:
    from datasette.app import Datasette

ROW = """
SELECT c.id, c.kind, c.quote, c.start, c."end", c.rule, c.confidence, c.first_seen, c.last_seen, c.document_id,
  d.title, d.sha256 AS text_source, d.source, d.extractor_version, d.run_id, d.url AS address
FROM commitments c JOIN documents d ON d.id = c.document_id WHERE c.id = ?
"""
FILES = """
SELECT id, source, format, sha256, bytes, best, reader_version, first_seen FROM renditions
WHERE document_id = ? ORDER BY best DESC, id
"""
RUN = "SELECT started, finished, tracker_version, extractor_version, schema_version FROM runs WHERE id = ?"
REVIEW = "SELECT verdict, reviewed FROM reviews WHERE commitment_id = ?"
PREFIXES = {
    "prov": "http://www.w3.org/ns/prov#",
    "dct": "http://purl.org/dc/terms/",
    "t": "urn:commitment-tracker:",
}

Row = dict[str, Any]


async def page(datasette: Datasette, request: Request) -> Response:
    """Everything a row depends on; 404 in Dutch when there is no such row."""
    db = register.database(datasette)
    for table in ("commitments", "renditions", "runs", "reviews"):
        await register.permit(datasette, request, db, table)
    key = tilde_decode(request.url_vars["id"])
    found = await register.rows(db, ROW, key)
    if not found:
        raise NotFound(f"Er is geen uitspraak met sleutel {key}.")
    row = found[0]
    files = await register.rows(db, FILES, row["document_id"])
    runs = await register.rows(db, RUN, row["run_id"])
    reviews = await register.rows(db, REVIEW, key)
    told = provenance(row, files, runs[0] if runs else {}, reviews[0] if reviews else None)
    return Response(
        json.dumps(told, ensure_ascii=False, indent=2),
        content_type="application/json; charset=utf-8",
        headers={"access-control-allow-origin": "*"},
    )


def provenance(row: Row, files: list[Row], run: Row, review: Row | None) -> Row:
    """The PROV-JSON of one row: `files` are the renditions of its letter, `run` the run that stored it."""
    statement, letter = f"t:statement/{row['id']}", f"t:letter/{row['document_id']}"
    reading, extraction, program = "t:reading", "t:extraction", "t:program"
    told: Row = {
        "prefix": PREFIXES,
        "entity": {
            statement: {
                "prov:type": row["kind"],
                "prov:value": row["quote"],
                "t:start": row["start"],
                "t:end": row["end"],
                "t:rule": row["rule"],
                "t:confidence": row["confidence"],
                "t:first_seen": row["first_seen"],
            },
            letter: {"dct:title": row["title"] or "", **_address(row["address"])},
            **{_file(file): _described(file) for file in files},
        },
        "activity": {
            reading: {"t:reader_version": files[0]["reader_version"] if files else ""},
            extraction: {
                "t:rules_version": row["extractor_version"],
                "prov:startTime": run.get("started") or "",
                "prov:endTime": run.get("finished") or "",
            },
        },
        "agent": {program: {"prov:type": "prov:SoftwareAgent", "t:version": run.get("tracker_version") or ""}},
        "used": {
            **{
                f"_:read{n}": {"prov:activity": reading, "prov:entity": _file(f)}
                for n, f in enumerate(files)
                if f["best"]
            },
            "_:text": {"prov:activity": extraction, "prov:entity": letter},
        },
        "wasGeneratedBy": {
            "_:letter": {"prov:entity": letter, "prov:activity": reading},
            "_:statement": {"prov:entity": statement, "prov:activity": extraction},
        },
        "wasDerivedFrom": {"_:quote": {"prov:generatedEntity": statement, "prov:usedEntity": letter}},
        "wasAssociatedWith": {
            "_:reader": {"prov:activity": reading, "prov:agent": program},
            "_:rules": {"prov:activity": extraction, "prov:agent": program},
        },
    }
    return _reviewed(told, statement, review) if review else told


def _reviewed(told: Row, statement: str, review: Row) -> Row:
    """The same, with what a reviewer said and when."""
    told["activity"]["t:review"] = {"t:verdict": review["verdict"], "prov:endTime": review["reviewed"]}
    told["agent"]["t:reviewer"] = {"prov:type": "prov:Person"}
    told["used"]["_:reviewed"] = {"prov:activity": "t:review", "prov:entity": statement}
    told["wasAssociatedWith"]["_:reviewer"] = {"prov:activity": "t:review", "prov:agent": "t:reviewer"}
    return told


def _file(file: Row) -> str:
    return f"t:file/{file['sha256']}"


def _described(file: Row) -> Row:
    return {
        "dct:source": private.public_source(file["source"]),
        "dct:format": file["format"],
        "t:bytes": file["bytes"],
        "t:sha256": file["sha256"],
    }


def _address(address: object) -> Row:
    return {"dct:identifier": address} if links.is_official(address) else {}
