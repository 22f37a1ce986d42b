"""OData 4 as far as the Tweede Kamer uses it: the service's description of itself, queries, and pages of records.

Names are taken from `$metadata` and compared without case, underscores and the like, with known other names as a
second try, so that a renamed attribute is found or else named in the complaint. [OData JSON Format 4.01, 4.5]
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from tracker.feeds.client.errors import ResponseError, SchemaError
from tracker.feeds.client.markup import local, parse

Record = dict[str, Any]


@dataclass(frozen=True, slots=True)
class EntityType:
    """What the service says of one kind of record: attributes, and relations with (target, many)."""

    name: str
    attributes: frozenset[str]
    relations: Mapping[str, tuple[str, bool]]


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One name the tracker reads: `names[0]` is its own name, the rest are other names it has had."""

    names: tuple[str, ...]
    required: bool = True
    target: str = ""
    """For a relation: the kind of record at the other end."""
    optional_silently: bool = False
    """Say nothing when it is missing: only some editions have it."""


@dataclass(frozen=True, slots=True)
class Relation:
    """A relation as the service has it."""

    name: str
    target: str
    many: bool


@dataclass(frozen=True, slots=True)
class Schema:
    """The service's names for what the tracker reads; `notes` tells what is missing or renamed."""

    sets: Mapping[str, str]
    attributes: Mapping[str, Mapping[str, str]]
    relations: Mapping[str, Mapping[str, Relation]]
    notes: tuple[str, ...] = ()

    def has(self, entity: str, name: str) -> bool:
        """Whether the service has an attribute or a relation under any of its known names."""
        return name in self.attributes.get(entity, {}) or name in self.relations.get(entity, {})

    def name(self, entity: str, name: str) -> str:
        """The service's name of an attribute or relation. Raises SchemaError."""
        found = self.attributes.get(entity, {}).get(name)
        if found is None and name in self.relations.get(entity, {}):
            found = self.relations[entity][name].name
        if found is None:
            raise SchemaError("OData", (f"{entity}.{name}, which this filter needs, is no longer there",))
        return found

    def plain(self, entity: str, record: object) -> Record:
        """A record under the tracker's own names, with the records it is related to (one or many as a list)."""
        if not isinstance(record, dict):
            raise ResponseError(
                "OData",
                f"a {entity} is no object but {type(record).__name__}",
                f"een {entity} is geen object maar {type(record).__name__}",
            )
        out: Record = {own: record[name] for own, name in self.attributes.get(entity, {}).items() if name in record}
        for own, relation in self.relations.get(entity, {}).items():
            value = record.get(relation.name)
            if value is not None:
                many = value if isinstance(value, list) else [value]
                out[own] = [self.plain(relation.target, item) for item in many if isinstance(item, dict)]
        return out


@dataclass(frozen=True, slots=True)
class Page:
    """One page of an answer: records as sent, and the address of the next page."""

    records: tuple[Record, ...]
    next: str | None
    count: int | None = None


@dataclass(frozen=True, slots=True)
class Query:
    """A question to one entity set; every part is in the service's own names."""

    entity_set: str
    where: str = ""
    expand: tuple[str, ...] = ()
    order: str = ""
    options: Mapping[str, str] = field(default_factory=dict)

    def url(self, base: str) -> str:
        """The address that asks it. `base` is the address of the service."""
        parts = {"$filter": self.where, "$orderby": self.order, "$expand": ",".join(self.expand), **self.options}
        asked = encode({key: value for key, value in parts.items() if value})
        return f"{base.rstrip('/')}/{self.entity_set}" + (f"?{asked}" if asked else "")


def encode(asked: Mapping[str, str]) -> str:
    """The query part of an address, readable: only what must be is escaped."""
    return urlencode(asked, safe="$(),'=/:;")


@lru_cache(4096)
def fold(name: str) -> str:
    """A name as names are compared: `Persoon_Id`, `persoonId` and `PersoonID` are one."""
    return "".join(char for char in name.casefold() if char.isalnum())


def read_metadata(data: bytes, where: str) -> tuple[dict[str, EntityType], dict[str, str]]:
    """The kinds of records by name, and the entity set of each. Raises ResponseError."""
    types: dict[str, EntityType] = {}
    sets: dict[str, str] = {}
    root = parse(data, where)
    for element in root.iter():
        kind, name = local(element.tag), element.get("Name", "")
        if kind == "EntityType":
            attributes = frozenset(e.get("Name", "") for e in element if local(e.tag) == "Property")
            relations = {
                e.get("Name", ""): _target(e.get("Type", "")) for e in element if local(e.tag) == "NavigationProperty"
            }
            types[name] = EntityType(name, attributes, relations)
        elif kind == "EntitySet":
            sets[element.get("EntityType", "").rpartition(".")[2]] = name
    if not types:
        raise ResponseError(
            where,
            "names no kinds of records: is this the $metadata of an OData service?",
            "noemt geen soorten records: is dit de $metadata van een OData-dienst?",
        )
    return types, sets


def bind(data: bytes, where: str, specs: Mapping[str, Mapping[str, FieldSpec]]) -> Schema:
    """Find what is needed in a service's `$metadata`. Raises SchemaError naming every required thing it lacks."""
    types, sets = read_metadata(data, where)
    by_name = {fold(name): kind for name, kind in types.items()}
    own = {fold(entity): entity for entity in specs}
    found_sets: dict[str, str] = {}
    attributes: dict[str, dict[str, str]] = {}
    relations: dict[str, dict[str, Relation]] = {}
    missing: list[str] = []
    notes: list[str] = []
    for entity, fields in specs.items():
        kind = by_name.get(fold(entity))
        if kind is None:
            required = any(spec.required for spec in fields.values())
            if required or not all(spec.optional_silently for spec in fields.values()):
                (missing if required else notes).append(f"no entity {entity}{_nearest(entity, types)}")
            continue
        found_sets[entity] = sets.get(kind.name, kind.name)
        attributes[entity], relations[entity] = {}, {}
        for spec in fields.values():
            found = _find(spec, (*kind.attributes, *kind.relations))
            if found is None:
                line = f"{entity} has no {spec.names[0]}{_nearest(spec.names[0], (*kind.attributes, *kind.relations))}"
                if spec.required or not spec.optional_silently:
                    (missing if spec.required else notes).append(line)
                continue
            if fold(found) != fold(spec.names[0]):
                notes.append(f"{entity}.{spec.names[0]} is now called {found}")
            if found in kind.relations:
                target, many = kind.relations[found]
                relations[entity][spec.names[0]] = Relation(found, spec.target or own.get(fold(target), target), many)
            else:
                attributes[entity][spec.names[0]] = found
    if missing:
        remedy = "put the new name in tracker/feeds/tweedekamer/names.py, or ask the older service with --base"
        raise SchemaError(where, (*missing, remedy))
    return Schema(found_sets, attributes, relations, tuple(notes))


def read_page(body: bytes, where: str) -> Page:
    """One page of records: `{"value": [...], "@odata.nextLink": ...}`, or a bare array. Raises ResponseError."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError) as error:
        raise ResponseError(where, f"no complete JSON ({error})", f"geen complete JSON ({error})") from error
    if isinstance(found, list):
        found = {"value": found}
    if isinstance(found, dict) and isinstance(found.get("error"), dict):
        raise ResponseError(where, *_service_error(found["error"]))
    if not isinstance(found, dict) or not isinstance(found.get("value"), list):
        raise ResponseError(where, "no list of records in the answer", "geen lijst met records in het antwoord")
    following = found.get("@odata.nextLink", found.get("@nextLink"))
    count = found.get("@odata.count", found.get("@count"))
    return Page(
        tuple(item for item in found["value"] if isinstance(item, dict)),
        following if isinstance(following, str) else None,
        count if isinstance(count, int) else None,
    )


def _service_error(error: Mapping[str, object]) -> tuple[str, str]:
    """The service's own words for a refusal, in English and Dutch."""
    said = error.get("message")
    return f"the service says: {said or 'an error'}", f"de dienst zegt: {said or 'een fout'}"


def text(value: str) -> str:
    """A string in a query: `'Van ''t Hek'`."""
    return "'" + value.replace("'", "''") + "'"


def _target(kind: str) -> tuple[str, bool]:
    many = kind.startswith("Collection(")
    return kind.removeprefix("Collection(").removesuffix(")").rpartition(".")[2], many


def _find(spec: FieldSpec, names: tuple[str, ...]) -> str | None:
    folded = {fold(name): name for name in names}
    return next((folded[fold(name)] for name in spec.names if fold(name) in folded), None)


def _nearest(name: str, names: object) -> str:
    near = get_close_matches(name, sorted(str(each) for each in names), n=2, cutoff=0.6)  # type: ignore[attr-defined]
    return f" (near: {', '.join(near)})" if near else ""
