"""
Reviewing a report in a real browser: by keyboard alone, in every script, with nothing lost.
"""

import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import expect

from adding_reports import GRAMMAR, report_of
from reportedly.decisions.deciding import By, correct, reject
from reportedly.ledger.decisions import decisions
from reportedly.ledger.ledger import Ledger
from reportedly.records import Reading
from web.in_browser import ready
from web.reports import ENGLISH, arabic, english, hostile, keep_all, words

REFUSED = re.compile("status of (400|409)")
KILLED, SHELLED = (claim.id for claim in english()[1].claims)
ENGLISH_ID, ARABIC_ID, HOSTILE_ID = (made()[0].document.id for made in (english, arabic, hostile))

# Letters that browsers and Python may count differently: beyond 16 bits, combining, joined, right to left.
LETTERS = st.one_of(
    st.sampled_from(
        [
            "👨‍👩‍👧",
            "🇸🇾",
            "e\u0301",
            "👍🏽",
            "\u200d",
            "\u200f",
            "\ufeff",
            "قُتِلَ",
            "لا",
            "𝒳",
            "ﷺ",
            "שָׁ",
            "क्षि",
            "“",
            "ß",
        ]
    ),
    st.characters(min_codepoint=0x0600, max_codepoint=0x06FF, exclude_categories=["Cn"]),
    st.characters(min_codepoint=0x0300, max_codepoint=0x036F),
    st.characters(min_codepoint=0x1F300, max_codepoint=0x1FAFF),
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    st.sampled_from([" ", "\n", "  ", "\t", "\r\n", "\u2028", "\xa0"]),
)
TEXTS = st.lists(LETTERS, min_size=1, max_size=40).map("".join)


@pytest.fixture
def ledger(tmp_path):
    with Ledger.open(tmp_path / "ledger.db") as opened:
        keep_all(opened)
        yield opened


@pytest.fixture
def page(browser, workbench, ledger):
    """
    A page of a workbench over the ledger, which complains of nothing and asks nobody else for anything.
    """
    with workbench(ledger.path) as address:
        context = browser.new_context(viewport={"width": 1280, "height": 900}, base_url=address)
        opened = context.new_page()
        said, asked = [], []
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.on("console", lambda message: said.append(message.text))
        opened.on("request", lambda request: asked.append(request.url))
        yield opened
        context.close()
    assert [words for words in said if not REFUSED.search(words)] == []
    assert [one for one in asked if not one.startswith(address)] == []


def open_report(page, name=ENGLISH_ID):
    page.goto(f"/reports/{name}")
    page.wait_for_selector("#cards > article:not([hidden])")
    ready(page, "report")
    return page


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key)


def current(page):
    return page.locator("#cards > article:not([hidden])").get_attribute("data-claim")


def comes_in_sight(page, selector):
    """
    Waits until nothing lies over the beginning of an element, to which the page may scroll smoothly.
    """
    page.wait_for_function(
        """(selector) => {
            const one = document.querySelector(selector), box = one.getBoundingClientRect();
            return one.contains(document.elementFromPoint(box.left + box.width / 2, box.top + 4));
        }""",
        arg=selector,
    )


def has_words(page, part, words):
    """
    Waits until words of the text stand in a part of the form, or are those that are chosen.
    """
    shown = page.locator("#chosen" if part is None else f'[data-part="{part}"] q')
    expect(shown).to_have_text(words)


def test_claims_are_judged_by_keyboard_alone(page, ledger):
    """
    One goes from claim to claim, accepts, rejects with a reason, and takes back, without a mouse.
    """
    open_report(page)
    assert current(page) == KILLED
    press(page, "j")
    assert current(page) == SHELLED
    press(page, "k", "n", "p", "a")
    page.wait_for_selector(f"#claim-{KILLED}[data-status=accepted]", state="attached")
    assert current(page) == SHELLED

    press(page, "w")
    page.keyboard.type("another day")
    press(page, "Enter", "r")
    page.wait_for_selector(f"#claim-{SHELLED}[data-status=rejected]", state="attached")
    press(page, "u")
    page.wait_for_selector(f"#claim-{SHELLED}[data-status='']", state="attached")

    told = [(one.kind, one.about, one.why) for one in decisions(ledger)]
    assert told == [
        ("accept", (KILLED,), ""),
        ("reject", (SHELLED,), "another day"),
        ("undo", (), ""),
    ]


def test_words_are_picked_by_keyboard(page, ledger):
    """
    A field is set by walking through the text with arrow keys; Shift takes more words, Enter takes them over.
    """
    open_report(page)
    press(page, "e")
    page.locator('[data-part=weapon] [data-act="pick"]').press("Enter")
    page.wait_for_selector("#choosing:not([hidden])")
    press(page, "ArrowDown", "ArrowRight", "ArrowRight", "Shift+ArrowRight", "Enter")
    has_words(page, "weapon", "barrel bombs")
    press(page, "Control+Enter")
    page.wait_for_selector(f"#claim-{KILLED}[data-status=corrected]", state="attached")
    claim = ledger.claim(KILLED)[1]
    assert claim.weapon == words(ENGLISH, "barrel bombs")


def test_words_are_picked_by_mouse(page, ledger):
    """
    Words that are selected with the mouse are taken at once when a field asks for them.
    """
    open_report(page)
    press(page, "e")
    page.locator('[data-part=place] [data-act="pick"]').click()
    select(page, *words(ENGLISH, "Saraqib"))
    page.locator("#text").dispatch_event("pointerup")
    has_words(page, "place", "Saraqib")
    press(page, "Control+Enter")
    page.wait_for_selector(f"#claim-{KILLED}[data-status=corrected]", state="attached")
    assert ledger.claim(KILLED)[1].place.name == "Saraqib"


def test_a_missed_claim_is_added_from_selected_words(page):
    """
    The selected words become the words of a new claim; its type is chosen; it is shown with the others.
    """
    open_report(page)
    page.locator("#text").focus()
    select(page, *words(ENGLISH, "dropped"))
    has_words(page, None, "dropped")
    press(page, "m")
    has_words(page, "trigger", "dropped")
    page.locator("[data-field=event_type]").select_option("air_strike")
    press(page, "Control+Enter")
    page.wait_for_selector("article[data-status=added]:not([hidden])")
    expect(page.locator(".claim-button")).to_have_count(3)


def test_a_count_and_an_actor_are_corrected_with_a_reason(page, ledger):
    """
    A number that is typed over needs a reason; an actor is chosen from what is offered while one types.
    """
    open_report(page)
    press(page, "e")
    page.locator('[data-part="casualties.0"] [data-value=low]').fill("10")
    actor = page.locator("[data-part=perpetrator] [data-ahead]")
    page.locator('[data-part=perpetrator] [data-act="pick"]').click()
    select(page, *words(ENGLISH, "Rebels"))
    page.locator("#text").dispatch_event("pointerup")
    has_words(page, "perpetrator", "Rebels")
    actor.fill("Syrian Democratic Forces")
    page.wait_for_selector("[role=option]")
    press(page, "ArrowDown", "Enter", "Control+Enter")
    expect(page.locator("#editor-fault")).to_contain_text("what stands under “By whom, How many 1”")
    expect(page.locator("[data-why]")).to_be_focused()

    page.locator("[data-why]").fill("ten names in the list")
    press(page, "Control+Enter")
    page.wait_for_selector(f"#claim-{KILLED}[data-status=corrected]", state="attached")
    claim = ledger.claim(KILLED)[1]
    assert (claim.casualties[0].low, claim.perpetrator.actor) == (10, "sdf")
    assert {one.why for one in decisions(ledger)} == {"ten names in the list"}


def test_what_an_edit_lacks_is_said_where_it_is_mended(page, ledger):
    """
    A place that was typed and not chosen takes nothing away, and a party without words is not sent: it is
    said which field lacks what, in sight, and the focus is there.
    """
    open_report(page)
    press(page, "e")
    place = page.locator("[data-part=place] [data-ahead]")
    place.fill("Nowhere at all")
    press(page, "Control+Enter")
    expect(page.locator("#editor-fault")).to_have_text(
        "In the gazetteer: choose one of those offered, or empty the field"
    )
    expect(page.locator("#editor-fault")).to_be_in_viewport()
    expect(place).to_be_focused()

    place.fill("")
    page.locator("[data-part=target] [data-value=name]").fill("the town")
    press(page, "Control+Enter")
    expect(page.locator("#editor-fault")).to_have_text("Against: pick the words of the text that say so")
    expect(page.locator('[data-part=target] [data-act="pick"]')).to_be_focused()
    assert decisions(ledger) == ()


def test_leaving_an_edit_keeps_what_was_typed(page):
    """
    Cancel does as its key does: what was typed is offered again, until it is thrown away.
    """
    open_report(page)
    press(page, "e")
    page.locator("[data-field=certainty]").select_option("denied")
    page.locator("[data-act=cancel]").click()
    expect(page.locator("#kept-drafts > *")).to_have_count(1)

    page.get_by_role("button", name="Throw it away").click()
    expect(page.locator("#kept-drafts > *")).to_have_count(0)


def test_an_entry_is_taken_out_of_a_list(page, ledger):
    """
    A number that is not there is removed, and with it nothing else.
    """
    open_report(page)
    press(page, "e")
    page.locator('[data-part="casualties.0"] [data-act=remove]').click()
    page.locator("[data-why]").fill("said of another day")
    press(page, "Control+Enter")
    page.wait_for_selector(f"#claim-{KILLED}[data-status=corrected]", state="attached")
    assert ledger.claim(KILLED)[1].casualties == ()


def test_what_was_typed_outlives_a_reload(page, ledger):
    """
    An edit that was not sent is kept on the machine, offered again, and sent as it was.
    """
    open_report(page)
    press(page, "e")
    page.locator("[data-field=certainty]").select_option("hedged")
    page.locator("[data-why]").fill("only one source")
    page.locator('[data-list=evidence] [data-act="more"]').click()
    page.locator('[data-list=evidence] [data-act="pick"]').click()
    select(page, *words(ENGLISH, "Helicopters"))
    page.locator("#text").dispatch_event("pointerup")
    has_words(page, "evidence.0", "Helicopters")
    page.locator('[data-part="evidence.0"] [data-value=type]').select_option("witness")

    page.reload()
    page.locator("#kept-drafts button.main").click()
    expect(page.locator("[data-field=certainty]")).to_have_value("hedged")
    press(page, "Control+Enter")
    page.wait_for_selector(f"#claim-{KILLED}[data-status=corrected]", state="attached")
    claim = ledger.claim(KILLED)[1]
    assert (claim.certainty, claim.evidence[0].type) == ("hedged", "witness")
    expect(page.locator("#kept-drafts > *")).to_have_count(0)


def test_a_stale_edit_is_shown_beside_what_others_did(page, ledger):
    """
    Who was slower sees who changed what, keeps what was typed, and may still save it.
    """
    open_report(page)
    press(page, "e")
    page.locator("[data-field=certainty]").select_option("denied")
    page.locator("[data-why]").fill("the army says so")
    correct(ledger, KILLED, "certainty", "hedged", By("Ana", "only one source"))
    press(page, "Control+Enter")
    page.wait_for_selector("#conflict:not([hidden])")
    told = page.locator("#conflict").inner_text()
    assert "Ana" in told
    assert "hedged" in told
    assert "denied" in told
    assert page.locator("[data-field=certainty]").input_value() == "denied"

    page.locator("#conflict button.main").click()
    page.wait_for_selector("#editor", state="detached")
    assert ledger.claim(KILLED)[1].certainty == "denied"


def test_a_stale_edit_is_told_in_words_of_the_page(page, ledger):
    """
    In Arabic, fields, verdicts and values bear the names that they have in the form.
    """
    open_report(page)
    page.goto("/language/ar")
    open_report(page)
    press(page, "e")
    page.locator("[data-field=certainty]").select_option("denied")
    page.locator("[data-part='casualties.0'] [data-value=low]").fill("3")
    page.locator("[data-why]").fill("the army says so")
    correct(ledger, KILLED, "certainty", "hedged", By("Ana", "only one source"))
    correct(ledger, KILLED, "casualties.0.low", 2, By("Ana", "two names"))
    press(page, "Control+Enter")
    page.wait_for_selector("#conflict:not([hidden])")
    rows = page.locator("#conflict tbody tr").all_inner_texts()

    told = " ".join(rows)
    assert "متحفَّظ فيه" in told
    assert "كم 1: الأقل" in told
    comes_in_sight(page, "#conflict p")
    assert [code for code in ("certainty", "hedged", "denied", "casualties", "{") if code in told] == []


def test_an_edit_of_what_others_rejected_says_what_it_makes_of_the_claim(page, ledger):
    """
    Theirs is rejected, and mine would be corrected.
    """
    open_report(page)
    press(page, "e")
    page.locator("[data-field=certainty]").select_option("denied")
    page.locator("[data-why]").fill("the army says so")
    reject(ledger, [KILLED], By("Ana", "another day"))
    press(page, "Control+Enter")
    expect(page.locator("#conflict tbody tr td")).to_contain_text(["Ana", "Verdict", "rejected", "corrected"])


def test_a_verdict_on_what_others_rejected_is_told(page, ledger):
    """
    A verdict on a claim that somebody decided on meanwhile is not kept; one sees who was quicker.
    """
    open_report(page)
    reject(ledger, [KILLED], By("Ana", "a copy"))
    press(page, "a")
    page.wait_for_selector(f"#claim-{KILLED}[data-status=rejected]:not([hidden])")
    expect(page.locator("#said")).to_contain_text(re.compile("meanwhile: Ana: claim rejected"))
    assert len(decisions(ledger)) == 1


def test_a_claim_in_the_address_is_brought_in_sight(page, ledger):
    """
    A link to a claim, as in the history, leads to its words in the text, and to its line among the claims.
    """
    open_report(page)
    last = ledger.claim(SHELLED)[1]
    page.goto(f"/reports/{ENGLISH_ID}#{last.id}")
    page.reload()
    ready(page, "report")

    assert current(page) == last.id
    expect(page.locator(f".claim-button[data-claim='{last.id}']")).to_be_in_viewport()
    expect(page.locator(f"#claim-{last.id}")).to_be_focused()


def test_words_in_latin_letters_keep_their_marks_on_arabic_pages(page):
    """
    The trigger is quoted as English is, whatever the page around it speaks.
    """
    page.goto("/language/ar?next=/")
    open_report(page)

    marks = page.locator(".claim-button q").first.evaluate("one => getComputedStyle(one).quotes")
    assert marks.startswith('"“" "”"')


def test_arrow_keys_follow_the_direction_of_the_text(page):
    """
    In Arabic the left arrow goes on to the next word.
    """
    open_report(page, ARABIC_ID)
    press(page, "t", "ArrowLeft", "ArrowLeft")
    has_words(page, None, "المعارضة")
    press(page, "ArrowRight")
    has_words(page, None, "قالت")
    press(page, "Shift+ArrowLeft")
    has_words(page, None, "قالت المعارضة")


def test_a_report_cannot_do_anything_to_the_page(page):
    """
    Words that look like markup are shown as words.
    """
    open_report(page, HOSTILE_ID)
    assert "taken" not in page.title()[:5]
    assert page.locator("#text img, #text script").count() == 0
    assert "<script>" in page.locator("#text").inner_text()


def select(page, start, end):
    """
    Selects a span of the text as a mouse would: from a text node of the page to another.
    """
    page.evaluate(
        """([start, end]) => {
            const point = (offset, closing) => {
                const parts = [...document.querySelectorAll("#text .paragraph")];
                const fits = (one) => Number(one.dataset.start) <= offset;
                let part = parts.filter(fits).pop() ?? parts[0];
                let left = offset - Number(part.dataset.start);
                const walker = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
                let node = null, last = null;
                while ((node = walker.nextNode())) {
                    const letters = [...node.data];
                    if (closing ? left <= letters.length : left < letters.length)
                        return [node, letters.slice(0, left).join("").length];
                    left -= letters.length;
                    last = node;
                }
                return [last, last.data.length];
            };
            const [from, to] = [point(start, false), point(end, true)];
            getSelection().setBaseAndExtent(from[0], from[1], to[0], to[1]);
        }""",
        [start, end],
    )


def chosen(page):
    """
    The span and the words that the page takes the selection for.
    """
    page.wait_for_selector("#choosing[data-start]")
    return page.evaluate(
        """() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => {
            const bar = document.getElementById("choosing");
            const words = document.getElementById("chosen").textContent;
            done(bar.hidden ? null : [Number(bar.dataset.start), Number(bar.dataset.end), words]);
        })))"""
    )


@given(text=TEXTS, data=st.data())
@example(text="قُتِلَ 👨‍👩‍👧 e\u0301 31 جنديًا", data=None)
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
def test_selections_are_the_spans_of_python(page, ledger, text, data):
    """
    Words selected in the page have the offsets and the letters that Python gives them, in every script.
    """
    report = report_of(text)
    ledger.add(report, Reading(report.document, (), GRAMMAR))
    page.goto(f"/reports/{report.document.id}")
    ready(page, "report")
    shown = page.context.request.get(f"/reports/{report.document.id}?format=json").json()
    assert shown["text"] == text
    places = [
        paragraph["start"] + place
        for paragraph in shown["paragraphs"]
        for place in range(sum(len(piece["text"]) for piece in paragraph["pieces"]))
        if not text[paragraph["start"] + place].isspace()
    ]
    if not places:
        return
    start, last = places[0], places[-1]
    if data is not None:
        start, last = sorted(data.draw(st.sampled_from(places)) for _ in range(2))
    select(page, start, last + 1)
    found = chosen(page)
    assert found is not None
    assert found[:2] == [start, last + 1]
    there = {paragraph["start"]: paragraph["pieces"] for paragraph in shown["paragraphs"]}
    letters = {at + i: letter for at, pieces in there.items() for i, letter in enumerate(words_of(pieces))}
    assert found[2] == "".join(letters.get(place, "\n") for place in range(start, last + 1))
    assert all(letter in (text[place], "\ufffd") for place, letter in letters.items())


def words_of(pieces):
    """
    The letters of a paragraph.
    """
    return "".join(piece["text"] for piece in pieces)
