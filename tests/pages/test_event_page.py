"""
The pages of one event and of many, in a real browser.
"""

import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
from playwright.sync_api import expect
from test_run_page import contrast, long

from events_told import EIS, HOSTILE, event_told, saying
from reportedly import pages
from reportedly.counts.harm_tables import OUTCOMES
from reportedly.errors import UsageError
from reportedly.events.records import Decision
from reportedly.pages.event_page import write_event_page
from reportedly.pages.events_page import write_events_page
from reportedly.records import Casualty, Place, Span

DAY = date(2026, 11, 27)
ARABIC = "قالت المعارضة إن 31 جنديا قتلوا في العيس."
NOWHERE = Place(Span(0, 1), "the <i>hill</i>", "landmark")
DARFUR = Place(Span(0, 1), "Nyala", "city", "South Darfur", "Sudan", 12.05, 24.88)
GRADE = Decision(
    "d1", "grade", ("5bf93b721f3b",), "Ana <b>", "2016-05-01T10:00:00Z", "known", "airwars", '"Fair"'
)


class Outline(HTMLParser):
    """
    The ids and attributes of a page.
    """

    def __init__(self, page):
        super().__init__()
        self.ids, self.attributes = [], []
        self.feed(page)

    def handle_starttag(self, tag, attrs):  # noqa: D102
        self.attributes.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]


def told():
    return event_told(
        saying("SOHR", 20, published="2016-04-06"),
        saying("SOHR", (31, None), published="2016-04-09", text="SOHR says now 31 were killed."),
        saying("Tasnim", 4, day="2016-04-12"),
        saying("Army", 31, certainty="denied"),
        saying(HOSTILE, 7, text=f"{HOSTILE} says 7 were killed. \x00\u202e"),
        saying("المعارضة", 31, text=ARABIC, trigger="قتلوا", language="ar"),
        decisions=[GRADE],
    )


@pytest.fixture(scope="module")
def event_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("event") / "why.html"
    view = told()
    write_event_page(view, view.estimates, path, DAY)
    return path


@pytest.fixture(scope="module")
def events_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("events") / "events.html"
    places = (EIS, EIS, DARFUR, NOWHERE, None)
    views = [event_told(saying("SOHR", 3, place=place), name=f"{n}" * 12) for n, place in enumerate(places)]
    write_events_page([told(), *views], path, DAY, more=True)
    return path


@pytest.fixture
def opened(browser, event_file):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(event_file.as_uri())
    yield page
    page.close()


@pytest.fixture
def world(browser, events_file):
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.said = []
    page.on("console", lambda message: page.said.append(message.text))
    page.goto(events_file.as_uri())
    yield page
    page.close()


def test_the_page_asks_nothing_of_any_network(opened):
    """
    Opening the page loads nothing but the file itself, and breaks no rule of its own.
    """
    assert (len(opened.asked), opened.said) == (1, [])


def test_words_of_a_report_are_never_markup(opened):
    """
    A source that is a script is shown as its words, in the matrix, the plot and the claims.
    """
    assert opened.title() == "Armed clash, al-Eis, Aleppo, Syria, 2016-04-05"
    assert opened.locator("img, script, main b b").count() == 0
    assert "<script>document.title" in opened.locator("table.matrix").inner_text()
    assert "Ana <b>" in opened.locator("section:has(#decided)").inner_text()


def test_disagreement_stands_out_in_the_matrix(opened):
    """
    What is on a side of a disagreement has another ground than what nobody disputes, and leads to it.
    """
    ground = "node => getComputedStyle(node).backgroundColor"
    disputed, plain = (
        opened.locator("td.disputed").first,
        opened.locator("table.matrix td:not([class])").first,
    )

    assert disputed.evaluate(ground) != plain.evaluate(ground)
    opened.locator("td.disputed a").first.click()
    expect(opened.locator("#disputes + ol li:target")).to_have_count(1)


def test_the_matrix_is_a_table_to_a_screen_reader(opened):
    """
    Each voice heads its row, each field its column, also where they are laid out as a list.
    """
    opened.set_viewport_size({"width": 400, "height": 800})

    assert opened.get_by_role("rowheader", name="Observatory").count() >= 1
    assert opened.locator("table.matrix").get_by_role("cell").count() > 6


def test_the_toll_is_drawn_and_listed(opened):
    """
    The plot has a description, and its numbers are a table as well.
    """
    assert "2016-04-09, SOHR (voice: Syrian Observatory for Human Rights): 31+" in opened.locator(
        "svg.toll:visible"
    ).get_attribute("aria-label")
    opened.get_by_text("The numbers of this plot").click()
    assert "replaced later" in opened.get_by_role("table", name="Killed, as said day by day").inner_text()


def test_every_rule_leads_to_its_claims(opened):
    """
    A rule names the claims that it used; the link goes to the sentence.
    """
    opened.locator(".steps .refs a").first.click()

    expect(opened.locator(".claims li:target q")).to_have_count(1)


def test_arabic_stays_right_to_left(opened):
    """
    A quotation keeps the direction and the language of its report.
    """
    quoted = opened.locator("p[dir=rtl][lang=ar]", has_text="المعارضة")

    assert quoted.count() == 1


@pytest.mark.parametrize("width", [320, 390, 700, 900, 1000, 1100, 1280])
def test_nothing_sticks_out(opened, world, width):
    """
    Both pages are as wide as the screen, whatever it is.
    """
    for page in (opened, world):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_matrix_of_many_harms_is_stacked_before_it_sticks_out(opened, tmp_path):
    """
    A column for each harm makes the table wider than a middling window, so that it is told voice by voice.
    """
    harms = tuple(Casualty(harm, 9, 9) for harm in OUTCOMES)
    view = event_told(*(saying(name, 9, casualties=harms) for name in ("Red Crescent", "Kramatorsk")))
    path = tmp_path / "harms.html"
    write_event_page(view, view.estimates, path, DAY)
    opened.goto(path.as_uri())
    for width in (900, 1000, 1100, 1200):
        opened.set_viewport_size({"width": width, "height": 800})
        assert opened.evaluate("document.documentElement.scrollWidth") <= width


def test_on_paper_the_wide_drawing_is_printed(opened):
    """
    A printed page has the plot once, and no link to skip to its content.
    """
    opened.emulate_media(media="print")

    assert opened.locator("svg.toll:visible").count() == 1
    assert not opened.locator(".skip").is_visible()


def test_the_page_is_dark_where_that_is_preferred(opened):
    """
    In the dark, paper is dark and lines are light.
    """
    opened.emulate_media(color_scheme="dark")

    assert opened.evaluate("getComputedStyle(document.documentElement).backgroundColor") == "rgb(22, 22, 20)"
    assert (
        opened.locator(".toll .best").first.evaluate("n => getComputedStyle(n).stroke")
        == "rgb(236, 232, 221)"
    )


def test_a_number_on_the_map_leads_to_its_event(world):
    """
    Events of one place share a number on the map; pressing it shows the first in the table.
    """
    world.locator("svg.map:visible a:has(text)").first.click()

    expect(world.locator("tr:target")).to_have_count(1)
    assert world.said == []


def test_each_part_of_the_world_has_its_table(world):
    """
    Events on no map have a table of their own, and it is said that there are more.
    """
    headings = world.locator("main h2").all_inner_texts()

    assert headings == ["Syria", "Sudan", "No place is known"]
    assert "the <i>hill</i>" in world.locator("main").inner_text()
    assert "--limit" in world.locator("main").inner_text()


def test_every_id_is_used_once_and_every_link_leads_somewhere(event_file, events_file):
    """
    Links within the pages and labels point to what is there.
    """
    for file in (event_file, events_file):
        outline = Outline(file.read_text(encoding="utf-8"))
        asked = [attrs["aria-labelledby"] for _, attrs in outline.attributes if "aria-labelledby" in attrs]
        asked += [attrs["href"][1:] for _, attrs in outline.attributes if "href" in attrs]

        assert len(outline.ids) == len(set(outline.ids))
        assert set(asked) <= set(outline.ids)


def test_the_pages_allow_nothing_but_their_own_style(event_file, events_file):
    """
    The content security policy names the digest of one style and forbids all else; no style stands in place.
    """
    for file in (event_file, events_file):
        page = file.read_text(encoding="utf-8")
        policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")

        assert policy.startswith("default-src 'none'; style-src 'sha256-")
        assert policy.count("sha256-") == 1
        assert not re.search(
            r"<[^>]+\s(style|on\w+)=", re.sub(r"<style>.*?</style>", "", page, flags=re.DOTALL)
        )


def test_an_event_of_nothing_is_a_page_all_the_same(tmp_path):
    """
    An event without place, day, figures or voices says so; so does a page without events.
    """
    path = tmp_path / "p.html"
    write_event_page(event_told(), (), path, DAY)
    assert "Nobody is reported harmed" in path.read_text(encoding="utf-8")
    write_events_page([], path, DAY)
    assert "No event meets this" in path.read_text(encoding="utf-8")


def test_a_long_sentence_is_cut_around_its_event(tmp_path):
    """
    Of a sentence without end, the words around what names the event are quoted.
    """
    path, far = tmp_path / "p.html", "far " * 900
    long_one = event_told(saying("SOHR", 31, text=f"{far} SOHR says 31 were killed {far}"))
    write_event_page(long_one, long_one.estimates, path, DAY)
    quoted = re.search(r"<q>(.*?)</q>", path.read_text(encoding="utf-8"))[1]

    assert "killed" in quoted
    assert quoted.startswith("…")
    assert quoted.endswith("…")
    assert len(quoted) < 700


def test_a_crowd_of_claims_is_shortened(tmp_path):
    """
    Of a voice with very many claims, forty are shown and the rest is counted.
    """
    path = tmp_path / "p.html"
    many = event_told(*(saying("SOHR", 31, text=f"SOHR says 31 were killed, {n}.") for n in range(60)))
    write_event_page(many, many.estimates, path, DAY)

    assert "And 20 more claims of this voice" in path.read_text(encoding="utf-8")


def test_a_crowd_of_voices_is_shortened(tmp_path):
    """
    Of very many voices, a hundred are quoted and the rest is counted.
    """
    path = tmp_path / "p.html"
    many = event_told(*(saying(f"Voice {chr(65 + n % 26)}{n}", n) for n in range(1, 104)))
    write_event_page(many, many.estimates, path, DAY)

    assert "And 3 more voices, each with fewer claims" in path.read_text(encoding="utf-8")


def test_a_page_that_cannot_be_written_is_a_wrong_request(tmp_path):
    """
    A folder is no page; no draft is left behind.
    """
    with pytest.raises(UsageError, match="cannot write the page"):
        write_events_page([], tmp_path, DAY)
    with pytest.raises(UsageError, match="cannot write the page"):
        write_events_page([], tmp_path / "none" / "p.html", DAY)

    assert list(tmp_path.iterdir()) == []


def schemes():
    css = [
        Path(pages.__file__).with_name("templates").joinpath(name).read_text(encoding="utf-8")
        for name in ("look.css", "drawings.css")
    ]
    look, own = (re.findall(r":root(?:, :root)?(?::not\(\S+\))? \{(.*?)\}", one, re.DOTALL) for one in css)
    named = [
        dict(re.findall(r"--([\w-]+): (#\w+)", f"{page} {drawing}"))
        for page, drawing in zip(look, own, strict=True)
    ]
    return [{name: long(colour) for name, colour in {**named[0], **one}.items()} for one in named]


@pytest.mark.parametrize("scheme", schemes(), ids=["light", "dark", "paper"])
def test_drawings_stand_out_from_their_ground(scheme):
    """
    Words on maps, plots and marked cells have the contrast that WCAG AA asks for; marks have that of signs.
    """
    inks = [("ink", "land"), ("quiet", "land"), ("quiet", "sea"), ("ink", "what-wash"), ("what", "what-wash")]
    inks += [("many", "wash"), ("ink", "wash"), ("what", "paper"), ("who", "paper")]
    marks = [(mark, "band") for mark in ("who", "what", "many", "party", "where", "proof", "quiet", "ink")]
    marks += [("spot", "land"), ("spot", "sea")]

    assert {pair for pair in inks if contrast(scheme[pair[0]], scheme[pair[1]]) < 4.5} == set()
    assert {pair for pair in marks if contrast(scheme[pair[0]], scheme[pair[1]]) < 3} == set()
