"""A reviewer in a real browser: from the queue to a verdict, and what a visitor then sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

pytest.importorskip("selenium", reason="needs selenium (make dev installs it)")
from selenium.webdriver.common.by import By

from tests.browser.conftest import serving
from tests.browser.test_accessible import violations
from tests.browser.test_visit import text
from tracker.serve import server

HEADER = "X-Remote-User"


@pytest.fixture
def reviewed_site(seeds_path: Path, tmp_path: Path) -> Iterator[str]:
    with serving(server.build(seeds_path, review=tmp_path / "reviews.db", reviewer_header=HEADER)) as address:
        yield address


@pytest.fixture
def sign_in(browser):
    """Name the reviewer in the header, as the web server in front does, or nobody."""

    def signed(name: str | None) -> None:
        browser.execute_cdp_cmd("Network.enable", {})
        browser.execute_cdp_cmd("Network.setExtraHTTPHeaders", {"headers": {HEADER: name} if name else {}})

    yield signed
    signed(None)


def test_from_the_queue_to_a_verdict_that_every_visitor_sees(browser, reviewed_site, sign_in, axe):
    sign_in("j.jansen")
    browser.get(reviewed_site)
    browser.find_element(By.LINK_TEXT, "Beoordelen").click()
    assert violations(browser, axe) == []
    browser.find_element(By.CSS_SELECTOR, "main ol.plain a").click()
    assert violations(browser, axe) == []
    address = browser.current_url
    browser.find_element(By.CSS_SELECTOR, "input[value=aangepast]").click()
    beneficiary = browser.find_element(By.NAME, "beneficiary")
    beneficiary.clear()
    beneficiary.send_keys("Moldavië")
    browser.find_element(By.NAME, "note").send_keys("Zie de vorige zin.")
    browser.find_element(By.CSS_SELECTOR, "form.review button").click()
    assert browser.current_url == address
    assert "aangepast door j.jansen" in text(browser)
    assert "Zie de vorige zin." in text(browser)
    letter = browser.find_element(By.CSS_SELECTOR, "blockquote + p a").get_attribute("href")
    sign_in(None)
    browser.get(letter)
    (said,) = browser.find_elements(By.CSS_SELECTOR, ".reviewed")
    assert said.text.startswith("beoordeeld: aangepast; begunstigde is Moldavië")
    assert "j.jansen" not in browser.page_source
    assert not browser.find_elements(By.LINK_TEXT, "Beoordelen")
