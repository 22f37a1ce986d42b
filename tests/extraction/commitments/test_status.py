"""How a promise, an act or a gift stands, as its sentence says it."""

from __future__ import annotations

import pytest

from tracker.documents import read_text
from tracker.extraction import extract_document
from tracker.extraction.commitments import DEFAULT_THRESHOLD

BINDING = ("undertaking", "action", "pledge")


# A denied promise is a refusal, or nothing.
DENIED = [
    ("Ik kan niet toezeggen dat uw Kamer voor de zomer wordt geïnformeerd.", ""),
    ("Ik zeg dit niet toe.", ""),
    ("Ik heb dit nooit toegezegd aan uw Kamer.", ""),
    ("Er is geen toezegging gedaan aan uw Kamer.", ""),
    ("Ik zal de Kamer geen brief sturen.", ""),
    ("Ik zal uw Kamer hierover niet nader informeren.", ""),
    ("Een dergelijke toezegging kan ik de Kamer niet doen.", ""),
    ("Ik wil de Kamer hierover geen toezegging doen.", ""),
    ("Dat kan ik uw Kamer niet toezeggen.", ""),
    ("Het kabinet zegt niet toe dat uw Kamer elk kwartaal een brief ontvangt.", ""),
    ("Van een toezegging aan uw Kamer is geen sprake geweest.", ""),
    ("Ik ben niet bereid uw Kamer hierover te informeren.", ""),
    ("Uw Kamer ontvangt hierover geen aparte brief.", ""),
    ("Er komt geen afzonderlijke brief naar uw Kamer.", ""),
    ("Ik zal dit niet aan de Kamer voorleggen.", ""),
    ("Uw Kamer wordt hierover niet apart geïnformeerd.", ""),
    ("Ik beloof de Kamer geen nieuwe rapportage.", ""),
    ("Wij kunnen uw Kamer niet beloven dat het rapport voor de zomer verschijnt.", ""),
    ("De minister heeft nimmer toegezegd de Kamer hierover te berichten.", ""),
    ("Ik voel er niets voor om uw Kamer elk kwartaal een brief te sturen.", ""),
    ("Ik zie geen aanleiding om uw Kamer nader te informeren.", ""),
]

# Money that is not given.
MONEY_DENIED = [
    ("Het kabinet stelt geen 10 miljoen euro beschikbaar.", ""),
    ("Er is geen 10 miljoen euro beschikbaar gesteld.", ""),
    ("Er is niet 5 miljoen maar 3 miljoen euro beschikbaar gesteld.", "pledge announced / pledge fulfilled"),
    ("Nederland draagt niet 4 miljoen euro bij aan het fonds.", ""),
    ("Hiervoor wordt geen extra 20 miljoen euro uitgetrokken.", ""),
    ("Het kabinet heeft hiervoor geen 5 miljoen euro gereserveerd.", ""),
    ("Nederland heeft geen 100 miljoen euro steun toegezegd aan het fonds.", ""),
    ("Er worden geen aanvullende middelen beschikbaar gesteld.", ""),
]

# A promise that waits for something else is open, never fulfilled.
WAITS = [
    (
        "De toezegging kan pas worden nagekomen als de Europese Commissie haar voorstel heeft gepubliceerd.",
        "undertaking open",
    ),
    ("De toezegging kan pas worden afgedaan wanneer het advies is ontvangen.", "undertaking open"),
    ("Deze toezegging kan pas gestand worden gedaan nadat de rechter uitspraak heeft gedaan.", "undertaking open"),
    ("Aan de toezegging kan pas worden voldaan zodra de cijfers bekend zijn.", "undertaking open"),
    ("De toezegging zal pas in 2026 worden nagekomen.", "undertaking open"),
    ("Deze toezeggingen kunnen pas worden nagekomen na afronding van het onderzoek.", "undertaking open"),
    ("De toezegging wordt pas afgedaan als het rapport er is.", "undertaking open"),
]

# Another minister is to take the promise over.
TAKEN_OVER = [
    ("Mijn ambtgenoot van Defensie zal de toezegging overnemen.", "undertaking transferred"),
    ("De minister van Financiën zal deze toezegging overnemen.", "undertaking transferred"),
    ("De staatssecretaris van VWS gaat de toezegging overnemen.", "undertaking transferred"),
    ("Mijn collega van OCW zal de toezegging van mij overnemen.", "undertaking transferred"),
]

# What was promised and not done is never fulfilled.
NOT_DONE = [
    ("Uw Kamer is niet geïnformeerd over de uitkomsten.", " / undertaking not_fulfilled"),
    ("Ik heb uw Kamer hierover abusievelijk niet geïnformeerd.", " / undertaking not_fulfilled"),
    ("Het is helaas niet gelukt de toezegging na te komen.", "undertaking not_fulfilled"),
    ("Het is niet gelukt om deze toezegging aan uw Kamer gestand te doen.", "undertaking not_fulfilled"),
    ("Ik heb de toezegging aan uw Kamer niet kunnen nakomen.", "undertaking not_fulfilled"),
    ("Aan deze toezegging is niet voldaan.", "undertaking not_fulfilled"),
    ("De toegezegde termijn is niet gehaald.", "undertaking not_fulfilled / undertaking open"),
    ("De toezegging aan de Kamer kan niet worden nagekomen.", "undertaking not_fulfilled"),
    ("Aan mijn toezegging kan ik geen gestand doen.", "undertaking not_fulfilled"),
    ("De toezegging om uw Kamer te informeren is door mij niet nagekomen.", "undertaking not_fulfilled"),
    ("Ik heb mijn toezegging aan het lid Van Dijk niet gestand gedaan.", "undertaking not_fulfilled"),
    (
        "De brief is, anders dan ik had toegezegd, niet voor de zomer aan uw Kamer gestuurd.",
        "undertaking not_fulfilled / undertaking open",
    ),
]

# What is late, postponed or not yet done stays open.
LATE = [
    ("Aan de toezegging is nog niet voldaan.", "undertaking open"),
    ("De toezegging is nog niet afgedaan.", "undertaking open"),
    ("De toezegging kan nog niet worden afgedaan.", "undertaking open"),
    ("De toegezegde brief ontvangt u later dan toegezegd, namelijk in oktober.", "undertaking open"),
    ("De toegezegde evaluatie is uitgesteld tot 2026.", "undertaking open"),
    ("Het lukt niet om de toegezegde brief voor de zomer aan uw Kamer te sturen.", "undertaking open"),
    ("Ik heb meer tijd nodig om aan mijn toezegging te voldoen.", "undertaking open"),
    ("Deze toezegging zal ik in het najaar gestand doen.", "undertaking open"),
    ("Ik verwacht deze toezegging voor het einde van het jaar na te komen.", "undertaking open"),
    ("De toezegging staat nog open.", "undertaking open"),
    ("De uitvoering van de toezegging heeft vertraging opgelopen.", "undertaking open"),
    ("In tegenstelling tot wat ik heb toegezegd, ontvangt uw Kamer de brief pas na de zomer.", "undertaking open"),
    ("Het onderzoek dat ik u had toegezegd, is nog niet afgerond.", "undertaking open"),
    (
        "Het is niet haalbaar gebleken de toegezegde brief dit jaar te sturen; u ontvangt deze in januari.",
        "undertaking open",
    ),
]

# What is met in part.
IN_PART = [
    ("Hiermee is deels voldaan aan de toezegging.", "undertaking partly_fulfilled"),
    ("Met deze brief doe ik een deel van de toezegging gestand.", "undertaking partly_fulfilled"),
    ("Aan het eerste deel van de toezegging is voldaan.", "undertaking partly_fulfilled"),
    ("De toezegging is gedeeltelijk nagekomen.", "undertaking partly_fulfilled"),
    ("Hiermee voldoe ik gedeeltelijk aan mijn toezegging aan uw Kamer.", "undertaking partly_fulfilled"),
    ("De toezegging is ten dele afgedaan.", "undertaking partly_fulfilled"),
    ("Met deze brief kom ik een van de twee toezeggingen na, de andere volgt later.", "undertaking partly_fulfilled"),
    ("Aan de toezegging is voor een deel voldaan.", "undertaking partly_fulfilled"),
    ("Hiermee is grotendeels invulling gegeven aan de toezegging.", "undertaking partly_fulfilled"),
    ("Met dit verslag is de toezegging gedeeltelijk afgedaan.", "undertaking partly_fulfilled"),
    ("De toezegging is nog niet volledig nagekomen.", "undertaking partly_fulfilled"),
]

# What another minister takes over.
TRANSFERRED = [
    ("De toezegging is overgedragen aan de minister van SZW.", "undertaking transferred"),
    ("Deze toezegging is overgegaan naar mijn ambtgenoot van SZW.", "undertaking transferred"),
    ("De minister van OCW neemt deze toezegging over.", "undertaking transferred"),
    ("De uitvoering van de toezegging ligt nu bij de minister van BZK.", "undertaking transferred"),
    ("De toezegging is overgenomen door de staatssecretaris van Financiën.", "undertaking transferred"),
    ("De verantwoordelijkheid voor deze toezegging is overgedragen aan SZW.", "undertaking transferred"),
    ("Ik heb deze toezegging overgedragen aan mijn collega van VWS.", "undertaking transferred"),
    ("Deze toezegging valt voortaan onder de verantwoordelijkheid van de minister van LNV.", "undertaking transferred"),
    ("De toezegging wordt verder behandeld door de minister van Justitie en Veiligheid.", "undertaking transferred"),
    ("De toezegging is belegd bij het ministerie van BZK.", "undertaking transferred"),
    ("De afhandeling van de toezegging is overgegaan naar de minister van EZK.", "undertaking transferred"),
]

# What is dropped.
WITHDRAWN = [
    ("De toezegging is komen te vervallen.", "undertaking withdrawn"),
    ("Deze toezegging is daarmee vervallen.", "undertaking withdrawn"),
    ("Ik trek deze toezegging in.", "undertaking withdrawn"),
    ("Ik beschouw de toezegging als vervallen.", "undertaking withdrawn"),
    ("Aan de toezegging wordt geen gevolg meer gegeven.", "undertaking withdrawn"),
    ("Door het kabinetsbesluit is de toezegging achterhaald.", "undertaking withdrawn"),
    ("Ik zie daarom af van de toegezegde evaluatie.", "undertaking withdrawn"),
    ("De toezegging is niet langer aan de orde.", "undertaking withdrawn"),
    ("De toezegging komt hiermee te vervallen.", "undertaking withdrawn"),
    ("De toegezegde evaluatie gaat niet door.", "undertaking withdrawn"),
    ("Deze toezegging wordt ingetrokken.", "undertaking withdrawn"),
    ("De toezegging aan uw Kamer is hiermee niet meer relevant.", "undertaking withdrawn"),
    ("Het aangekondigde onderzoek gaat niet door.", " / action withdrawn"),
    ("Ik zie af van het aangekondigde onderzoek.", " / action withdrawn"),
]

# What was promised before: met now, or still ahead.
RECALLED = [
    ("Zoals ik in oktober toezegde, stuur ik uw Kamer hierbij het rapport.", "undertaking fulfilled"),
    ("Zoals ik in oktober toezegde, zal ik uw Kamer voor de zomer het rapport sturen.", "undertaking open"),
    ("In het debat van 3 maart zegde ik toe te onderzoeken of dit mogelijk is.", "undertaking open"),
    (
        "Tevens informeer ik u over de nieuwe fasering, zoals toegezegd in mijn brief van 9 januari.",
        "undertaking fulfilled",
    ),
    ("Zoals toegezegd informeer ik uw Kamer over de uitkomsten van het onderzoek.", "undertaking fulfilled"),
    ("Conform mijn toezegging zal ik uw Kamer in het najaar nader informeren.", "undertaking open"),
    ("Ik heb in het debat toegezegd dit te onderzoeken.", "undertaking open"),
    ("Uw Kamer is toegezegd dat de evaluatie in 2026 verschijnt.", "undertaking open"),
    ("Zoals eerder toegezegd ontvangt uw Kamer dit najaar een voortgangsbrief.", "undertaking open"),
    ("De toezegging om de regeling te evalueren voer ik volgend jaar uit.", "undertaking open"),
    ("Tijdens het commissiedebat heeft mijn ambtsvoorganger toegezegd de Kamer te berichten.", "undertaking open"),
]

# What is met.
FULFILLED = [
    ("Hiermee doe ik de toezegging gestand.", "undertaking fulfilled"),
    ("Met deze brief voldoe ik aan deze toezegging.", "undertaking fulfilled"),
    ("Ik beschouw de toezegging hiermee als afgedaan.", "undertaking fulfilled"),
    ("De toezegging is afgedaan.", "undertaking fulfilled"),
    ("Door middel van dit schrijven kom ik aan deze toezegging tegemoet.", "undertaking fulfilled"),
    (
        "Graag informeer ik uw Kamer over mijn bezoek aan de haven, dat in september plaatsvond.",
        "undertaking fulfilled",
    ),
    ("Graag informeer ik uw Kamer in mei over de uitkomst.", "undertaking open"),
    ("Tegelijk met deze reactie ontvangt uw Kamer het advies.", "undertaking fulfilled"),
    ("Ik zend u deze brief mede namens de minister van Financiën.", "undertaking fulfilled"),
    ("Tevens informeer ik uw Kamer over de stand van zaken van het traject.", "undertaking fulfilled"),
    ("Graag meld ik uw Kamer dat het onderzoek is afgerond.", "undertaking fulfilled"),
    ("Hiermee kom ik mijn toezegging aan het lid De Vries na.", "undertaking fulfilled"),
    ("De toezegging is met de brief van 3 mei nagekomen.", "undertaking fulfilled"),
    ("Met dit verslag is voldaan aan de toezegging niet te wachten op de evaluatie.", "undertaking fulfilled"),
    (
        "Hiermee beschouw ik deze toezegging, die niet eerder kon worden nagekomen, als afgedaan.",
        "undertaking fulfilled",
    ),
]

# What is only thought of, and what is promised on a condition.
CONDITIONAL = [
    ("Als ik dit zou toezeggen, zou dat verwachtingen wekken.", ""),
    ("Indien ik een toezegging doe, kom ik die na.", ""),
    ("Indien daar aanleiding toe is, zal ik uw Kamer nader informeren.", "undertaking open"),
    ("Mocht de planning wijzigen, dan informeer ik uw Kamer.", "undertaking open"),
    ("Als uw Kamer hierover was geïnformeerd, was dit debat niet nodig geweest.", ""),
    ("Indien ik uw Kamer had geïnformeerd, zou dit anders zijn gelopen.", ""),
    ("Zodra er meer bekend is, informeer ik uw Kamer.", "undertaking open"),
    ("Mits de Raad instemt, zal ik het voorstel aan uw Kamer sturen.", "undertaking open"),
    ("Wanneer een minister de Kamer iets toezegt, moet dat worden nagekomen.", ""),
    ("Als uw Kamer dat wenst, ben ik bereid u nader te informeren.", "undertaking open"),
]

# What a member asked and the letter grants.
READY = [
    ("Ja, ik ben bereid de Kamer voor 1 juli te informeren.", "undertaking open"),
    ("Uw Kamer kan de brief voor de zomer tegemoetzien.", "undertaking open"),
    ("Ik ben bereid u te informeren.", "undertaking open"),
    ("Ja, ik ben bereid te onderzoeken of dit kan.", "undertaking open"),
    ("Ja, daartoe ben ik bereid.", "undertaking open"),
    ("Ja, hiertoe is het kabinet bereid.", "undertaking open"),
    ("Het rapport kunt u in het voorjaar tegemoetzien.", "undertaking open"),
    ("Uw Kamer mag het rapport voor het einde van het jaar verwachten.", "undertaking open"),
    ("In september ontvangt uw Kamer een nieuwe rapportage.", "undertaking open"),
    ("De Kamer kan in oktober een brief verwachten.", "undertaking open"),
    ("Ja, dat zeg ik toe.", "undertaking open"),
    ("Ja, wij zijn bereid om hierover in gesprek te gaan met de sector.", "undertaking open"),
    ("Het kabinet is bereid de Kamer jaarlijks te informeren.", "undertaking open"),
    ("Daartoe ben ik graag bereid.", "undertaking open"),
    ("Nederland is bereid een bijdrage te leveren aan de missie.", ""),
    ("Nee, daartoe ben ik niet bereid.", ""),
]

# What names the cabinet, agrees or stands as a heading and commits the government to nothing.
OTHERS = [
    ("Ik zal de Raad informeren over de uitvoering van de aanbeveling.", "action announced"),
    ("Eind 2026 zal ik de gemeenten over de voortgang op de hoogte brengen.", "action announced"),
    ("Ik zal uw Kamer informeren over de gesprekken met de gemeenten.", "undertaking open"),
    ("Tot slot informeer ik u in het najaar over de uitkomsten.", "undertaking open"),
    ("Er wordt gestuurd op een goede uitvoering binnen afgesproken kaders.", ""),
    ("Deze keuze wordt ook ondersteund door het advies van de raad.", ""),
    ("In de motie wordt het kabinet verzocht een onderzoek te doen.", ""),
    ("Uw Kamer heeft het kabinet verzocht de regeling te herzien.", ""),
    ("Toezegging aan de Kamer", ""),
    ("Standpunt van het kabinet", ""),
    ("Inzet Nederland", ""),
    ("Werkgevers en vakbonden zijn een nieuwe cao overeengekomen.", ""),
    ("De gemeenten zijn het eens over de verdeling.", ""),
    ("De beide ziekenhuizen hebben een convenant ondertekend.", ""),
    ("De commissie adviseert het kabinet de regeling te herzien.", ""),
    ("Het advies is aan het kabinet aangeboden.", ""),
    ("Reactie van het kabinet op het advies", ""),
    ("Beleid van het kabinet", ""),
    ("In het rapport wordt het kabinet opgeroepen meer te doen.", ""),
    ("De val van het kabinet leidde tot nieuwe verkiezingen.", ""),
    ("De leden vragen wat het kabinet van plan is.", ""),
    ("Onder het vorige kabinet steeg de werkloosheid.", ""),
    ("De partijen zijn overeengekomen de huur te verhogen.", ""),
    ("De sociale partners waren het eens over het loonbod.", ""),
    ("De vakbonden hebben overeenstemming bereikt met de werkgever.", ""),
]

CASES = [
    *DENIED,
    *MONEY_DENIED,
    *NOT_DONE,
    *WAITS,
    *TAKEN_OVER,
    *LATE,
    *IN_PART,
    *TRANSFERRED,
    *WITHDRAWN,
    *RECALLED,
    *FULFILLED,
    *CONDITIONAL,
    *READY,
    *OTHERS,
]


def standing(text: str) -> set[str]:
    """Kind and status of the shown rows of a letter that bind the government, as `undertaking open`."""
    rows = extract_document(read_text(text)).commitments
    return {f"{row.kind} {row.status}" for row in rows if row.confidence >= DEFAULT_THRESHOLD and row.kind in BINDING}


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[case[0][:70] for case in CASES])
def test_standing(sentence: str, expected: str) -> None:
    """`expected` is one standing or several of which one is right; empty for no promise, act or gift."""
    right = expected.split(" / ")
    found = standing(sentence)
    assert found <= set(right)
    assert found or "" in right


def test_what_follows_a_promise_tells_whether_it_was_met() -> None:
    recalled = "Ik heb in het debat toegezegd dit onderwerp aan de orde te stellen. "
    assert "undertaking fulfilled" in standing(recalled + "Dit onderwerp is tijdens de conferentie besproken.")
    assert "undertaking open" in standing(recalled + "De conferentie vindt plaats in Den Haag.")


def test_a_letter_that_sends_what_was_promised_meets_the_promise() -> None:
    recalled = "In het debat heb ik toegezegd een overzicht te maken. De planning was krap. "
    assert "undertaking fulfilled" in standing(recalled + "Hierbij bied ik u dit overzicht aan.")


def test_a_status_says_how_sure_it_is() -> None:
    [row] = extract_document(read_text("De toezegging is overgedragen aan de minister van SZW.")).commitments
    assert 0.5 < row.status_confidence < 1


@pytest.mark.parametrize(
    "sentence",
    [
        "De planning komt in een volgende brief aan uw Kamer aan bod.",
        "In het najaar zal de planning nader worden toegelicht aan uw Kamer.",
        "Dit zal in de volgende voortgangsrapportage aan de Kamer aan de orde komen.",
    ],
)
def test_what_is_promised_is_never_announced(sentence: str) -> None:
    rows = extract_document(read_text(f"Geachte voorzitter,\n\n{sentence}\n")).commitments
    assert {row.status for row in rows if row.kind == "undertaking"} <= {"open"}


FATES = [
    ("De toezegging is deels uitgevoerd; het tweede deel volgt in het najaar.", "partly_fulfilled"),
    ("De toezegging is uitgevoerd.", "fulfilled"),
    ("De toezegging is nog niet uitgevoerd.", "open"),
    ("De toezegging wordt in het najaar uitgevoerd.", "open"),
    ("De toezegging is grotendeels ingelost.", "partly_fulfilled"),
    ("Deze toezeggingen zijn inmiddels afgehandeld.", "fulfilled"),
    ("De toezegging aan het lid Jansen is niet uitgevoerd.", "not_fulfilled"),
    ("De toezegging is blijven liggen.", "open"),
    ("De in het debat toegezegde brief volgt later dan gepland, namelijk in oktober.", "open"),
    ("De toegezegde evaluatie heeft langer op zich laten wachten.", "open"),
]


@pytest.mark.parametrize(("sentence", "status"), FATES)
def test_what_became_of_a_promise_in_other_words(sentence: str, status: str) -> None:
    rows = extract_document(read_text(f"Geachte voorzitter,\n\n{sentence}\n")).commitments
    assert [(row.kind, row.status) for row in rows] == [("undertaking", status)]
