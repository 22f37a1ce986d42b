"""Three stories from start to file: a minister's open undertakings, pledges to Ukraine, the norm through time."""

from __future__ import annotations

import base64
import datetime
from pathlib import Path

import openpyxl
import pytest

pytest.importorskip("selenium", reason="needs selenium (make dev installs it)")
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from tests.browser.test_visit import downloaded, text


def newest_download(folder: Path, begin: str) -> Path:
    today = datetime.date.today().isoformat()
    return downloaded(folder, f"{begin}-{today}.xlsx")


def facet(browser, name: str):
    return browser.find_element(By.ID, f"facet-{name}")


def test_open_and_late_undertakings_of_one_minister_to_the_sheet(browser, site, downloads, seeds_db):
    """From the start page to the one late promise of minister Hoekstra, its sentence, and the Excel to hand out."""
    browser.get(site)
    browser.find_element(By.LINK_TEXT, "Openstaande toezeggingen").click()
    facet(browser, "bewindspersoon").find_element(By.LINK_TEXT, "W.B. Hoekstra").click()
    facet(browser, "_laat").find_element(By.PARTIAL_LINK_TEXT, "termijn is voorbij").click()
    assert "1 regel · bewindspersoon is W.B. Hoekstra; termijn voorbij" in text(browser)
    (row,) = browser.find_elements(By.CSS_SELECTOR, "table.register tbody tr")
    assert "dagen te laat" in row.text
    assert "11 juli 2023" in row.text
    assert "“tijdig voorafgaand aan de NAVO-Top in Vilnius”" in row.text
    sentence = row.find_element(By.CSS_SELECTOR, "td.quote").text.split(" in de brief")[0].strip()
    address = browser.current_url
    row.find_element(By.CSS_SELECTOR, "a.passage").click()
    anchor = browser.find_element(By.ID, browser.current_url.split("#")[1])
    assert anchor.find_element(By.XPATH, "following-sibling::mark[1]").text == sentence
    browser.get(address)
    browser.find_element(By.LINK_TEXT, "Download als Excel").click()
    book = openpyxl.load_workbook(newest_download(downloads, "toezeggingen-open-W-B-Hoekstra"))
    sheet, about = book.worksheets
    heads = [cell.value for cell in sheet[1]]
    assert len(heads) == 12
    values = dict(zip(heads, sheet[2], strict=True))
    assert sheet.max_row == 2
    assert values["Citaat"].value == sentence
    assert values["Uiterlijk"].value == datetime.datetime(2023, 7, 11)
    assert values["Dagen te laat"].value > 1000
    browser.get(values["Zin in de brief"].hyperlink.target)
    assert sentence in browser.find_element(By.TAG_NAME, "article").text.replace("\n", " ")
    assert ("Selectie", "bewindspersoon is W.B. Hoekstra; termijn voorbij") in list(about.iter_rows(values_only=True))


def test_pledges_to_ukraine_with_the_right_total(browser, site, downloads):
    """EUR 4.2 billion, no sum twice, on the page and on the sheet."""
    browser.get(site)
    browser.find_element(By.LINK_TEXT, "Bijdragen").click()
    facet(browser, "begunstigde").find_element(By.LINK_TEXT, "Oekraïne").click()
    assert "Samen € 4.200.000.000" in text(browser)
    browser.find_element(By.LINK_TEXT, "Download als Excel").click()
    sheet = openpyxl.load_workbook(newest_download(downloads, "bijdragen-Oekraine")).worksheets[0]
    heads = [cell.value for cell in sheet[1]]
    rows = [dict(zip(heads, row, strict=True)) for row in sheet.iter_rows(min_row=2, values_only=True)]
    sums = [row["Bedrag in euro"] for row in rows]
    assert sum(sums) == 4.2e9
    assert len(sums) == len(set(sums))
    assert {row["Begunstigde"] for row in rows} == {"Oekraïne"}
    assert all("Oekraïne" in row["Citaat"] for row in rows)


def test_the_norm_through_time(browser, site):
    """All five sentences on the 2% norm, from old to new, one of them without 'bbp'; each leads to its letter."""
    browser.get(site)
    browser.find_element(By.LINK_TEXT, "Normen").click()
    rows = browser.find_elements(By.CSS_SELECTOR, "table.register tbody tr")
    assert len(rows) == 5
    assert all("2%" in row.text for row in rows)
    assert any("NAVO-norm" in row.text for row in rows)
    years = [row.find_element(By.CSS_SELECTOR, "td.day").text.split()[-1] for row in rows]
    assert years == ["2023", "2023", "2024", "2024", "2024"]
    letters = {row.find_element(By.CSS_SELECTOR, "a.passage").get_attribute("href").split("#")[0] for row in rows}
    assert len(letters) == 5
    facet(browser, "jaar").find_element(By.LINK_TEXT, "2024").click()
    assert len(browser.find_elements(By.CSS_SELECTOR, "table.register tbody tr")) == 3


def test_from_the_seat_to_the_promise_and_its_sentence(browser, site):
    """A minister's seat, what a predecessor left open there, what became of it, and the sentence."""
    browser.get(site)
    browser.find_element(By.CSS_SELECTOR, ".cards").find_element(By.LINK_TEXT, "Bewindspersoon").click()
    browser.find_element(By.LINK_TEXT, "minister van Buitenlandse Zaken").click()
    assert "1 openstaand" in text(browser).replace("\n", " ")
    (row,) = browser.find_elements(By.CSS_SELECTOR, ".agenda li")
    assert "W.B. Hoekstra" in row.text
    assert "dagen te laat" in row.text
    row.find_element(By.TAG_NAME, "a").click()
    assert "/toezegging/" in browser.current_url
    (event,) = browser.find_elements(By.CSS_SELECTOR, ".timeline li")
    assert event.text.startswith("1 juni 2023")
    event.find_element(By.CSS_SELECTOR, "a.passage").click()
    anchor = browser.find_element(By.ID, browser.current_url.split("#")[1])
    assert "Defence Investment Pledge" in anchor.find_element(By.XPATH, "following-sibling::mark[1]").text


def test_a_choice_that_is_followed(browser, site):
    """From the list to the preview of an alert, whose feed has the rows that the preview counts."""
    browser.get(f"{site}tracker/overzicht?soort=bijdrage")
    browser.find_element(By.LINK_TEXT, "Volgen").click()
    assert "3 regels tot nu toe" in text(browser).replace("\n", " ")
    copied = browser.find_element(By.CSS_SELECTOR, "button[data-copy$='overzicht.atom?soort=bijdrage']")
    assert copied.is_displayed()
    feed = browser.execute_async_script(
        "fetch(arguments[0]).then(a => a.text()).then(arguments[1])", copied.get_attribute("data-copy")
    )
    assert feed.count("<entry>") == 3


def test_a_story_by_keyboard_alone(browser, site):
    """The search box with '/', a filter reached by tabs, the sentence with Enter."""
    browser.get(f"{site}tracker/overzicht")
    browser.find_element(By.TAG_NAME, "body").send_keys("/")
    assert browser.switch_to.active_element.get_attribute("name") == "_search"
    browser.switch_to.active_element.send_keys("trustfund", Keys.ENTER)
    assert "met “trustfund”" in text(browser)
    for _ in range(80):
        browser.switch_to.active_element.send_keys(Keys.TAB)
        active = browser.switch_to.active_element
        if "passage" in (active.get_attribute("class") or ""):
            break
    assert active.value_of_css_property("outline-style") == "solid"
    active.send_keys(Keys.ENTER)
    assert "/brief/" in browser.current_url


def test_a_story_without_script(browser, site):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(site)
        assert browser.find_element(By.CSS_SELECTOR, "svg.chart rect").size["height"] > 0
        browser.find_element(By.LINK_TEXT, "Overzicht").click()
        facet(browser, "soort").find_element(By.LINK_TEXT, "bijdrage").click()
        facet(browser, "soort").find_element(By.LINK_TEXT, "uitvoering van een motie").click()
        assert "soort is bijdrage of uitvoering van een motie" in text(browser)
        assert len(browser.find_elements(By.CSS_SELECTOR, "table.register tbody tr")) == 4
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


@pytest.mark.parametrize(
    "path",
    [
        "tracker/overzicht?soort=bijdrage",
        "tracker/toezeggingen_open",
        "tracker/moties_uitgevoerd",
        "vergadering/kst-28676-448",
        "cijfers",
    ],
)
def test_print_loses_no_column(browser, site, path):
    """As PDF in landscape: no table wider than its page, every heading there."""
    browser.get(site + path)
    heads = [cell.text for cell in browser.find_elements(By.CSS_SELECTOR, "table.register th")]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    size = {"width": 1030, "height": 700, "deviceScaleFactor": 1, "mobile": False}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 1030
        shown = [cell.text for cell in browser.find_elements(By.CSS_SELECTOR, "table.register th")]
        assert [head.rstrip(" ▲▼\xa0") for head in shown] == [head.rstrip(" ▲▼\xa0") for head in heads]
        pdf = browser.execute_cdp_cmd("Page.printToPDF", {"landscape": True, "preferCSSPageSize": True})["data"]
        assert base64.b64decode(pdf).startswith(b"%PDF")
    finally:
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
