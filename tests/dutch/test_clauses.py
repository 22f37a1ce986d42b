"""The clause of a verb: its finite verb, subject, tense, voice and denial, from word order alone."""

from __future__ import annotations

import pytest

from tracker.dutch.clauses.actors import find_actors
from tracker.dutch.clauses.clause import clause_of, fallback_clause, is_reported
from tracker.dutch.clauses.finite import closing_participle, governor
from tracker.dutch.clauses.others import other_acts
from tracker.dutch.clauses.parse import Parse
from tracker.dutch.clauses.subject import agent_of, finite_beside, has_foreign_agent, subject_of
from tracker.dutch.tokens import tokenise
from tracker.dutch.verbs import FormType


def parsed(sentence: str) -> Parse:
    return Parse(tokenise(sentence))


ACTORS = [
    ("Het kabinet steunt dit.", [("kabinet", "dutch")]),
    ("De minister van Justitie en Veiligheid zegt dit.", [("minister van Justitie en Veiligheid", "dutch")]),
    ("De minister van Duitsland zegt dit.", []),
    ("Bondgenoten, waaronder Nederland, steunen dit.", [("bondgenoten", "mixed"), ("Nederland", "dutch")]),
    ("Sommige lidstaten steunen dit.", []),
    ("Uw Kamer ontvangt een brief.", [("Kamer", "parliament")]),
    ("Slachtofferhulp Nederland steunt dit.", []),
    ("de raad adviseert dit.", []),
    ("Minister Van Engelshoven steunt dit.", [("minister Van Engelshoven", "dutch")]),
    ("De toenmalige minister Koenders steunde dit.", [("minister Koenders", "dutch")]),
    ("Minister van Defensie Ollongren steunt dit.", [("minister van Defensie Ollongren", "dutch")]),
    ("Minister-president Rutte steunt dit.", [("minister-president Rutte", "dutch")]),
    ("Minister Lavrov steunt dit.", []),
    ("De Belgische minister Peeters steunt dit.", []),
    ("OCW en EZ steunen dit.", [("ministerie van OCW", "dutch"), ("ministerie van EZ", "dutch")]),
    ("Dit is ez.", []),
]


@pytest.mark.parametrize(("sentence", "actors"), ACTORS, ids=[row[0] for row in ACTORS])
def test_actors(sentence: str, actors: list[tuple[str, str]]) -> None:
    assert [(actor.name, actor.party) for actor in find_actors(tokenise(sentence))] == actors


SUBJECTS = [
    ("Nederland riep anderen op.", "riep", "Nederland"),
    ("In dat kader riep Nederland anderen op.", "riep", "Nederland"),
    ("Stoltenberg riep Nederland op.", "riep", None),
    ("Dat ik, zoals eerder gemeld, dit heb gevraagd.", "heb", "ik"),
    ("Waarover ik uw Kamer zal informeren.", "zal", "ik"),
    ("Nederland is tegen, bepleit uitstel en steunt dit.", "bepleit", "Nederland"),
]


@pytest.mark.parametrize(("sentence", "finite", "name"), SUBJECTS, ids=[row[0] for row in SUBJECTS])
def test_subject(sentence: str, finite: str, name: str | None) -> None:
    parse = parsed(sentence)
    subject = subject_of(parse, parse.lower.index(finite), animate_object=True)
    assert (subject.name if subject else None) == name


GOVERNORS = [
    ("Ik zal dit onderzoeken.", "onderzoeken", False, ("zal", "future", False)),
    ("Dit wordt onderzocht.", "onderzocht", True, ("wordt", "present", True)),
    ("Dit zal worden onderzocht.", "onderzocht", True, ("zal", "future", True)),
    ("Dat dit onderzocht wordt.", "onderzocht", True, ("wordt", "present", True)),
    ("Ik heb dit onderzocht.", "onderzocht", True, ("heb", "perfect", False)),
    ("Dit is onderzocht.", "onderzocht", True, ("is", "perfect", True)),
    ("Om dit te onderzoeken.", "onderzoeken", False, None),
]


@pytest.mark.parametrize(("sentence", "verb", "participle", "found"), GOVERNORS, ids=[row[0] for row in GOVERNORS])
def test_governor(sentence: str, verb: str, *, participle: bool, found: tuple[str, str, bool] | None) -> None:
    parse = parsed(sentence)
    governed = governor(parse, parse.lower.index(verb), participle=participle)
    assert (governed and (parse.lower[governed[0]], *governed[1:])) == found


CLAUSES: list[tuple[str, str, FormType, tuple[str, str, bool, bool] | None]] = [
    ("Ik onderzoek dit.", "onderzoek", "singular", ("dutch", "present", False, False)),
    ("Ik onderzoek dit niet.", "onderzoek", "singular", ("dutch", "present", False, True)),
    ("Ik onderzoek niet alleen dit.", "onderzoek", "singular", ("dutch", "present", False, False)),
    ("Dit wordt door het kabinet onderzocht.", "onderzocht", "participle", ("dutch", "present", True, False)),
    ("Dit wordt door de gemeente onderzocht.", "onderzocht", "participle", ("other", "present", True, False)),
    ("Dit wordt onderzocht.", "onderzocht", "participle", ("none", "present", True, False)),
    ("Uw Kamer wordt geïnformeerd.", "geïnformeerd", "participle", ("parliament", "present", True, False)),
    ("De betrokken onderdelen.", "betrokken", "participle", None),
    ("Het onderzoek is gestart.", "onderzoek", "singular", None),
]


@pytest.mark.parametrize(("sentence", "verb", "form", "found"), CLAUSES, ids=[row[0] for row in CLAUSES])
def test_clause(sentence: str, verb: str, form: FormType, found: tuple[str, str, bool, bool] | None) -> None:
    parse = parsed(sentence)
    clause = clause_of(parse, parse.lower.index(verb), form)
    assert (clause and (clause.party, clause.tense, clause.passive, clause.negated)) == found


def test_a_verb_no_entry_knows_has_a_clause_too() -> None:
    clause = fallback_clause(parsed("Nederland omarmt deze gedachte."), frozenset(), ())
    assert clause is not None
    assert (clause.party, clause.tense) == ("dutch", "present")
    assert fallback_clause(parsed("De minister van Financiën, W.B. Hoekstra"), frozenset(), ()) is None


def test_what_somebody_else_says_is_reported() -> None:
    parse = parsed("De onderzoekers stellen dat dit onjuist is.")
    assert is_reported(parse, parse.lower.index("onjuist"))
    parse = parsed("Ik stel dat dit onjuist is.")
    assert not is_reported(parse, parse.lower.index("onjuist"))


def test_the_agent_of_a_passive_and_the_participle_that_closes() -> None:
    parse = parsed("Dit is door het kabinet in mei besloten.")
    agent = agent_of(parse, parse.lower.index("is"), parse.lower.index("besloten"))
    assert agent is not None
    assert agent.name == "kabinet"
    assert closing_participle(parse, 1) == parse.lower.index("besloten")


def test_whose_deed_is_read_back_over_the_paragraph() -> None:
    first = parsed("De branche werkt aan een keurmerk.")
    second = Parse(tokenise("Dit keurmerk wordt getoetst."), before=first)
    third = Parse(tokenise("Daarbij wordt ook een meldpunt ingericht."), before=second)
    assert third.experiencer((0, 1)) == "other"
    assert Parse(tokenise("Daarbij richt ik een meldpunt in."), before=second).experiencer((0, 1)) == "government"
    assert Parse(tokenise("Er wordt een meldpunt ingericht."), before=second).experiencer((0, 1)) == "government"
    assert Parse(tokenise("Dit wordt ingericht."), before="Plannen van de branche").experiencer((0, 1)) == "other"


REPORTED = [
    # who says it decides, and whether the main clause has come back
    ("De commissie stelt dat het kabinet dit zal steunen.", True),
    ("Door de sector is aangegeven dat het kabinet dit zal steunen.", True),
    ("De commissie stelt dat dit helpt en het kabinet zal dit steunen.", True),
    ("De commissie stelt dat dit helpt, het kabinet zal dit steunen.", True),
    ("Mocht blijken dat dit helpt, dan zal ik dit steunen.", False),
    ("De commissie stelt dat dit helpt, dan zal ik dit steunen.", False),
    ("De commissie stelt dat dit helpt, maar het kabinet zal dit steunen.", False),
    ("In dat gesprek is aangegeven dat het kabinet dit zal steunen.", False),
    ("Laat ik zeggen dat het kabinet dit zal steunen.", False),
    ("Zoals ik stelde dat het kabinet dit zal steunen.", False),
]


@pytest.mark.parametrize(("sentence", "reported"), REPORTED, ids=[row[0] for row in REPORTED])
def test_what_another_says(sentence: str, reported: bool) -> None:
    parse = parsed(sentence)
    assert is_reported(parse, parse.lower.index("zal")) is reported


DENIED = [
    ("Bekend is dat Nederland geen wapens levert.", "levert", True),
    ("Bekend is dat Nederland geen wapens wil leveren.", "leveren", True),
    ("Dit betekent dat ik de regeling niet verleng.", "verleng", True),
    ("Bekend is dat Nederland niet alleen wapens levert.", "levert", False),
    ("Bekend is dat Nederland wapens levert, en geen geld.", "levert", False),
    ("Dat is geen reden dat Nederland wapens levert.", "levert", False),
]


@pytest.mark.parametrize(("sentence", "verb", "denied"), DENIED, ids=[row[0] for row in DENIED])
def test_what_is_denied_in_a_subordinate_clause(sentence: str, verb: str, denied: bool) -> None:
    parse = parsed(sentence)
    clause = clause_of(parse, parse.lower.index(verb), "infinitive" if verb == "leveren" else "singular")
    assert clause is not None
    assert clause.negated is denied


ATTRIBUTED = [
    ("Dit zal nodig zijn, zo concluderen de onderzoekers.", True),
    ("Dit zal nodig zijn, aldus de inspectie.", True),
    ("Dit zal nodig zijn, stelt de Raad voor Cultuur.", True),
    ("Dit zal nodig zijn, aldus het kabinet.", False),
    ("Dit zal nodig zijn, zo heb ik gezegd.", False),
    ("Dit zal nodig zijn, zo nodig dit jaar.", False),
    ("Dit zal nodig zijn, vindt het kabinet.", False),
    ("Aldus zal dit nodig zijn.", False),
]


@pytest.mark.parametrize(("sentence", "reported"), ATTRIBUTED, ids=[row[0] for row in ATTRIBUTED])
def test_who_is_named_behind_what_he_says(sentence: str, reported: bool) -> None:
    parse = parsed(sentence)
    assert is_reported(parse, parse.lower.index("zal")) is reported


OTHERS_ACT = [
    ("De VN heeft geld vrijgemaakt.", True),
    ("De VN heeft vandaag snel Nederland geholpen.", True),
    ("De VN heeft vandaag Nederland geholpen.", False),
    ("Nederland heeft geld vrijgemaakt.", False),
    ("Met de VN heeft Nederland geld vrijgemaakt.", False),
    ("De VN zal geld vrijmaken.", True),
    ("Er zal geld vrijkomen.", False),
    ("De Wereldbank stelt geld beschikbaar.", True),
    ("Hiervoor stelt ook de Wereldbank geld beschikbaar.", True),
    ("Zo nodig zal Gavi dit betalen.", True),
    ("De Bank voor Internationale Betalingen stelt geld beschikbaar.", True),
    ("Duitsland stelt geld beschikbaar.", True),
    ("Duitsland en Nederland stellen geld beschikbaar.", False),
    ("Hiervoor stelt Nederland de Wereldbank geld beschikbaar.", False),
    ("De Nederlandse regering stelt geld beschikbaar.", False),
    ("Hiervoor stelt het kabinet EUR 5 miljoen beschikbaar.", False),
    ("Dit jaar zal EUR 5 miljoen vrijkomen.", False),
    ("De Wereldbank zal worden gesteund.", False),
    ("De steun aan UNICEF stelt veel voor.", False),
    ("Hiervoor stelt Rijkswaterstaat geld beschikbaar.", False),
]


@pytest.mark.parametrize(("sentence", "others"), OTHERS_ACT, ids=[row[0] for row in OTHERS_ACT])
def test_whether_somebody_else_acts(sentence: str, others: bool) -> None:
    assert other_acts(parsed(sentence), ("stelt", "stellen", "steun")) is others


INHERITED = [
    ("Nederland is tegen, omdat het duur is, bepleit uitstel en steunt dit.", "bepleit", None),
    ("Nederland is tegen, bepleit uitstel.", "bepleit", None),
    ("Daarom is Nederland tegen, bepleit uitstel en steunt dit.", "steunt", "Nederland"),
    ("Nederland steunt dit en zal het bepleiten.", "zal", "Nederland"),
    ("Nederland steunt dit maar ook zal het bepleiten.", "zal", "Nederland"),
    ("De raad en wij steunen dit en zullen het bepleiten.", "zullen", "wij"),
    ("Omdat Nederland dit steunt.", "steunt", "Nederland"),
    ("Omdat ook Nederland dit steunt.", "steunt", "Nederland"),
    ("Toen Nederland dit had gesteund, zei de commissie dit.", "had", "Nederland"),
]


@pytest.mark.parametrize(("sentence", "finite", "name"), INHERITED, ids=[row[0] for row in INHERITED])
def test_a_subject_that_stands_further_off(sentence: str, finite: str, name: str | None) -> None:
    parse = parsed(sentence)
    subject = subject_of(parse, parse.lower.index(finite))
    assert (subject.name if subject else None) == name


BESIDE = [
    ("Ik steun dit.", 1),
    ("Dit steun ik.", 1),
    ("Dit werken ik.", None),
    ("Dit steunt het kabinet.", 1),
    ("Dit steunen het kabinet.", None),
    ("Dit steunen de lidstaten.", 1),
    ("Dit steunt de lidstaten.", None),
    ("Dit steunde het kabinet.", 1),
    ("Dit achtte het kabinet.", 1),
    ("Dit zal het kabinet.", 1),
    ("Dat dit het kabinet.", None),
    ("Die steunt het kabinet.", None),
    ("Maar het kabinet steunt.", 3),
    ("Met 2024 het kabinet.", None),
    ("Dit steunt zeker, het kabinet.", None),
]


@pytest.mark.parametrize(("sentence", "finite"), BESIDE, ids=[row[0] for row in BESIDE])
def test_the_finite_verb_beside_a_subject(sentence: str, finite: int | None) -> None:
    parse = parsed(sentence)
    assert finite_beside(parse, parse.actors[0]) == finite


AGENTS = [
    ("Dit wordt door het kabinet onderzocht.", "kabinet", False),
    ("Dit wordt vanuit het kabinet onderzocht.", "kabinet", False),
    ("Dit wordt vanuit de lidstaten onderzocht.", None, False),
    ("Dit wordt onderzocht door de gemeente.", None, True),
    ("Dit wordt door middel van cijfers onderzocht.", None, False),
]


@pytest.mark.parametrize(("sentence", "agent", "foreign"), AGENTS, ids=[row[0] for row in AGENTS])
def test_who_does_what_a_passive_says(sentence: str, agent: str | None, foreign: bool) -> None:
    parse = parsed(sentence)
    at = parse.lower.index("wordt"), parse.lower.index("onderzocht")
    found = agent_of(parse, *at)
    assert (found.name if found else None, has_foreign_agent(parse, *at)) == (agent, foreign)


def test_namesakes_and_pronouns_of_a_document() -> None:
    words = tokenise("De Raad en het kabinet steunen dit.")
    assert [actor.name for actor in Parse(words).actors] == ["Raad", "kabinet"]
    assert [actor.name for actor in Parse(words, namesakes=frozenset(("Raad",))).actors] == ["kabinet"]
    (kabinet,) = parsed("Het kabinet steunt dit.").actors
    assert Parse(tokenise("Hij steunt dit."), kabinet).has_antecedent is True
    assert Parse(tokenise("Men steunt dit."), kabinet).has_antecedent is False
    assert Parse(tokenise("Hij steunt dit.")).has_antecedent is False
    (he,) = Parse(tokenise("Hij steunt dit."), kabinet).actors
    assert (he.name, he.start, he.end, he.preposition) == ("kabinet", 0, 1, None)


NAMED = [
    # words, party, name, preposition, plural
    ("Dit wordt door mij gesteund.", [(3, 4, "dutch", "ik", "door", False)]),
    ("Dit is aan mij gericht.", []),
    (
        "De minister van Economische Zaken en Klimaat zegt dit.",
        [(0, 7, "dutch", "minister van Economische Zaken en Klimaat", None, False)],
    ),
    ("De Raad voor Cultuur zegt dit.", []),
    ("De Raad zegt dit.", [(0, 2, "group", "Raad", None, True)]),
    ("De leden, Nederland incluis, zeggen dit.", [(2, 4, "mixed", "groep", None, True)]),
    (
        "Bondgenoten, waaronder Nederland, zeggen dit.",
        [(0, 1, "mixed", "bondgenoten", None, True), (2, 3, "dutch", "Nederland", "waaronder", False)],
    ),
]


@pytest.mark.parametrize(("sentence", "actors"), NAMED, ids=[row[0] for row in NAMED])
def test_an_actor_with_all_that_is_known_of_it(sentence: str, actors: list[tuple[object, ...]]) -> None:
    found = find_actors(tokenise(sentence))
    assert [(a.start, a.end, a.party, a.name, a.preposition, a.plural) for a in found] == actors
