"""
The explore page, as a script gets it and as a browser shows it.
"""

import json
import re
import shutil
import threading
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from playwright.sync_api import expect

from reportedly.ledger import tables
from reportedly.ledger.ledger import Ledger
from reportedly.web import create_app
from reportedly.web.catching_up import CatchingUp
from reportedly.web.explore import written
from reportedly.web.settings import Settings
from web.in_browser import ready

OWN = "http://127.0.0.1:8000"
AS_JSON = {"Accept": "application/json"}
SURE = 3  # a bar of more days is pale
# What the map says of itself, to the eye or read out.
SPOKEN = """
(map) => [...map.querySelectorAll("button, summary, canvas, [class*=message]")]
  .map((one) => [one.textContent, one.title, one.getAttribute("aria-label")].filter(Boolean).join(" ").trim())
  .filter(Boolean)
"""


@pytest.fixture(scope="module")
def client(samples_ledger):
    with TestClient(create_app(Settings(samples_ledger, reader="grammar")), base_url=OWN) as client:
        yield client


def test_a_script_gets_what_the_page_shows(client):
    """
    The same address answers with named figures when JSON is asked for.
    """
    told = client.get("/explore", headers=AS_JSON).json()

    assert told["missing"] == 0
    assert (
        told["totals"]["events"]
        == sum(month["events"] for month in told["months"]) + told["totals"]["no_date"]
    )
    assert {"name", "events", "low", "best", "high"} == set(told["perpetrators"][0])


def test_the_filter_stands_in_the_address(client):
    """
    What is asked for narrows every figure, and the form shows it again.
    """
    all_of, some = (
        client.get(f"/explore{asked}", headers=AS_JSON).json() for asked in ("", "?country=Syria")
    )
    page = client.get("/explore?country=Syria&since=2016-01-01")

    assert 0 < some["totals"]["events"] < all_of["totals"]["events"]
    assert 'value="Syria"' in page.text
    assert 'value="2016-01-01"' in page.text


@pytest.mark.parametrize(
    ("asked", "status", "why"),
    [
        ("?min_killed=many", 400, "many is no number of killed"),
        ("?since=yesterday", 400, "yesterday"),
        ("/nothing.csv", 404, "there is no table nothing"),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused(client, asked, status, why):
    """
    It is said what is wrong, and what to give.
    """
    answer = client.get(f"/explore{asked}", headers=AS_JSON)

    assert answer.status_code == status
    assert why in answer.json()["detail"]


def test_every_table_can_be_had(client):
    """
    Each table of the page comes as CSV with its headings.
    """
    names = (
        "months",
        "perpetrators",
        "types",
        "sources",
        "disputes",
        "timeline",
        "places",
        "no-place",
        "no-date",
    )
    for name in names:
        answer = client.get(f"/explore/{name}.csv")

        assert answer.headers["content-type"] == "text/csv; charset=utf-8"
        assert answer.text.split(",")[0] in {"name", "one", "event", "lat"}


def test_a_cell_is_never_a_formula():
    """
    A source named like a formula stays a text in a spreadsheet.
    """
    assert written(["name"], [("=1+1",), ("safe",)]) == "name\r\n'=1+1\r\nsafe\r\n"


def test_the_map_knows_how_far_off_a_place_may_be(client):
    """
    Each place has its metres and its figures; the outlines of countries are ours.
    """
    spots = client.get("/explore/spots").json()["spots"]
    land = client.get("/outlines.json").json()

    assert all(spot["metres"] > 0 for spot in spots)
    assert "Syria" in {line["properties"]["country"] for line in land["features"]}
    assert all(
        line["geometry"]["coordinates"][0][0] == line["geometry"]["coordinates"][0][-1]
        for line in land["features"]
    )


def test_no_outline_runs_across_the_whole_map(client):
    """
    The ring of a country on both sides of 180 degrees goes on beyond them.
    """
    for line in client.get("/outlines.json").json()["features"]:
        ring = line["geometry"]["coordinates"][0]
        if line["properties"]["country"] != "Antarctica":
            assert all(abs(lon - before) < 180 for (before, _), (lon, _) in pairwise(ring))


@pytest.mark.parametrize("given", [None, "nowhere.pmtiles"])
def test_tiles_that_are_not_there_are_said_so(samples_ledger, given):
    """
    Without a file of tiles there are none, and it is said how to name one.
    """
    with TestClient(
        create_app(Settings(samples_ledger, tiles=given, reader="grammar")), base_url=OWN
    ) as client:
        answer = client.get("/tiles.pmtiles", headers=AS_JSON)

    assert answer.status_code == 404
    assert "--tiles FILE" in answer.json()["detail"]


def test_tiles_of_an_address_are_allowed_and_no_others(samples_ledger):
    """
    The policy of the page names the one address that a user gave.
    """
    settings = Settings(samples_ledger, tiles="https://tiles.example/{z}/{x}/{y}.png", reader="grammar")
    with TestClient(create_app(settings), base_url=OWN) as client:
        policy = client.get("/explore").headers["content-security-policy"]

    assert "img-src 'self' data: blob: https://tiles.example;" in policy
    assert "script-src 'self';" in policy


def watched(browser, address, **given):
    """
    A page whose console, errors and requests are noted.
    """
    page = browser.new_page(viewport={"width": 1280, "height": 900}, **given)
    page.said, page.asked = [], []
    page.on("console", lambda message: page.said.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: page.said.append(str(error)))
    page.on("request", lambda request: page.asked.append(request.url))
    page.goto(f"{address}/explore")
    ready(page, "explore")
    page.locator("#map[data-ready]").wait_for()
    return page


def test_a_browser_draws_it_and_asks_nobody_else(browser, workbench, samples_ledger):
    """
    Map and plots are drawn from our own files, without an error, and can be saved as pictures.
    """
    with workbench(samples_ledger) as address:
        page = watched(browser, address)
        expect(page.locator(".plot svg[aria-label]")).to_have_count(4)
        kept = {}
        for of, kind in (("months", "svg"), ("months", "png"), ("places", "png"), ("places", "svg")):
            with page.expect_download() as download:
                page.locator(f'button[data-of="{of}"][data-save="{kind}"]').click()
            kept[of, kind] = Path(download.value.path()).read_bytes()
        page.close()

    assert page.said == []
    assert [url for url in page.asked if not url.startswith((address, "data:", "blob:"))] == []
    assert b"<rect" in kept["months", "svg"]
    assert b"var(" not in kept["months", "svg"]
    assert kept["months", "png"].startswith(b"\x89PNG")
    assert kept["places", "png"].startswith(b"\x89PNG")
    assert b"<image" in kept["places", "svg"]


def test_what_is_counted_while_one_looks_is_drawn_as_well(
    browser, workbench, samples_ledger, tmp_path, monkeypatch
):
    """
    A page opened while events are still being counted ends with all of them, in words, plots and map.
    """
    path = tmp_path / "begun.db"
    shutil.copy(samples_ledger, path)
    with Ledger.open(path) as ledger, ledger.writing() as connection:
        for table in (tables.summary_marks, tables.summaries, tables.summarised):
            connection.execute(table.delete())
    monkeypatch.setattr("reportedly.web.catching_up.AT_ONCE", 2)
    looked_at, finish = threading.Event(), CatchingUp.finish
    monkeypatch.setattr(CatchingUp, "finish", lambda self: looked_at.wait() and finish(self))
    with workbench(path) as address:
        page = watched(browser, address)
        page.locator("#since").fill("2016-01-02")
        few = page.locator("#timeline svg a").count()
        looked_at.set()
        expect(page.locator(".totals .chip")).to_have_count(0)
        page.locator("#map[data-ready]").wait_for()
        page.set_viewport_size({"width": 1100, "height": 900})
        all_of = page.request.get(f"{address}/explore", headers=AS_JSON).json()["bars"]
        expect(page.locator("#timeline svg a")).to_have_count(bars_drawn(all_of))
        assert page.locator("#since").input_value() == "2016-01-02"
        page.close()

    assert few < bars_drawn(all_of)
    assert page.said == []


def bars_drawn(bars):
    """
    How many links a timeline of these has: one for a pale bar, two for a line with its dot.
    """
    spans = [
        date.fromisoformat(bar["last"] or bar["first"]) - date.fromisoformat(bar["first"]) for bar in bars
    ]
    return sum(1 if span.days + 1 > SURE else 2 for span in spans)


def test_what_is_drawn_speaks_arabic_and_ends_within_its_frame(browser, workbench, samples_ledger):
    """
    What the map itself says is told in the language of the page, and no name of a plot is cut off.
    """
    with workbench(samples_ledger) as address:
        page = watched(browser, address)
        edge = page.locator("#disputes svg").bounding_box()
        names = [one.bounding_box() for one in page.locator("#disputes svg text").all()]
        assert all(one["x"] + one["width"] <= edge["x"] + edge["width"] for one in names)

        page.goto(f"{address}/language/ar?next=/explore")
        ready(page, "explore")
        page.locator("#map[data-ready]").wait_for()
        told = page.locator("#map").evaluate(SPOKEN)
        assert page.locator("#map").get_attribute("data-words-km") == "كم"
        page.close()

    assert told
    assert not [words for words in told if re.search("[A-Za-z]{5}", words)]


def test_types_and_months_bear_the_names_of_the_language(browser, workbench, samples_ledger):
    """
    In Arabic, what happened is told in Arabic in the filter and in the table, and so are months on an axis.
    """
    with workbench(samples_ledger) as address:
        context = browser.new_context()
        context.add_cookies([{"name": "reportedly_language", "value": "ar", "url": address}])
        page = context.new_page()
        page.goto(f"{address}/explore?since=2016-01-01&until=2016-12-31&type=air_strike")
        ready(page, "explore")
        page.locator("#timeline svg").wait_for()
        chosen = page.locator("#type option:checked").inner_text()
        listed = page.locator('section[aria-labelledby="types-title"] tbody th').all_inner_texts()
        axis = page.locator("#timeline svg").text_content()
        context.close()

    assert chosen == "غارة جوية"
    assert "غارة جوية" in listed
    assert not [word for word in listed if word.isascii()]
    assert "سبتمبر" in axis


def test_a_broken_file_of_tiles_is_said_and_the_map_drawn(browser, workbench, samples_ledger, tmp_path):
    """
    The outlines are shown all the same.
    """
    broken = tmp_path / "broken.pmtiles"
    broken.write_bytes(b"PMTiles\x03" + b"no tiles at all" * 100)
    with workbench(samples_ledger, tiles=str(broken)) as address:
        page = watched(browser, address)
        said = page.locator("#map + .fault").text_content()
        page.close()

    assert "cannot be read" in said


def test_the_data_of_the_page_is_no_script(client):
    """
    What the plots are drawn from lies in the page as JSON that no name can break out of.
    """
    page = client.get("/explore").text
    data = page.split('id="explored">')[1].split("</script>")[0]

    assert set(json.loads(data)) == {"bars", "months", "perpetrators", "disputes"}
    assert "<" not in data
