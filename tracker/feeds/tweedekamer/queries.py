"""Questions to the Tweede Kamer's OData: which letters, motions and undertakings, in the service's own names."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass
from itertools import product
from typing import Literal

from tracker.feeds.client.dutch_time import midnight
from tracker.feeds.client.odata import Query, Schema, text

Part = Literal["letters", "motions", "undertakings", "meetings"]
PARTS: tuple[Part, ...] = ("letters", "motions", "undertakings", "meetings")
ENTITIES: dict[Part, str] = {
    "letters": "Document", "motions": "Zaak", "undertakings": "Toezegging", "meetings": "Activiteit",
}  # fmt: skip
DATES: dict[Part, str] = {
    "letters": "Datum", "motions": "GestartOp", "undertakings": "Aanmaakdatum", "meetings": "Datum",
}  # fmt: skip
"""The day that `Filter.since` is compared with."""
SUBJECTS: dict[Part, tuple[str, ...]] = {
    "letters": ("Onderwerp", "Titel"), "motions": ("Onderwerp", "Titel"), "undertakings": ("Tekst",),
    "meetings": ("Onderwerp",),
}  # fmt: skip
"""Where `Filter.subject` is looked for."""
GOVERNMENT_KINDS = (
    "Brief regering",
    "Antwoord schriftelijke vragen",
    "Antwoord schriftelijke vragen (nader)",
    "Lijst van vragen en antwoorden",
    "Verslag van een schriftelijk overleg",
    "Nota naar aanleiding van het verslag",
    "Nota naar aanleiding van het (nader) verslag",
    "Nota n.a.v. het verslag",
    "Nota n.a.v. het (nader/tweede nader/enz.) verslag",
    "Memorie van toelichting",
    "Jaarverslag",
    "Mededeling (uitstel antwoord)",
)
"""Kinds of papers in which the government speaks, as `Document.Soort` has them; their attachments come with them."""
_CHANGING_PARTS: dict[Part, str] = {"motions": "Besluit", "letters": "HuidigeDocumentVersie", "meetings": "Agendapunt"}
_KINDS: dict[Part, tuple[str, ...]] = {"letters": GOVERNMENT_KINDS, "motions": ("Motie",)}
"""The parts of which only some kinds are wanted."""
ATTACHMENT = "Bijlage"
LARGEST_TOP = 100
"""`$top` above this is refused with HTTP 400."""
DETAILS = 20
"""Records asked for by their ids in one request: their address stays well under the 8 KB that servers take."""

# what is fetched along with a record: the relations of each entity, in turn with theirs
_ALONG: dict[str, tuple[str, ...]] = {
    "Document": (
        *("Kamerstukdossier", "DocumentActor", "HuidigeDocumentVersie", "Zaak"),
        *("BijlageDocument", "BronDocument"),
    ),
    "Zaak": ("Kamerstukdossier", "ZaakActor", "Besluit", "Document"),
    "Besluit": ("Stemming", "Agendapunt"),
    "Agendapunt": ("Activiteit",),
    "DocumentVersie": ("DocumentPublicatie",),
    "Toezegging": (
        *("Activiteit", "ToegezegdAan", "ToegezegdAanPersoon", "ToegezegdAanFractie", "KamerbriefNakoming"),
        *("IsHerhalingVan", "IsWijzigingVan", "IsAanvullingOp"),
    ),
    "ToegezegdAan": ("Persoon", "Fractie"),
    "Activiteit": ("Agendapunt", "Zaak", "Document"),
}
# a related record in less than full: no more than its own attributes and these relations
_LESS: dict[tuple[str, str], tuple[str, ...]] = {
    ("Document", "Zaak"): (),
    ("Zaak", "Document"): ("HuidigeDocumentVersie",),
    ("Document", "BijlageDocument"): ("DocumentActor", "HuidigeDocumentVersie"),
    ("Document", "BronDocument"): (),
    ("Toezegging", "KamerbriefNakoming"): (),
    ("Agendapunt", "Activiteit"): (),
    ("Toezegging", "Activiteit"): (),
    ("Activiteit", "Agendapunt"): ("Zaak", "Document"),
    ("Activiteit", "Zaak"): ("Kamerstukdossier",),
    ("Activiteit", "Document"): ("Kamerstukdossier",),
    ("Agendapunt", "Zaak"): ("Kamerstukdossier",),
    ("Agendapunt", "Document"): ("Kamerstukdossier",),
    ("Toezegging", "IsHerhalingVan"): (),
    ("Toezegging", "IsWijzigingVan"): (),
    ("Toezegging", "IsAanvullingOp"): (),
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


def count_query(part: Part, schema: Schema, filter: Filter, changed_since: str | None = None) -> Query:
    """The question how many records a part has, with the latest of them. Raises SchemaError."""
    either = ["(" + " or ".join(terms) + ")" for terms in _searches(part, schema, filter) if terms]
    where = _where(part, schema, filter, either, changed_since)
    return _query(part, schema, where, {"$count": "true", "$top": "1"})


def id_queries(part: Part, schema: Schema, filter: Filter, changed_since: str | None = None) -> tuple[Query, ...]:
    """The questions which records a part has: only their ids, the latest change first, to be asked one by one.

    A search in text is one question a term and without a count: with several terms and a count the service took up to
    48 s. What changes while pages are read moves to the front, so that none is passed over. With `changed_since` (a
    moment of an earlier run) only what changed since, with the stubs of what was taken away. Raises SchemaError when
    the service lacks what a filter needs.
    """
    entity = ENTITIES[part]
    select = ",".join(schema.name(entity, name) for name in ("Id", "GewijzigdOp"))
    return tuple(
        _query(part, schema, _where(part, schema, filter, list(terms), changed_since), {"$select": select})
        for terms in product(*(each for each in _searches(part, schema, filter) if each))
    )


def details_query(part: Part, schema: Schema, guids: Sequence[str]) -> Query:
    """The question for whole records by their ids."""
    entity = ENTITIES[part]
    key = schema.name(entity, "Id")
    where = " or ".join(f"{key} eq {guid}" for guid in guids)
    attributes = ",".join(schema.attributes[entity].values())
    options = {"$select": attributes, "$top": str(LARGEST_TOP)}
    return Query(schema.sets[entity], where, _expand(schema, entity, _ALONG[entity]), options=options)


def _query(part: Part, schema: Schema, where: str, options: Mapping[str, str]) -> Query:
    entity = ENTITIES[part]
    order = f"{schema.name(entity, 'GewijzigdOp')} desc,{schema.name(entity, 'Id')}"
    return Query(schema.sets[entity], where, order=order, options={"$top": str(LARGEST_TOP), **options})


def _searches(part: Part, schema: Schema, filter: Filter) -> tuple[list[str], list[str]]:
    """For the subject and for the committee: the conditions of which one is enough, each with one term to look for."""
    return (
        _subject(part, schema, filter.subject) if filter.subject else [],
        _committee(part, schema, filter.committee) if filter.committee else [],
    )


def _where(part: Part, schema: Schema, filter: Filter, searches: list[str], changed_since: str | None) -> str:
    entity = ENTITIES[part]
    deleted, changed = (schema.name(entity, name) for name in ("Verwijderd", "GewijzigdOp"))
    clauses = [f"{deleted} eq false"]
    clauses += [_kind(part, schema, filter.kinds)] if part in _KINDS else []
    clauses += [f"{schema.name(entity, DATES[part])} ge {midnight(filter.since)}"] if filter.since else []
    clauses += [_dossier(part, schema, filter.dossier)] if filter.dossier else []
    where = " and ".join([*clauses, *searches])
    if changed_since is None:
        return where
    either = " or ".join([f"{changed} ge {changed_since}", *_part_changed(part, schema, changed_since)])
    return f"({changed} ge {changed_since} and {deleted} eq true) or (({either}) and {where})"


def _part_changed(part: Part, schema: Schema, since: str) -> list[str]:
    """A motion is voted on, a paper gets its official XML, a meeting its agenda, and their own record stays."""
    entity, relation = ENTITIES[part], _CHANGING_PARTS.get(part, "")
    found = schema.relations[entity].get(relation)
    if found is None or not schema.has(found.target, "GewijzigdOp"):
        return []
    return [_along(schema, entity, (relation,), lambda of, at: f"{at}/{schema.name(of, 'GewijzigdOp')} ge {since}")]


def _kind(part: Part, schema: Schema, kinds: tuple[str, ...]) -> str:
    kinds = (kinds or GOVERNMENT_KINDS) if part == "letters" else _KINDS[part]
    name = schema.name(ENTITIES[part], "Soort")
    return "(" + " or ".join(f"{name} eq {text(kind)}" for kind in kinds) + ")"


def _subject(part: Part, schema: Schema, subject: str) -> list[str]:
    entity = ENTITIES[part]
    fields = SUBJECTS[part]
    names = [schema.name(entity, field) for field in fields if schema.has(entity, field)]
    return [f"contains(tolower({name}),{text(subject.casefold())})" for name in names]


def _dossier(part: Part, schema: Schema, dossier: str) -> str:
    number, _, addition = dossier.partition("-")
    number = re.sub(r"\D", "", number)

    def condition(entity: str, at: str) -> str:
        same = f"{at}/{schema.name(entity, 'Nummer')} eq {number}"
        if addition == "*" or (not addition and not schema.has(entity, "Toevoeging")):
            return same
        extra = f"{at}/{schema.name(entity, 'Toevoeging')}"
        return f"{same} and " + (f"{extra} eq {text(addition)}" if addition else f"({extra} eq null or {extra} eq '')")

    before = {"undertakings": ("Activiteit", "Zaak"), "meetings": ("Zaak",)}.get(part, ())
    path = (*before, "Kamerstukdossier")
    return "(" + _along(schema, ENTITIES[part], path, condition) + ")"


def _committee(part: Part, schema: Schema, committee: str) -> list[str]:
    """The committee in the lead by its abbreviation, and by words of its name."""
    path, name, short = {
        "letters": (("Zaak", "ZaakActor"), "ActorNaam", "ActorAfkorting"),
        "motions": (("ZaakActor",), "ActorNaam", "ActorAfkorting"),
        "undertakings": (("Activiteit",), "Voortouwnaam", "Voortouwafkorting"),
        "meetings": ((), "Voortouwnaam", "Voortouwafkorting"),
    }[part]

    def condition(by_name: bool) -> Callable[[str, str], str]:
        def one(entity: str, at: str) -> str:
            before = f"{at}/" if at else ""
            words = f"contains(tolower({before}{schema.name(entity, name)}),{text(committee.casefold())})"
            said = words if by_name else f"{before}{schema.name(entity, short)} eq {text(committee)}"
            if entity != "ZaakActor":
                return said
            return f"{before}{schema.name(entity, 'Relatie')} eq 'Voortouwcommissie' and {said}"

        return one

    return [_along(schema, ENTITIES[part], path, condition(by_name)) for by_name in (False, True)]


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
