"""What a committee clerk does: open the site, pick a kind, see the amount, read the letter, take the list along."""

from __future__ import annotations

import csv
import time
from datetime import date
from pathlib import Path

import openpyxl
import pytest

pytest.importorskip("selenium", reason="needs selenium (make dev installs it)")
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import Select

WEAK_TEXT = """
const luminance = colour => {
  const [r, g, b] = colour.map(v => v / 255).map(v => v <= .03928 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4);
  return .2126 * r + .7152 * g + .0722 * b;
};
const colour = text => text.match(/[\\d.]+/g).map(Number);
const background = element => {
  for (let e = element; e; e = e.parentElement) {
    const found = colour(getComputedStyle(e).backgroundColor);
    if (found.length < 4 || found[3] > 0) return found.slice(0, 3);
  }
  return [255, 255, 255];
};
return [...document.querySelectorAll('body *')]
  .filter(e => e.offsetParent && [...e.childNodes].some(n => n.nodeType == 3 && n.textContent.trim()))
  .filter(e => {
    const both = [colour(getComputedStyle(e).color).slice(0, 3), background(e)].map(luminance);
    return (Math.max(...both) + .05) / (Math.min(...both) + .05) < 4.5;
  })
  .map(e => `${e.tagName}.${e.className}: ${e.textContent.trim().slice(0, 40)}`);
"""
"""Elements whose text has a contrast below 4.5 with what lies behind it."""


@pytest.fixture(autouse=True)
def no_errors(browser):
    yield
    errors = [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"]
    assert errors == []


def text(browser) -> str:
    return browser.find_element(By.TAG_NAME, "main").text


def downloaded(folder: Path, name: str) -> Path:
    path = folder / name
    for _ in range(100):
        if path.exists() and not list(folder.glob("*.crdownload")):
            return path
        time.sleep(0.1)
    raise AssertionError(f"{name} was not downloaded: {list(folder.iterdir())}")


def test_from_the_front_page_to_the_pledge_and_its_csv(browser, site, downloads, seeds_db):
    browser.get(site)
    assert "Toezeggingen en standpunten" in browser.title
    browser.find_element(By.LINK_TEXT, "Overzicht").click()
    browser.find_element(By.CSS_SELECTOR, "#facet-soort").find_element(By.LINK_TEXT, "bijdrage").click()
    expected = seeds_db.execute("select count(*) from overzicht where soort = 'bijdrage' and kern = 'ja'").fetchone()[0]
    assert len(browser.find_elements(By.CSS_SELECTOR, "table.register tbody tr")) == expected
    assert "€ 2.500.000.000" in text(browser)
    browser.find_element(By.LINK_TEXT, "CSV voor Excel").click()
    with downloaded(downloads, "overzicht.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    assert len(rows) == expected
    assert "2500000000" in [row["bedrag_eur"] for row in rows]
    browser.find_element(By.LINK_TEXT, "Download als Excel").click()
    sheet = openpyxl.load_workbook(downloaded(downloads, f"overzicht-bijdrage-{date.today()}.xlsx")).active
    assert sheet.max_row == expected + 1


def test_from_the_pledge_to_its_sentence_in_the_letter(browser, site):
    browser.get(f"{site}tracker/bijdragen")
    row = browser.find_element(By.XPATH, "//table[contains(@class, 'register')]//tr[contains(., '2.500.000.000')]")
    row.find_element(By.CSS_SELECTOR, "a.passage").click()
    assert "/brief/" in browser.current_url
    anchor = browser.find_element(By.ID, browser.current_url.split("#")[1])
    mark = anchor.find_element(By.XPATH, "following-sibling::mark[1]")
    assert "2,5 miljard euro" in mark.text
    assert mark.value_of_css_property("outline-style") == "solid"
    top = browser.execute_script("return arguments[0].getBoundingClientRect().top", mark)
    assert 0 <= top <= browser.execute_script("return innerHeight")


def test_search_from_the_front_page(browser, site):
    browser.get(site)
    browser.find_element(By.NAME, "q").send_keys("oekraine", Keys.ENTER)
    assert "Oekraïne" in browser.find_element(By.CSS_SELECTOR, ".hits mark").text
    browser.find_element(By.PARTIAL_LINK_TEXT, "uitspraken in het register").click()
    assert "met “oekraine”" in text(browser)
    assert "Oekraïne" in browser.find_element(By.CSS_SELECTOR, "table.register").text


def test_by_keyboard_alone(browser, site):
    browser.get(site)
    browser.find_element(By.TAG_NAME, "body").send_keys(Keys.TAB)
    focused = browser.switch_to.active_element
    assert focused.text == "Naar de inhoud"
    assert focused.location["x"] >= 0
    focused.send_keys(Keys.ENTER)
    assert browser.current_url.endswith("#inhoud")


@pytest.mark.parametrize("path", ["", "tracker/overzicht", "tracker/commitments", "tracker", "tracker/documents"])
def test_fits_a_telephone(browser, site, path):
    size = {"width": 390, "height": 844, "deviceScaleFactor": 1, "mobile": True}
    browser.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
    try:
        browser.get(site + path)
        assert browser.execute_script("return document.documentElement.scrollWidth") <= 390
        if path == "tracker/overzicht":
            facet = browser.find_element(By.CSS_SELECTOR, "#facet-soort")
            assert not facet.is_displayed()
            browser.find_element(By.CSS_SELECTOR, ".facet-switch input").click()
            assert facet.is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_works_without_script(browser, site):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(f"{site}tracker/overzicht?soort=bijdrage&_sort_desc=bedrag_eur")
        assert "€ 2.500.000.000" in browser.find_element(By.CSS_SELECTOR, "table.register tbody tr").text
        browser.find_element(By.CSS_SELECTOR, "form.filters summary").click()
        Select(browser.find_element(By.NAME, "_filter_column")).select_by_visible_text("citaat")
        Select(browser.find_element(By.NAME, "_filter_op")).select_by_visible_text("bevat")
        browser.find_element(By.NAME, "_filter_value").send_keys("trustfund", Keys.ENTER)
        assert "bevat trustfund" in text(browser)
        assert len(browser.find_elements(By.CSS_SELECTOR, "table.register tbody tr")) == 1
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})


def test_text_stands_out_from_its_background(browser, site):
    """Contrast of at least 4.5 (WCAG 2.1 AA) for every piece of text on the main pages."""
    letter = None
    for path in ("", "tracker", "tracker/overzicht", "tracker/commitments", "tracker/documents", "letter"):
        browser.get(letter if path == "letter" else site + path)
        assert browser.execute_script(WEAK_TEXT) == [], path
        if path == "tracker/documents":
            letter = browser.find_element(By.CSS_SELECTOR, "td.quote a").get_attribute("href")
