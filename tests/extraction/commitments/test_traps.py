"""What looks like a commitment and is none, or is another: who speaks, to whom, and what is denied."""

from __future__ import annotations

import pytest

from tracker import extract
from tracker.documents import read_text
from tracker.extraction import extract_document
from tracker.extraction.commitments import DEFAULT_THRESHOLD
from tracker.models import Commitment


def found(text: str) -> list[Commitment]:
    """The shown commitments of a letter with this text."""
    rows = extract_document(read_text(text)).commitments
    return [row for row in rows if row.confidence >= DEFAULT_THRESHOLD]


KINDS = [
    (
        "Nederland heeft in een eerder stadium EUR 100 miljoen steun toegezegd aan het trustfund voor Oekraïne.",
        {"pledge"},
    ),
    ("Ik heb uw Kamer in het debat toegezegd dit te onderzoeken.", {"undertaking"}),
    ("Bondgenoten reageerden daarop met de toezegging nieuwe mogelijkheden te verkennen.", {"agreement"}),
    ("In dat kader riep Nederland andere bondgenoten op meer bij te dragen.", {"position"}),
    ("Alle bondgenoten besteden structureel minimaal 2% van het bbp aan defensie.", {"agreement"}),
    ("Veel bondgenoten, waaronder Nederland, benadrukten dat de toekomst van Oekraïne in de NAVO ligt.", {"position"}),
    (
        "Conform verzoek van de commissie zal het kabinet uw Kamer tijdig voorafgaand aan de top informeren.",
        {"undertaking"},
    ),
    ("Ik zal deze regeling niet aanpassen.", {"position"}),
    ("De Nederlandsche Regeering heeft aangedrongen op spoed, zoodat dit geregeld wordt.", {"position"}),
    ("De ondergeteekende zal den Minister van Financiën hierom verzoeken.", {"action"}),
    ("Ik ben van meening dat deze regeling voldoet.", {"position"}),
    ("Het ligt in het voornemen van de Regering dit ontwerp nog dit jaar in te dienen.", {"action"}),
    ("Vervolgens riep Nederland de bondgenoten op meer bij te dragen.", {"position"}),
    ("Ik verwacht deze wijzigingen in 2024 in consultatie te kunnen brengen.", {"action"}),
    ("Het kabinet verwacht het wetsvoorstel dit najaar in te dienen.", {"action"}),
    ("Ik verwacht dat het onderzoek in mei is afgerond.", {"position"}),
    ("Bij de wijziging zal nauwe afstemming plaatsvinden met het ministerie.", {"action"}),
    ("Tot slot zal er een verkenning plaatsvinden naar de knelpunten.", {"action"}),
    ("Daar zet ik onder andere op in via de gebiedsgerichte aanpak.", {"position"}),
    ("De minister van Financiën is voornemens de wet aan te passen.", {"action"}),
    ("Ik onderzoek of hiervoor 5 miljoen euro kan worden vrijgemaakt.", {"action"}),
    ("In het voorjaar zal worden bezien of het bedrag met 2 miljoen euro kan worden aangevuld.", {"action"}),
    ("Waar mogelijk roept het kabinet de bank op om met de sector samen te werken.", {"position"}),
    ("Indien nodig roept Nederland andere landen op meer bij te dragen.", {"position"}),
    ("Zo verschaft Nederland 40 miljoen euro aan de bank.", {"pledge"}),
    ("Het kabinet heeft voor 2023 een reservering van 2 miljoen euro gemaakt.", {"pledge"}),
    ("Nederland ondersteunt dit initiatief.", {"position"}),
    ("Het kabinet ondersteunt de intrekking van deze richtlijn.", {"position"}),
    ("Met zijn lidmaatschap draagt Nederland bij aan meer slagkracht van de bank.", {"position"}),
    ("Hiermee dragen we bij aan een zorgeloze middag voor alle leerlingen.", {"position"}),
    ("Nederland draagt met zes fregatten bij aan de operatie.", {"pledge"}),
    ("Hierin moeten we ook voorbereid zijn op zware scenario's.", {"position"}),
    ("Ik deel de opvatting van de bond dat deze opgave samen met de sector moet worden opgepakt.", {"position"}),
    ("Ik zie nog andere redenen om hier iets aan te doen.", {"position"}),
    ("Het budget voor deze regeling bedraagt 5 miljoen euro.", {"pledge"}),
    ("Daarom willen we dat er voldoende slagkracht is om in de regio te blijven investeren.", {"position"}),
    ("Vandaar dat we opnieuw voornemens zijn om mee te doen met een compagnie.", {"action"}),
    ("In het overleg zal hier aandacht aan worden geschonken.", {"action"}),
    ("Nederland zet in op opleiding en draagt zo bij aan het verminderen van armoede.", {"position"}),
    ("Nederland draagt 3 miljoen euro bij aan het verminderen van armoede.", {"pledge"}),
    ("Ik zie onvoldoende aanknopingspunten om de regeling te verruimen.", {"position"}),
    ("Op basis van het advies bepaal ik de vervolgstappen.", {"action"}),
    ("Op dit moment voer ik gesprekken met de provincies.", {"action"}),
    ("Er wordt extra capaciteit vrijgemaakt voor dit programma.", {"action"}),
    ("Doel hiervan is dat we tot duidelijke afspraken komen.", {"position"}),
    ("We verwachten de Kamer dit najaar te kunnen informeren.", {"undertaking"}),
    ("Met deze brief voldoe ik aan het verzoek van de commissie om een reactie.", {"undertaking"}),
    ("Nederland levert geen wapens en munitie aan deze strijdgroepen.", {"position"}),
    ("Ik heb deze motie in uitvoering genomen.", {"motion"}),
    ("Een aantal lidstaten, waaronder Nederland, sprak teleurstelling uit over de uitkomst.", {"position"}),
    ("Mocht blijken dat dit helpt, dan zal ik de regeling aanpassen.", {"action"}),
    ("Ik heb er bij mijn collega op aangedrongen snel te besluiten.", {"position"}),
    ("Daarvoor trek ik een bedrag van € 700.000 uit, waarmee vissers worden geholpen.", {"pledge"}),
    ("De norm is streng en ik verwacht van scholen dat zij die halen.", {"position"}),
    ("Ook ben ik na signalen die in het debat aan de orde zijn geweest een onderzoek gestart.", {"action"}),
    ("Het kabinet is niet voornemens de regeling te verruimen.", {"position"}),
    ("Ook Nederland is voorstander van dit voorstel.", {"position"}),
    ("Vooral Nederland steunt dit voorstel.", {"position"}),
    ("DAAROM STEUNT NEDERLAND DIT VOORSTEL.", {"position"}),
    ("De onderzoekers stellen dat dit kan, maar dit is onwenselijk.", {"position"}),
    ("Dit is – – – – – – – – – – hard nodig.", {"position"}),
    ("De motie is in uitvoering.", {"motion"}),
    ("De Raad nam conclusies aan waarin de lidstaten zich verbinden tot meer steun aan de Sahel.", {"agreement"}),
    ("Of de mogelijkheden voldoende zijn leg ik voor aan het landelijk overleg.", {"action"}),
    ("Het rapport verschijnt, waarover ik uw Kamer zo spoedig mogelijk nader zal informeren.", {"undertaking"}),
    ("Dit is een vergaande maatregel waar we geen voorstander van zijn.", {"position"}),
    (
        "Dat is de reden dat ik, zoals ik eerder heb gemeld, de inspectie opdracht heb meegegeven dit te bezien.",
        {"action"},
    ),
    ("Nederland kent deze norm, bepleit een ruimer mandaat en gaat daar ver in.", {"position"}),
    ("Ik ben voornemens uw Kamer hierover nader te informeren.", {"undertaking"}),
    ("Daarbij kondigden wij aan uw Kamer in het voorjaar nader te zullen informeren.", {"undertaking"}),
    ("Op de toezegging aan het lid Jansen kom ik later terug.", {"undertaking"}),
    ("Wij treffen voorbereidingen voor de invoering.", {"action"}),
    ("Ik heb onlangs een bureau gecontracteerd om leerkrachten te scholen.", {"action"}),
    ("Daarom is gekozen voor een gefaseerde aanpak.", {"action"}),
    ("De wijziging van het besluit wordt na de zomer aan de Raad van State voorgelegd.", {"action"}),
    ("Nederland heeft in 2014 een project gesteund dat vrouwen helpt.", {"pledge"}),
    ("Ik zal de scholen hierbij ondersteunen.", {"pledge"}),
    ("Het kabinet ondersteunt deze aanbeveling.", {"position"}),
    ("Er is uitvoering gegeven aan bovenstaande motie in de brief van 8 juli.", {"motion"}),
]


@pytest.mark.parametrize(("sentence", "kinds"), KINDS, ids=[row[0][:60] for row in KINDS])
def test_kind(sentence: str, kinds: set[str]) -> None:
    assert {row.kind for row in found(sentence)} == kinds


NOTHING = [
    "Secretaris-generaal Stoltenberg benadrukte dat bondgenoten meer moeten bijdragen.",
    "Stoltenberg riep Nederland op om meer munitie te leveren.",
    "Volgens Stoltenberg moet Nederland meer doen.",
    "De Commissie roept Nederland op de richtlijn om te zetten.",
    "De Raad van State adviseert de regering het voorstel aan te passen.",
    "Nederland heeft nog geen positie ingenomen.",
    "Nederland werd opgeroepen meer te doen.",
    "Het lid Jansen vindt dat het kabinet meer moet doen.",
    "De fractie van de PvdA verzoekt het kabinet om dit te onderzoeken.",
    "De motie verzoekt de regering voor de zomer een plan aan de Kamer te sturen.",
    "verzoekt de regering, zich in te zetten voor een verbod, en gaat over tot de orde van de dag.",
    "Duitsland heeft 500 miljoen euro steun toegezegd aan Oekraïne.",
    "Rusland heeft sancties ingesteld tegen Nederland.",
    "De Raad zal spreken over de steun aan Oekraïne.",
    "Tijdens deze bijeenkomst riep de Turkse president alle landen op om de norm te halen.",
    "Minister Sybiha benadrukte dat meer luchtverdediging urgent nodig is.",
    "Nederland pleitte niet voor een langere termijn.",
    "Kunt u toezeggen dat Nederland bereid is meer te doen?",
    "De leden van de fractie vragen of Nederland bereid is meer te doen.",
    "De gemeente zal de omwonenden voor de zomer informeren.",
    "Hierbij bied ik u het verslag van de bijeenkomst aan.",
    "Ik verwijs u naar het antwoord op vraag 2.",
    "Ik ben bekend met dit bericht.",
    "De rechtbank heeft besloten de zaak aan te houden.",
    "Met deze motie is de regering verzocht een wet voor te bereiden.",
    "De Commissie stelt voor om de termijn met een jaar te verlengen.",
    "De onderzoekers stellen dat dit beeld onjuist is.",
    "Een aantal lidstaten sprak teleurstelling uit over de uitkomst.",
    "Slachtofferhulp Nederland is voorstander van een meldplicht.",
    "De raad constateert dat de openheid groot is.",
    "Het overleg informeert en adviseert de minister van Justitie en Veiligheid.",
    "De Inspectie JenV ziet toe op de naleving.",
    "Het aantal reizigers zal in 2030 zijn verdubbeld.",
    "In België is ervoor gekozen een coördinator aan te stellen.",
    "In het rapport is te lezen dat onderzoekers menen dat dit onjuist is.",
    "De bewoners zijn boos en stellen dat het plan onaanvaardbaar is.",
    "De provincie heeft deze motie uitgevoerd.",
    "Indien deze motie wordt uitgevoerd, stijgen de kosten.",
    "De gemeente is ook voornemens de weg te verbreden.",
    "Het kabinet heeft nog geen definitief standpunt ingenomen.",
    "Hoe ik deze stappen wil zetten, schets ik hieronder.",
    "Ik beschrijf de uitgangspunten van de regeling en de stappen die ik zal zetten.",
    "Ik licht daarbij toe hoe we het beleid willen aanpassen.",
    "Zoals aangekondigd geef ik hieronder mijn reactie op de aanbevelingen.",
    "Een voorwaarde voor de invoering is dat ondernemers zekerheid krijgen.",
    "De Commissie verwacht het voorstel dit najaar in te dienen.",
    "Ten derde adviseert de ACVZ het kabinet om het gesprek aan te gaan.",
    "Het is te verwachten dat deze ziekte zich in de toekomst vaker zal manifesteren.",
    "Het postbedrijf dient jaarlijks aan de toezichthouder te rapporteren over de bezorging.",
    "De instelling zal in een plan moeten aantonen dat zij aan de eisen kan voldoen.",
    "Dit kan door sommige ouders als vervelend worden ervaren.",
    "Mocht subsidie worden toegekend, dan staat het de instelling vrij te stoppen.",
    "In dat land worden geen afspraken gemaakt tussen arts en verzekeraar.",
    "Hoeveel vaten er zullen worden afgenomen is niet te overzien.",
    "Daarbij moet opgemerkt worden dat het aantal is gestegen.",
]


@pytest.mark.parametrize("sentence", NOTHING, ids=[row[:60] for row in NOTHING])
def test_nothing(sentence: str) -> None:
    assert found(sentence) == []


def test_a_verdict_in_the_report_of_a_meeting_is_of_who_spoke() -> None:
    letter = "Dit beeld is onjuist.\n"
    report = "Verslag van de Raad Buitenlandse Zaken van 3 april 2024\n\nDit beeld is onjuist.\n"
    assert [row.kind for row in extract(letter).commitments] == ["position"]
    assert extract(report).commitments == ()


def test_a_question_is_others_and_its_answer_is_ours() -> None:
    rows = found(
        "Vraag 1\nHet kabinet vindt dit toch ook onwenselijk?\n\nAntwoord 1\nHet kabinet vindt dit onwenselijk.\n"
    )
    assert [row.quote for row in rows] == ["Het kabinet vindt dit onwenselijk."]


WRITTEN_CONSULTATION = """I Vragen en opmerkingen vanuit de fracties

Vragen en opmerkingen van de leden van de VVD-fractie

Deze leden steunen het voorstel. Nederland moet meer doen. Het kabinet zal dit toch onderzoeken.

II Antwoord / Reactie van de minister

Het kabinet steunt het voorstel. Ik zal uw Kamer voor de zomer informeren.
"""

ANNOTATED_AGENDA = """GEANNOTEERDE AGENDA RAAD BUITENLANDSE ZAKEN

Oekraïne

De Raad zal spreken over de steun aan Oekraïne. Nederland zal pleiten voor een ambitieus pakket.
"""

FICHE = """Fiche: Verordening batterijen

2. Essentie voorstel

a) Inhoud voorstel

De Commissie zet zich in voor inzameling. Nederland zal verslag doen van de cijfers.

b) Impact assessment Commissie

Het kabinet zal kosten maken.

3. Nederlandse positie ten aanzien van het voorstel

b) Beoordeling + inzet ten aanzien van dit voorstel

Het kabinet verwelkomt het voorstel. Nederland zal pleiten voor hogere doelen.

c) Eerste inschatting van krachtenveld

Nederland verwacht dat de lidstaten het voorstel steunen.
"""

PAPERS = [
    (WRITTEN_CONSULTATION, ["Het kabinet steunt het voorstel.", "Ik zal uw Kamer voor de zomer informeren."]),
    (ANNOTATED_AGENDA, ["Nederland zal pleiten voor een ambitieus pakket."]),
    (FICHE, ["Het kabinet verwelkomt het voorstel.", "Nederland zal pleiten voor hogere doelen."]),
]


@pytest.mark.parametrize(("paper", "quotes"), PAPERS, ids=["written consultation", "annotated agenda", "fiche"])
def test_sections_of_others_are_silent(paper: str, quotes: list[str]) -> None:
    assert [row.quote for row in found(paper)] == quotes


def test_old_spelling_is_quoted_as_it_stands() -> None:
    [row] = found("De Regeering is van oordeel, dat zoodanige maatregel niet noodig is.")
    assert (row.kind, row.actor) == ("position", "regering")
    assert row.quote == "De Regeering is van oordeel, dat zoodanige maatregel niet noodig is."


def test_a_pronoun_stands_for_who_was_named() -> None:
    rows = found("De minister van Buitenlandse Zaken sprak met zijn collega. Hij pleitte voor een snelle toetreding.")
    assert [(row.actor, row.stance) for row in rows] == [("minister van Buitenlandse Zaken", "pleiten")]


def test_two_commitments_of_different_kinds_are_two_rows() -> None:
    rows = found("Nederland riep op tot de-escalatie en stelde 10 miljoen euro beschikbaar voor het fonds.")
    assert {row.kind for row in rows} == {"position", "pledge"}


def test_an_office_is_named_with_its_department() -> None:
    [row] = found("De Minister van JenV zal dit onderzoeken.")
    assert row.actor == "minister van JenV"


def test_the_occasion_of_a_promise_is_no_deadline() -> None:
    [row] = found("Zoals ik tijdens het commissiedebat heb toegezegd, kom ik voor de zomer met een voorstel.")
    assert row.deadline is not None
    assert (row.status, row.deadline.text) == ("open", "voor de zomer")
    [row] = found("Ik heb tijdens het tweeminutendebat toegezegd dit te onderzoeken.")
    assert row.deadline is None


def test_attributes_of_a_pledge() -> None:
    [row] = found("Het kabinet stelt in 2030 maximaal € 20 miljoen beschikbaar voor gemeenten.")
    assert row.amount is not None
    assert (row.kind, row.actor, row.beneficiary) == ("pledge", "kabinet", "gemeenten")
    assert (row.amount.value, row.amount.currency, row.amount.qualifier) == (20e6, "EUR", "maximaal")
    assert row.topic == "gemeenten en provincies"


def test_spans_point_into_the_text() -> None:
    document = read_text(
        "Den Haag, 5 maart 2024\n\nIk zal uw Kamer uiterlijk 1 juli over € 5 miljoen en 2% van het bbp informeren.\n"
    )
    [row] = [row for row in extract_document(document).commitments if row.confidence >= DEFAULT_THRESHOLD]
    assert document.text[row.start : row.end] == row.quote
    assert row.deadline is not None
    assert row.amount is not None
    assert row.percentage is not None
    assert document.text[row.deadline.start : row.deadline.end] == "uiterlijk 1 juli"
    assert document.text[row.amount.start : row.amount.end] == "€ 5 miljoen"
    assert document.text[row.percentage.start : row.percentage.end] == "2%"
    assert row.deadline.date == "2024-07-01"


def test_the_first_person_is_who_signs() -> None:
    letter = (
        "Aan de Voorzitter van de Tweede Kamer der Staten-Generaal\n\nDen Haag, 5 maart 2012\n\n"
        "Ik zal de regeling voor het zomerreces evalueren.\n\n"
        "De staatssecretaris van Infrastructuur en Milieu,\nJ.J. Atsma\n"
    )
    [row] = found(letter)
    assert row.actor is not None
    assert "staatssecretaris van Infrastructuur en Milieu" in row.actor
    assert "Atsma" in row.actor


def test_in_a_debate_only_ministers_commit_the_government() -> None:
    rows = found(
        "De heer Boswijk (CDA):\nIk vind dit onwenselijk en ik zal een motie indienen.\n\n"
        "De voorzitter:\nIk stel voor dat wij schorsen.\n\n"
        "Minister Veldkamp:\nIk vind dit onwenselijk.\n"
    )
    assert [(row.quote, row.section) for row in rows] == [("Ik vind dit onwenselijk.", "Minister Veldkamp:")]
