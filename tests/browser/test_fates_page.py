"""The page of fates in a real browser: opened, clicked through, and used by keyboard alone.

Needs Debian's chromium and chromium-driver (or the like) and selenium; without them there is nothing to open it with.
"""

import base64
import re
import shutil
from pathlib import Path

import pytest

from drafting.engines.track import track
from drafting.native import loads
from drafting.writers import write

webdriver = pytest.importorskip("selenium.webdriver", reason="selenium is not installed")
from selenium.webdriver.common.by import By  # noqa: E402
from selenium.webdriver.common.keys import Keys  # noqa: E402
from selenium.webdriver.support.ui import WebDriverWait  # noqa: E402

BROWSER, DRIVER = shutil.which("chromium"), shutil.which("chromedriver")
pytestmark = pytest.mark.skipif(not (BROWSER and DRIVER), reason="no chromium with its driver here")
TEXTS = Path(__file__).parents[2] / "texts" / "global-plan-of-action"
SILENT = (
    *("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-sync"),
    *("--disable-background-networking", "--disable-component-update", "--window-size=1280,1000"),
)


@pytest.fixture(scope="module")
def address(tmp_path_factory):
    goals, elements, plan = (
        loads((TEXTS / f"{name}.txt").read_text("utf-8")) for name in ("goals", "elements", "L.64")
    )
    place = tmp_path_factory.mktemp("page") / "fates.html"
    place.write_bytes(write(track([goals, elements], [plan]), place.name))
    return place.as_uri()


@pytest.fixture(scope="module")
def browser(tmp_path_factory):
    options = webdriver.ChromeOptions()
    options.binary_location = BROWSER
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    for option in (*SILENT, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(option)
    driver = webdriver.Chrome(options=options, service=webdriver.ChromeService(DRIVER))
    yield driver
    driver.quit()


@pytest.fixture
def page(browser, address):
    browser.get("about:blank")
    browser.get(address)
    return browser


def shown(page, selector):
    return [found for found in page.find_elements(By.CSS_SELECTOR, selector) if found.is_displayed()]


def one(page, selector):
    return page.find_element(By.CSS_SELECTOR, selector)


def comes(page, selector):
    """True as soon as something of it is shown; a browser follows a link when it gets to it."""
    return WebDriverWait(page, timeout=10).until(lambda _: shown(page, selector))


def test_the_page_opens_without_a_complaint_and_fetches_nothing(page):
    assert page.title == "What became of goals and elements in A/64/L.64"
    assert [entry for entry in page.get_log("browser") if entry["level"] == "SEVERE"] == []
    assert page.execute_script("return performance.getEntriesByType('resource').length") == 0
    assert len(shown(page, "article.element")) == 22


def test_a_search_leaves_the_elements_that_say_it(page):
    one(page, "#search").send_keys("police chains")
    left = [article.get_attribute("id") for article in shown(page, "article.element")]
    assert len(left) == 1
    assert "elements (l)" in one(page, f"#{left[0]} h3").text
    assert one(page, "#found").text == "1 of 22 elements"
    one(page, "#search").send_keys(Keys.ESCAPE)
    assert len(shown(page, "article.element")) == 22


def test_a_band_opens_both_wordings_and_escape_closes_them(page):
    page.execute_script("document.querySelector('a.flow-band').dispatchEvent(new MouseEvent('click', {bubbles: true}))")
    pairs = shown(page, "dialog .pair")
    assert pairs
    assert all(len(pair.find_elements(By.CSS_SELECTOR, "p")) == 2 for pair in pairs)
    assert shown(page, "dialog mark")
    one(page, "body").send_keys(Keys.ESCAPE)
    assert not shown(page, "dialog")


def test_a_cell_of_the_heat_map_opens_the_carrier_it_names(page):
    link = one(page, "table.heat td b a")
    target = link.get_attribute("hash")
    link.click()
    assert comes(page, f"{target}[open] .pair")


def test_a_paragraph_of_the_plan_leads_back_to_the_element(page):
    link = one(page, "#plan .from a")
    target = link.get_attribute("hash")
    link.click()
    assert comes(page, f"{target} .pair")


def test_everything_is_reached_by_keyboard(page):
    page.switch_to.active_element.send_keys("/")
    assert page.switch_to.active_element.get_attribute("id") == "search"
    page.switch_to.active_element.send_keys("liaison", Keys.ENTER)
    assert "elements (l)" in page.switch_to.active_element.text
    page.execute_script("document.querySelector('a.flow-band').focus()")
    page.switch_to.active_element.send_keys(Keys.ENTER)
    assert shown(page, "dialog .pair")
    page.switch_to.active_element.send_keys(Keys.ESCAPE)
    shown(page, "details.carrier summary")[0].send_keys(Keys.ENTER)
    assert comes(page, "details.carrier[open] .pair")


def test_light_and_dark(page):
    ground = "return getComputedStyle(document.body).backgroundColor"
    before = page.execute_script(ground)
    one(page, "#theme").click()
    assert page.execute_script(ground) != before


def test_in_print_the_tools_are_gone_and_the_ground_is_white(page):
    page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert not shown(page, ".tools")
        assert page.execute_script("return getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    finally:
        page.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def printed_pages(page):
    data = base64.b64decode(page.execute_cdp_cmd("Page.printToPDF", {})["data"])
    return len(re.findall(rb"/Type /Page\b", data))


def test_what_is_open_is_what_is_printed(page):
    closed = printed_pages(page)
    one(page, "#open").click()
    assert closed * 2 < printed_pages(page)
    one(page, "#open").click()
    assert printed_pages(page) == closed


def test_without_scripts_every_wording_is_there(browser, address):
    browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": True})
    try:
        browser.get(address)
        assert len(browser.find_elements(By.CSS_SELECTOR, "article.element blockquote")) == 22
        fold = one(browser, "details.carrier")
        fold.find_element(By.CSS_SELECTOR, "summary").click()
        assert fold.find_element(By.CSS_SELECTOR, ".pair").is_displayed()
    finally:
        browser.execute_cdp_cmd("Emulation.setScriptExecutionDisabled", {"value": False})
