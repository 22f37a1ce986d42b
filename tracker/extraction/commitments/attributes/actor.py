"""Who commits."""

from __future__ import annotations

from tracker.dutch.clauses.actors import may_act
from tracker.dutch.clauses.parse import Parse
from tracker.extraction.commitments.context import Context
from tracker.extraction.commitments.match_phrases import actor_from_possessive
from tracker.extraction.commitments.matches import Match


def actor_of(match: Match, context: Context) -> str | None:
    """Who commits: the subject of the clause, else who the phrase names, else the Dutch side as the sentence has it.

    `ik` for whoever speaks (`persons.actor_shown`).
    """
    subject = match.clause.subject if match.clause is not None else None
    if subject is not None and subject.party == "mixed":
        return f"{subject.name} (waaronder Nederland)"
    name = match.actor
    if (match.clause is None and not match.explicit_actor) or name is None:
        name = _named(match, context.parse) or name or _owner(context.parse)
    return "kabinet (wij)" if name == "wij" else name


_NAMES = frozenset(("nederland", "kabinet", "regering"))


def _owner(parse: Parse) -> str | None:
    """Whose what a sentence speaks of is, `onze inzet`; who is named was looked for before (`_named`)."""
    return actor_from_possessive(" ".join(word for word in parse.words.words if word not in _NAMES))


def _named(match: Match, parse: Parse) -> str | None:
    """The actor a sentence names: subjects first, and the Dutch side alone where the verb has no actor."""
    parties = ("dutch", "mixed", "group") if match.clause is None else ("dutch", "mixed")
    able = [actor for actor in parse.actors if actor.party in parties and may_act(actor, parse.words)]
    subjects = (actor for actor in able if not actor.preposition)
    found = next(subjects, able[0] if able else None)
    return found.name if found else None
