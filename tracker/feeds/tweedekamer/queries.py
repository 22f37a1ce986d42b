"""Questions to the Tweede Kamer's OData: which letters, motions and undertakings, in the service's own names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Literal

from tracker.feeds.client.dutch_time import midnight
from tracker.feeds.client.odata import Query, Schema, text

Part = Literal["letters", "motions", "undertakings"]
PARTS: tuple[Part, ...] = ("letters", "motions", "undertakings")
ENTITIES: dict[Part, str] = {"letters": "Document", "motions": "Zaak", "undertakings": "Toezegging"}
LETTER_KINDS = ("Brief regering",)
"""Kinds of papers taken for letters when no kind is asked for (`Document.Soort`)."""
_DATES: dict[Part, str] = {"letters": "Datum", "motions": "GestartOp", "undertakings": "Aanmaakdatum"}

# what is fetched along with a record: the relations of each entity, in turn with theirs
_ALONG: dict[str, tuple[str, ...]] = {
    "Document": ("Kamerstukdossier", "DocumentActor", "HuidigeDocumentVersie", "Zaak"),
    "Zaak": ("Kamerstukdossier", "ZaakActor", "Besluit", "Document"),
    "Besluit": ("Stemming", "Agendapunt"),
    "Agendapunt": ("Activiteit",),
    "DocumentVersie": ("DocumentPublicatie",),
    "Toezegging": ("Activiteit", "ToegezegdAan", "ToegezegdAanPersoon", "ToegezegdAanFractie", "KamerbriefNakoming"),
    "ToegezegdAan": ("Persoon", "Fractie"),
}
# a related record in less than full: no more than its own attributes and these relations
_LESS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Document", "Zaak"): (),
    ("Zaak", "Document"): ("HuidigeDocumentVersie",),
    ("Toezegging", "KamerbriefNakoming"): (),
}


@dataclass(frozen=True, slots=True)
class Filter:
    """Which records are wanted; what is None or empty does not count. `since` is a day, `2024-01-01`."""

    committee: str | None = None
    """Abbreviation (`BuZa`) or part of the name of the committee in the lead."""
    dossier: str | None = None
    """`28676`, `21501-02`, `35300-XV`; `36600-*` for a dossier with all its additions."""
    subject: str | None = None
    """Words that stand in the subject or title."""
    kinds: tuple[str, ...] = ()
    since: str | None = None

    def key(self) -> str:
        """The filter as one line, the same for the same filter."""
        return json.dumps({k: v for k, v in asdict(self).items() if v}, sort_keys=True, ensure_ascii=False)


def of_key(key: str) -> Filter:
    """The filter that `Filter.key` gave."""
    found = json.loads(key)
    return Filter(**{**found, "kinds": tuple(found.get("kinds", ()))})


def query(part: Part, schema: Schema, filter: Filter, changed_since: str | None = None) -> Query:
    """The question for one part of the feed.

    The latest change comes first: what changes while pages are read moves to the front, so that none is passed over.
    With `changed_since` (a moment of an earlier run) only what changed since, with the stubs of what was taken away.
    Raises SchemaError when the service lacks what a filter specs.
    """
    entity = ENTITIES[part]
    deleted, changed, key = (schema.name(entity, name) for name in ("Verwijderd", "GewijzigdOp", "Id"))
    clauses = [f"{deleted} eq false"]
    clauses += [_kind(part, schema, filter.kinds)] if part != "undertakings" else []
    clauses += [f"{schema.name(entity, _DATES[part])} ge {midnight(filter.since)}"] if filter.since else []
    clauses += [_subject(part, schema, filter.subject)] if filter.subject else []
    clauses += [_dossier(part, schema, filter.dossier)] if filter.dossier else []
    clauses += [_committee(part, schema, filter.committee)] if filter.committee else []
    where = " and ".join(clauses)
    if changed_since is not None:
        either = " or ".join([f"{changed} ge {changed_since}", *_part_changed(part, schema, changed_since)])
        where = f"({changed} ge {changed_since} and {deleted} eq true) or (({either}) and {where})"
    return Query(schema.sets[entity], where, _expand(schema, entity, _ALONG[entity]), f"{changed} desc,{key}")


def _part_changed(part: Part, schema: Schema, since: str) -> list[str]:
    """A motion is voted on, a paper gets its official XML, without a change of the case or the paper itself."""
    entity, relation = ENTITIES[part], {"motions": "Besluit", "letters": "HuidigeDocumentVersie"}.get(part, "")
    found = schema.relations[entity].get(relation)
    if found is None or not schema.has(found.target, "GewijzigdOp"):
        return []
    return [_along(schema, entity, (relation,), lambda of, at: f"{at}/{schema.name(of, 'GewijzigdOp')} ge {since}")]


def _kind(part: Part, schema: Schema, kinds: tuple[str, ...]) -> str:
    kinds = (kinds or LETTER_KINDS) if part == "letters" else ("Motie",)
    name = schema.name(ENTITIES[part], "Soort")
    return "(" + " or ".join(f"{name} eq {text(kind)}" for kind in kinds) + ")"


def _subject(part: Part, schema: Schema, subject: str) -> str:
    entity = ENTITIES[part]
    fields = ("Tekst",) if part == "undertakings" else ("Onderwerp", "Titel")
    names = [schema.name(entity, field) for field in fields if schema.has(entity, field)]
    return "(" + " or ".join(f"contains(tolower({name}),{text(subject.casefold())})" for name in names) + ")"


def _dossier(part: Part, schema: Schema, dossier: str) -> str:
    number, _, addition = dossier.partition("-")
    number = re.sub(r"\D", "", number)

    def condition(entity: str, at: str) -> str:
        same = f"{at}/{schema.name(entity, 'Nummer')} eq {number}"
        if addition == "*" or (not addition and not schema.has(entity, "Toevoeging")):
            return same
        extra = f"{at}/{schema.name(entity, 'Toevoeging')}"
        return f"{same} and " + (f"{extra} eq {text(addition)}" if addition else f"({extra} eq null or {extra} eq '')")

    path = ("Activiteit", "Zaak", "Kamerstukdossier") if part == "undertakings" else ("Kamerstukdossier",)
    return "(" + _along(schema, ENTITIES[part], path, condition) + ")"


def _committee(part: Part, schema: Schema, committee: str) -> str:
    short, words = text(committee), text(committee.casefold())

    def of_case(entity: str, at: str) -> str:
        name = f"contains(tolower({at}/{schema.name(entity, 'ActorNaam')}),{words})"
        either = f"{at}/{schema.name(entity, 'ActorAfkorting')} eq {short} or {name}"
        return f"{at}/{schema.name(entity, 'Relatie')} eq 'Voortouwcommissie' and ({either})"

    def of_meeting(entity: str, at: str) -> str:
        name = f"contains(tolower({at}/{schema.name(entity, 'Voortouwnaam')}),{words})"
        return f"({at}/{schema.name(entity, 'Voortouwafkorting')} eq {short} or {name})"

    if part == "undertakings":
        return _along(schema, "Toezegging", ("Activiteit",), of_meeting)
    path = ("Zaak", "ZaakActor") if part == "letters" else ("ZaakActor",)
    return _along(schema, ENTITIES[part], path, of_case)


def _along(
    schema: Schema, entity: str, path: tuple[str, ...], condition: Callable[[str, str], str], at: str = ""
) -> str:
    """A condition on what a path of relations leads to, with `any` wherever a relation leads to many."""
    if not path:
        return condition(entity, at)
    own = schema.name(entity, path[0])
    relation = schema.relations[entity][path[0]]
    own = f"{at}/{own}" if at else own
    if not relation.many:
        return _along(schema, relation.target, path[1:], condition, own)
    variable = "abcdef"[len(path)]
    return f"{own}/any({variable}:{_along(schema, relation.target, path[1:], condition, variable)})"


def _expand(schema: Schema, entity: str, along: tuple[str, ...]) -> tuple[str, ...]:
    """What to fetch along, each with only what is read: `Besluit($select=...;$expand=Stemming(...))`."""
    out = []
    for name in along:
        relation = schema.relations.get(entity, {}).get(name)
        if relation is None:
            continue
        attributes = ",".join(schema.attributes.get(relation.target, {}).values())
        further = _LESS.get((entity, name), _ALONG.get(relation.target, ()))
        inner = _expand(schema, relation.target, further)
        options = [f"$select={attributes}"] * bool(attributes) + [f"$expand={','.join(inner)}"] * bool(inner)
        out.append(relation.name + (f"({';'.join(options)})" if options else ""))
    return tuple(out)
