import re
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest

from reportedly import pages
from reportedly.errors import StopRun, UsageError
from reportedly.language.headlines import same_words
from reportedly.pages.run_page import Page
from reportedly.records import (
    Casualty,
    Claim,
    Document,
    Place,
    ReaderInfo,
    Reading,
    Skipped,
    Source,
    Span,
    Time,
)

TEXT = (
    "Fighting in Syria\n"
    "A Homs monitor said 20 fighters died in Homs on Tuesday.\n"
    "The army denied that it had shelled Homs."
)
ARABIC = "قالت المعارضة إن 31 جنديا قتلوا في العيس."
HOSTILE = (
    "</p><script>document.title = 'taken'</script><img src='https://example.org/x.png'> "
    "& \x00\x1b\u202e killed"
)
READER = ReaderInfo("grammar", "1")


def words(text, found, after=0):
    start = text.index(found, after)
    return Span(start, start + len(found))


def claim_of(text, number, trigger, **given):
    line = Span(text.rfind("\n", 0, trigger.start) + 1, (text + "\n").index("\n", trigger.end))
    plain = {"event": f"e{number}", "event_type": "armed_clash", "certainty": "stated", "confidence": 0.8}
    return Claim(f"claim{number}", reader=READER, sentence=line, trigger=trigger, **{**plain, **given})


def reading_of(text, *claims, **known):
    document = Document("d", text, "0", "0", "text 1", **known)
    return Reading(document, claims, READER)


def homs():
    second = TEXT.index("\n") + 1
    whole = words(TEXT, "A Homs monitor")
    died = claim_of(
        TEXT,
        2,
        words(TEXT, "died"),
        sources=(Source(whole, "a Homs monitor", "monitor"),),
        cue=words(TEXT, "said"),
        casualties=(Casualty("killed", 20, 20, count=words(TEXT, "20"), victims=words(TEXT, "fighters")),),
        place=Place(words(TEXT, "Homs"), "Homs", "city", country="Syria"),
        time=Time(words(TEXT, "on Tuesday"), "2016-04-05", "2016-04-05"),
    )
    fighting = claim_of(
        TEXT, 1, words(TEXT, "Fighting"), place=Place(words(TEXT, "Syria"), "Syria", "country")
    )
    denied = claim_of(
        TEXT,
        3,
        words(TEXT, "shelled", second),
        certainty="denied",
        event_type="shelling",
        weapon=words(TEXT, "army"),
    )
    known = {
        "title": "Fighting in Syria",
        "language": "en",
        "published": "2016-04-06",
        "publisher": "Somebody",
    }
    return reading_of(TEXT, fighting, died, denied, **known, url="https://example.org/a")


def arabic():
    first = claim_of(ARABIC, 1, words(ARABIC, "قتلوا"))
    return reading_of(ARABIC, first, claim_of(ARABIC, 2, words(ARABIC, "العيس")), language="ar", title="قتلى")


def hostile():
    killed = claim_of(HOSTILE, 1, words(HOSTILE, "killed"), sources=(Source(Span(0, 12), HOSTILE, "media"),))
    known = dict.fromkeys(("title", "publisher", "published", "language", "note"), f'"><b>{HOSTILE}')
    return reading_of(HOSTILE, killed, **known, url="javascript:alert(1)")


def written(path, *items):
    with Page(path, date(2026, 11, 27)) as page:
        for item in items:
            page.take(item)
    return path.read_text(encoding="utf-8")


class Outline(HTMLParser):
    """
    The ids, attributes and words of a page.
    """

    def __init__(self, page):
        super().__init__()
        self.ids, self.attributes, self.text = [], [], ""
        self.feed(page)

    def handle_starttag(self, tag, attrs):  # noqa: D102
        self.attributes.append((tag, dict(attrs)))
        self.ids += [value for name, value in attrs if name == "id"]

    def handle_data(self, data):  # noqa: D102
        self.text += data


@pytest.fixture(scope="module")
def page_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("page") / "claims.html"
    written(path, homs(), arabic(), hostile(), Skipped("a\x1b.pdf", "reading", "no <text> in it"))
    return path


@pytest.fixture(scope="module")
def window(browser):
    page = browser.new_page(viewport={"width": 1360, "height": 900})
    page.asked, page.said = [], []
    page.on("request", lambda request: page.asked.append(request.url))
    page.on("console", lambda message: page.said.append(message.text))
    page.on("pageerror", lambda error: page.said.append(str(error)))
    return page


@pytest.fixture
def opened(window, page_file):
    window.emulate_media(media="screen")
    window.asked.clear()
    window.said.clear()
    window.goto(page_file.as_uri())
    return window


def trigger(page, words):
    return page.locator("#r1 a.trigger", has_text=words)


def card(page):
    return page.locator("#panel").inner_text()


def test_the_page_asks_nothing_of_any_network(opened):
    """
    Opening the page, and a claim on it, loads nothing but the file itself, and breaks no rule of its own.
    """
    trigger(opened, "died").click()

    assert [url for url in opened.asked if not url.startswith("file:")] == []
    assert (len(opened.asked), opened.said) == (1, [])


def test_words_of_a_report_are_never_markup(opened):
    """
    A report that holds tags and a script shows them as its words.
    """
    assert opened.title() == "Who said what: 6 claims in 3 reports"
    assert opened.locator("img, b:has(script), .text script").count() == 0
    assert "<script>document.title = 'taken'</script>" in opened.locator("#r3 .text").inner_text()
    assert opened.locator("a[href^='javascript']").count() == 0


def test_a_click_on_a_mark_shows_its_claim(opened):
    """
    Any marked words of a claim bring up its card, as stated and as normalised.
    """
    opened.locator("#r1 mark.count", has_text="20").click()

    assert "killed 20" in card(opened)
    assert "a Homs monitor" in card(opened)
    assert "2 of 3" in card(opened)


@pytest.mark.parametrize("key", ["Enter", "Space"])
def test_a_key_on_a_mark_shows_its_claim(opened, key):
    """
    What names an event can be reached with the keyboard and pressed like a button.
    """
    trigger(opened, "shelled").focus()
    opened.keyboard.press(key)

    assert "denied" in card(opened)
    assert trigger(opened, "shelled").get_attribute("aria-expanded") == "true"


def test_the_first_mark_is_reached_by_tab(opened):
    """
    From the list of reports, Tab leads to the first claim.
    """
    opened.locator(".contents a").last.focus()
    opened.keyboard.press("Tab")

    assert opened.evaluate("document.activeElement.textContent") == "Fighting"


def test_arrows_lead_from_claim_to_claim(opened):
    """
    Right and left go to the next and the previous claim, also into the next report.
    """
    trigger(opened, "Fighting").click()
    seen = []
    for key in ("ArrowRight", "ArrowRight", "ArrowLeft", "n", "n", "p"):
        opened.keyboard.press(key)
        seen.append(opened.evaluate("document.activeElement.textContent"))

    assert seen == ["died", "shelled", "died", "shelled", "قتلوا", "shelled"]


def test_in_a_text_from_right_to_left_the_left_arrow_leads_on(opened):
    """
    In Arabic the next claim is to the left.
    """
    opened.locator("#r2 a.trigger").first.click()
    opened.keyboard.press("ArrowLeft")

    assert opened.evaluate("document.activeElement.textContent") == "العيس"


def test_escape_closes_the_claim(opened):
    """
    Escape takes the card away and leaves the focus where it was.
    """
    trigger(opened, "died").click()
    opened.keyboard.press("Escape")

    assert "Press a marked word" in card(opened)
    assert opened.locator(".h.on").count() == 0
    assert opened.evaluate("document.activeElement.textContent") == "died"


def test_a_second_enter_goes_to_the_card(opened):
    """
    From the words, Enter opens the card and Enter again goes to it; Escape comes back.
    """
    trigger(opened, "died").focus()
    opened.keyboard.press("Enter")
    opened.keyboard.press("Enter")
    assert opened.evaluate("document.activeElement.id") == "panel"
    opened.keyboard.press("Escape")
    assert opened.evaluate("document.activeElement.textContent") == "died"


def test_buttons_turn_the_cards(opened):
    """
    Next, previous and close work without a keyboard.
    """
    trigger(opened, "Fighting").click()
    opened.get_by_label("Next claim").click()
    assert "2 of 3" in card(opened)
    opened.get_by_label("Previous claim").click()
    assert "1 of 3" in card(opened)
    opened.get_by_label("Close the claim").click()
    assert "Press a marked word" in card(opened)


def test_a_shown_claim_labels_its_words(opened):
    """
    Colour is never the only mark: the words of a shown claim bear the names of their fields.
    """
    trigger(opened, "died").click()

    labels = opened.locator(".h[data-label]").evaluate_all("all => all.map(one => one.dataset.label)")
    assert labels == ["who says", "where", "cue", "how many", "whom", "what", "when"]


def test_overlapping_words_open_either_claim(opened):
    """
    Words that belong to two fields keep both marks, one within the other.
    """
    assert opened.locator("#r1 mark.source mark.place").inner_text() == "Homs"


def test_a_screen_reader_hears_the_claim(opened):
    """
    What names an event is described by its claim, which is also spoken when it is shown.
    """
    described = trigger(opened, "died").get_attribute("aria-describedby")
    trigger(opened, "died").click()

    told = "armed clash, stated; killed 20, fighters; in Homs, Syria; 2016-04-05; says a Homs monitor."
    spoken = f"Claim 2 of 3: {told}"
    assert opened.locator(f"#{described}").text_content() == spoken
    assert opened.get_by_role("status").text_content() == spoken


def test_arabic_stays_right_to_left(opened):
    """
    A report in Arabic runs from right to left and is named as Arabic to a screen reader.
    """
    text = opened.locator("#r2 .text")

    assert text.get_attribute("lang") == "ar"
    assert text.locator("p").evaluate("p => getComputedStyle(p).direction") == "rtl"


def test_on_paper_all_claims_follow_the_text(opened):
    """
    A printed page lists the claims and leaves out what can only be pressed.
    """
    assert not opened.locator("#r1 .cards").is_visible()
    opened.emulate_media(media="print")

    assert opened.locator("#r1 .cards").is_visible()
    assert not opened.locator("#panel").is_visible()


def test_the_list_of_claims_can_be_opened(opened):
    """
    All claims of a report can be read one after the other on the screen, too.
    """
    button = opened.locator("#r1 [data-list]")
    button.click()

    assert opened.locator("#r1 .card").count() == 3
    assert opened.locator("#r1 .cards").is_visible()
    assert button.get_attribute("aria-expanded") == "true"


def test_without_scripts_the_claims_are_listed(browser, page_file):
    """
    Where scripts are forbidden, a marked word leads to its claim in a list.
    """
    page = browser.new_page(java_script_enabled=False)
    page.goto(page_file.as_uri())

    assert page.locator("#r1 .cards").is_visible()
    assert page.locator("#r1c2").count() == 1
    page.close()


def test_nothing_sticks_out_on_a_narrow_screen(browser, page_file):
    """
    On a telephone the page is as wide as the screen, also with a claim shown.
    """
    page = browser.new_page(viewport={"width": 360, "height": 740})
    page.goto(page_file.as_uri())
    page.locator("#r1 a.trigger").nth(1).click()

    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    assert page.locator("#panel").bounding_box()["y"] > 200
    page.close()


def test_every_id_is_used_once_and_every_link_leads_somewhere(page_file):
    """
    Links within the page, descriptions and controls point to what is there.
    """
    outline = Outline(page_file.read_text(encoding="utf-8"))
    named = ("aria-describedby", "aria-controls", "aria-labelledby")
    asked = [attrs[name] for _, attrs in outline.attributes for name in named if name in attrs]
    asked += [attrs["href"][1:] for _, attrs in outline.attributes if attrs.get("href", "").startswith("#")]

    assert len(outline.ids) == len(set(outline.ids))
    assert set(asked) <= set(outline.ids)


def test_the_page_allows_nothing_but_its_own_style_and_script(page_file):
    """
    The content security policy names the digests of one style and one script, and forbids all else.
    """
    page = page_file.read_text(encoding="utf-8")
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', page)[1].replace("&#39;", "'")

    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "unsafe" not in policy
    assert len(re.findall(r"sha256-", policy)) == 2
    assert not re.search(
        r"<[^>]+\s(style|on\w+)=", re.sub(r"<(style|script)>.*?</\1>", "", page, flags=re.DOTALL)
    )


def test_what_was_not_read_is_listed(page_file):
    """
    Skipped reports stand at the end, with their reasons.
    """
    text = Outline(page_file.read_text(encoding="utf-8")).text

    assert "no <text> in it" in text
    assert "\x1b" not in text


def test_a_title_that_opens_the_text_is_shown_once(page_file):
    """
    The headline keeps its marks, and is not printed twice.
    """
    page = page_file.read_text(encoding="utf-8")
    article = page[page.index('<article id="r1"') : page.index('<section class="cards" id="r1l"')]

    assert article.count("Fighting") == 1
    assert same_words("Fighting  in Syria.", "fighting in syria")


def test_only_web_addresses_become_links(page_file):
    """
    The original is linked where its address is one of the web.
    """
    links = [a["href"] for tag, a in Outline(page_file.read_text(encoding="utf-8")).attributes if tag == "a"]

    assert [link for link in links if not link.startswith("#")] == ["https://example.org/a"]


def test_a_page_without_reports_says_so(tmp_path):
    """
    Where nothing could be read, the page still says what was skipped.
    """
    page = written(tmp_path / "p.html", Skipped("a.pdf", "reading", "empty file"))

    assert "No report could be read." in page
    assert "empty file" in page


def test_what_is_in_another_language_is_listed_apart(tmp_path):
    """
    It could be read; only the reader does not know its language.
    """
    page = written(
        tmp_path / "p.html",
        Skipped("a.pdf", "reading", "empty file"),
        Skipped("b.txt", "language", "in German"),
    )
    unknown, _, skipped = page.partition('id="unknown"')[2].partition('id="skipped"')

    assert ("in German" in unknown, "empty file" in unknown) == (True, False)
    assert ("in German" in skipped, "empty file" in skipped) == (False, True)


def test_of_very_many_skipped_reports_the_rest_is_counted(tmp_path):
    """
    A page does not list a million reasons.
    """
    page = written(tmp_path / "p.html", *[Skipped("a.pdf", "reading", "empty file")] * 1003)

    assert "And 3 more." in page


def break_off(path):
    with Page(path, date(2026, 11, 27)) as page:
        page.take(homs())
        assert "0 claims in 0 reports" in path.read_text(encoding="utf-8")
        raise KeyboardInterrupt


def test_a_page_appears_whole_or_not_at_all(tmp_path):
    """
    While a run goes on, an older page stays; a run that is broken off leaves a page with what was finished.
    """
    path = tmp_path / "p.html"
    with Page(path, date.min):
        pass

    with pytest.raises(KeyboardInterrupt):
        break_off(path)

    assert "3 claims" in path.read_text(encoding="utf-8")
    assert [file.name for file in tmp_path.iterdir()] == ["p.html"]


def test_a_page_that_cannot_be_written_is_a_wrong_request(tmp_path):
    """
    A page in a folder that does not exist is refused before anything is read.
    """
    with pytest.raises(UsageError, match="cannot write the page"), Page(tmp_path / "no" / "p.html", date.min):
        pass


@pytest.mark.parametrize("place", ["", "/dev/null"])
def test_only_a_file_can_be_a_page(tmp_path, place):
    """
    A folder or a device in place of the page is refused before anything is read.
    """
    with pytest.raises(UsageError, match="that is no file"), Page(tmp_path / place, date.min):
        pass


def test_a_link_to_a_page_stays_a_link(tmp_path):
    """
    Where the page is a link to a file elsewhere, that file is written.
    """
    (tmp_path / "link.html").symlink_to(tmp_path / "p.html")
    written(tmp_path / "link.html", homs())

    assert (tmp_path / "link.html").is_symlink()
    assert (tmp_path / "p.html").is_file()


def test_a_page_that_fails_at_the_end_leaves_no_draft(tmp_path):
    """
    Where the page cannot be put in its place, the run says so and nothing half is left.
    """
    path = tmp_path / "p.html"
    with pytest.raises(StopRun, match="cannot write the page"), Page(path, date(2026, 11, 27)):
        path.mkdir()

    assert [file.name for file in tmp_path.iterdir()] == ["p.html"]


def contrast(one, other):
    def light(colour):
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        parts = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def colours():
    css = Path(pages.__file__).with_name("templates").joinpath("look.css").read_text(encoding="utf-8")
    schemes = [
        dict(re.findall(r"--([\w-]+): (#\w+)", block))
        for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]
    return [{name: long(colour) for name, colour in {**schemes[0], **scheme}.items()} for scheme in schemes]


def long(colour):
    return colour if len(colour) == 7 else "#" + "".join(digit * 2 for digit in colour[1:])


@pytest.mark.parametrize("scheme", colours(), ids=["light", "dark", "paper"])
def test_text_stands_out_from_its_ground(scheme):
    """
    Every ink has the contrast on its grounds that WCAG AA asks for; marks have that of signs.
    """
    inks = [(ink, ground) for ink in ("ink", "quiet", "who") for ground in ("paper", "sheet", "wash")]
    inks += [("ink", "select"), ("what", "what-wash"), ("what", "paper"), ("quiet", "select")]
    marks = [(mark, "paper") for mark in ("who", "what", "many", "party", "where", "when", "proof")]

    assert {pair for pair in inks if contrast(scheme[pair[0]], scheme[pair[1]]) < 4.5} == set()
    assert {pair for pair in marks if contrast(scheme[pair[0]], scheme[pair[1]]) < 3} == set()


def test_a_page_is_not_written_over_what_is_none(tmp_path):
    """
    A report that was named for the page by a slip is left as it is; an older page, or an empty file, is not.
    """
    report, page, empty = (tmp_path / name for name in ("report.txt", "page.html", "empty"))
    report.write_text("Rebels shelled the town.", encoding="utf-8")
    empty.touch()

    with pytest.raises(UsageError, match="another file is there, and would be lost"), Page(report, date.min):
        pass
    for path in (page, page, empty):
        with Page(path, date.min):
            pass

    assert report.read_text(encoding="utf-8") == "Rebels shelled the town."
    assert page.read_text(encoding="utf-8") == empty.read_text(encoding="utf-8")
    assert sorted(tmp_path.iterdir()) == [empty, page, report]
