"""WCAG 2.1 AA on every page kind: axe without violations, at the size of a desk and of a small telephone."""

from __future__ import annotations

import pytest

pytest.importorskip("selenium", reason="needs selenium (make dev installs it)")

PAGES = {
    "start": "", "search": "zoeken?q=NAVO", "search without a find": "zoeken?q=qqqq", "overview": "tracker/overzicht",
    "chosen": "tracker/overzicht?soort=bijdrage&soort=standpunt&_search=NAVO&_context=1",
    "as a table": "tracker/overzicht?_weergave=tabel&_size=5", "nothing found": "tracker/overzicht?_search=qqqq",
    "open undertakings": "tracker/toezeggingen_open", "contributions": "tracker/bijdragen",
    "norms": "tracker/norm_2_procent",
    "motions carried out": "tracker/moties_uitgevoerd", "letters": "tracker/documents", "motions": "tracker/motions",
    "letter": "brief/kst-28676-448", "all tables": "tracker", "statements": "tracker/commitments?_size=5",
    "row": "tracker/documents/kst-28676-448", "sql": "tracker?sql=select+soort,+status+from+overzicht+limit+3",
    "wrong sql": "tracker?sql=selec", "no such page": "nergens", "subjects": "tracker/threads", "runs": "tracker/runs",
    "promise": "toezegging/{promise}", "subject": "onderwerp/{subject}", "motion": "motie/kst-21501-02-2898",
    "seats": "bewindspersoon", "seat": "bewindspersoon/minister-van-buitenlandse-zaken", "ministries": "ministerie",
    "ministry": "ministerie/buitenlandse-zaken", "committees": "commissie", "dossiers": "dossier",
    "dossier": "dossier/28676", "meetings": "vergadering", "meeting": "vergadering/kst-28676-448",
    "followed subjects": "onderwerp", "figures": "cijfers", "alert": "melding/overzicht?soort=bijdrage",
    "manual": "handleiding", "data": "gegevens", "accessibility": "toegankelijkheid",
}  # fmt: skip
RULES = {"runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"]}}
RUN = "const done = arguments[arguments.length - 1]; axe.run(document, arguments[0]).then(done);"


def violations(browser, axe: str) -> list[tuple[str, list[str]]]:
    """What axe finds wrong on the page that is open: the rule, and the first places."""
    browser.execute_script(axe)
    found = browser.execute_async_script(RUN, RULES)
    return [(v["id"], [node["html"][:140] for node in v["nodes"]][:3]) for v in found["violations"]]


@pytest.fixture
def keys(seeds_db) -> dict[str, str]:
    """What stands in the addresses for a row of the seeds."""
    (promise,) = seeds_db.execute("select id from promises where deadline_last is not null").fetchone()
    (subject,) = seeds_db.execute("select id from threads where title like '2%norm%'").fetchone()
    return {"promise": promise, "subject": subject}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("kind", PAGES)
def test_no_violation(browser, site, axe, keys, kind, width):
    size = {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 500}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get(site + PAGES[kind].format(**keys))
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
        assert violations(browser, axe) == []
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.get_log("browser")
