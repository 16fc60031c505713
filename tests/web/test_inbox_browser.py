"""
The inbox in a real browser: files are dropped, rows are walked by keys, the address keeps a list.
"""

import pytest
from playwright.sync_api import expect

from reportedly.cli.demo import SAMPLES
from web.in_browser import ready, settled

DROP = """
(files) => {
  const carried = new DataTransfer();
  for (const [name, text] of files) carried.items.add(new File([text], name));
  const how = { dataTransfer: carried, bubbles: true, cancelable: true };
  for (const kind of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, how));
}
"""
NAMES = ("al-eis-agency.txt", "al-eis-tehran.txt", "sanaa-funeral.txt")
ROWS = ".reports tbody"
FOCUSED = "document.activeElement.getAttribute('href')"


@pytest.fixture(scope="module")
def address(workbench, tmp_path_factory):
    with workbench(tmp_path_factory.mktemp("inbox") / "ledger.db", upload_limit=200_000) as address:
        yield address


@pytest.fixture
def page(browser, address):
    """
    The inbox, with whatever goes wrong in it and whatever it asks of others.
    """
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    wrong, own = [], (address, "data:", "blob:")
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on("request", lambda asked: None if asked.url.startswith(own) else wrong.append(asked.url))
    opened.goto(address)
    ready(opened, "inbox")
    yield opened
    opened.close()
    assert wrong == []


@pytest.fixture
def filled(page):
    """
    The inbox after three reports and a broken file were dropped on it.
    """
    files = [(name, (SAMPLES / name).read_text(encoding="utf-8")) for name in NAMES]
    page.evaluate(DROP, [*files, ("broken.pdf", "%PDF-1.4 broken")])
    page.wait_for_selector('.job[data-state="done"]', timeout=120_000)
    expect(page.locator(ROWS).nth(2)).to_be_visible()
    settled(page)  # the list has followed what was read
    return page


def test_dropped_files_are_read_before_the_eyes(filled):
    """
    Three reports come into the list by themselves; a broken file is named with its reason, and stays so.
    """
    job = filled.locator(".job")

    expect(job.locator(".part.skipped")).to_contain_text("broken.pdf")
    expect(job.locator(".part.done")).to_have_count(3)
    filled.reload()
    expect(filled.locator("#skipped")).to_contain_text("broken.pdf")
    expect(filled.locator("#skipped td").first).not_to_be_empty()


def test_files_that_are_dragged_over_the_page_are_told_what_becomes_of_them(page):
    """
    While they are held over it the whole window says so; when they leave it does no longer.
    """
    page.evaluate(
        DROP.replace('["dragenter", "dragover", "drop"]', '["dragenter", "dragover"]'), [("a.txt", "a")]
    )
    expect(page.locator(".drop-here")).to_be_visible()
    expect(page.locator(".drop-here")).to_contain_text("they are read at once")
    page.evaluate(DROP.replace('["dragenter", "dragover", "drop"]', '["dragleave"]'), [("a.txt", "a")])
    expect(page.locator(".drop-here")).to_be_hidden()


def test_rows_are_walked_and_opened_by_keys(filled):
    """
    J and k go from report to report, Enter opens one, in a list to which nothing comes any more.
    """
    filled.reload()
    settled(filled, f"{ROWS} >> nth=2")
    filled.keyboard.press("j")
    first = filled.evaluate(FOCUSED)
    filled.keyboard.press("ArrowDown")
    second = filled.evaluate(FOCUSED)
    filled.keyboard.press("k")
    back = filled.evaluate(FOCUSED)
    filled.keyboard.press("Enter")
    filled.wait_for_url(f"**{first}")

    assert first.startswith("/reports/")
    assert second != first
    assert back == first


def test_a_search_and_a_choice_stand_in_the_address(filled):
    """
    What is typed and what is clicked narrow the list; going back brings the list before.
    """
    filled.keyboard.press("/")
    filled.keyboard.type("funeral")
    filled.wait_for_url("**/?q=funeral")
    expect(filled.locator(ROWS)).to_have_count(1)
    settled(filled)
    filled.locator(".facet a", has_text="Yemen").first.click()
    filled.wait_for_url("**/?q=funeral&country=Yemen")
    filled.wait_for_selector('.facet a[aria-current="true"]')
    settled(filled)
    filled.go_back()
    filled.wait_for_url("**/?q=funeral")

    expect(filled.locator(".facet a[aria-current]")).to_have_count(0)
    expect(filled.locator("#q")).to_have_value("funeral")


def test_a_search_keeps_what_was_chosen_and_the_focus(filled):
    """
    Words are looked for in what the list was narrowed to, and who chose a value by keyboard stays on it.
    """
    filled.locator(".facet a", has_text="Yemen").first.press("Enter")
    filled.wait_for_url("**/?country=Yemen")
    settled(filled)
    expect(filled.locator(".facet a:focus")).to_contain_text("Yemen")

    filled.keyboard.press("/")
    filled.keyboard.type("killed")
    filled.wait_for_url("**/?q=killed&country=Yemen")
    expect(filled.locator(ROWS)).to_have_count(1)


def test_a_day_narrows_the_list(filled):
    """
    A day that is picked is asked for at once.
    """
    filled.fill("#since", "2016-10-01")
    filled.wait_for_url("**since=2016-10-01**")

    expect(filled.locator(ROWS)).to_have_count(1)
    expect(filled.locator(".reports")).to_contain_text("Sana")


def test_a_text_is_pasted_by_keyboard(page):
    """
    N opens what more can be read; a pasted text is read, and the dialog is done.
    """
    page.keyboard.press("n")
    page.fill("#text", "Three people were killed in shelling in Idlib on 3 May 2016, activists said.")
    page.fill("#text-title", "Pasted words")
    page.locator("#text-title").press("Enter")
    page.wait_for_selector('.job[data-state="done"]', timeout=120_000)

    expect(page.locator(".reports")).to_contain_text("Pasted words")
    expect(page.locator("#read-more")).to_be_hidden()


@pytest.mark.parametrize("language", ["en", "ar"])
def test_what_is_pasted_outlives_a_reload_until_it_is_read(browser, address, language):
    """
    It is offered again, with all that was told of it, in its own tab alone; once it was read it is gone.
    """
    context = browser.new_context(base_url=address)
    context.add_cookies([{"name": "reportedly_language", "value": language, "url": address}])
    page = context.new_page()
    page.goto("/")
    ready(page, "inbox")
    page.keyboard.press("n")
    page.fill("#text", "Two people were killed in Idlib on 4 May 2016, activists said.")
    page.fill("#text-title", f"Kept words {language}")
    page.fill("#text-published", "2016-05-05")
    page.reload()
    ready(page, "inbox")
    other = context.new_page()
    other.goto("/")
    ready(other, "inbox")
    expect(other.locator("#kept-drafts p")).to_have_count(0)
    page.locator("#kept-drafts button.main").click()
    expect(page.locator("#text")).to_be_focused()
    expect(page.locator("#text")).to_have_value(
        "Two people were killed in Idlib on 4 May 2016, activists said."
    )
    expect(page.locator("#text-published")).to_have_value("2016-05-05")

    page.locator("#read-text button").click()
    expect(page.locator(".reports")).to_contain_text(f"Kept words {language}", timeout=120_000)
    expect(page.locator("#kept-drafts p")).to_have_count(0)
    page.reload()
    ready(page, "inbox")
    expect(page.locator("#kept-drafts p")).to_have_count(0)
    assert page.input_value("#text") == ""
    context.close()


def test_what_is_pasted_can_be_thrown_away(page):
    """
    Then nothing of it is left, also after a reload.
    """
    page.keyboard.press("n")
    page.fill("#url", "https://example.org/report")
    page.reload()
    ready(page, "inbox")
    page.locator("#kept-drafts button:not(.main)").click()
    expect(page.locator("#kept-drafts p")).to_have_count(0)
    page.reload()
    ready(page, "inbox")

    expect(page.locator("#kept-drafts p")).to_have_count(0)
    assert page.input_value("#url") == ""


def test_a_server_that_does_not_answer_is_said(browser, address):
    """
    On the page and in what is open on it; what was typed stays.
    """
    page = browser.new_page(base_url=address)
    page.goto("/")
    ready(page, "inbox")
    page.context.set_offline(True)
    page.fill("#q", "killed")
    expect(page.locator("#said")).to_have_text("The server does not answer. Try again in a while.")

    page.locator("#read-open").click()
    page.fill("#text", "Three people were killed in Idlib.")
    page.locator("#read-text button").click()
    expect(page.locator("#read-more .fault")).to_have_text(
        "The server does not answer. Try again in a while."
    )
    assert page.input_value("#text") == "Three people were killed in Idlib."
    page.close()


def test_too_much_is_said_before_it_is_sent(page, tmp_path):
    """
    Files above the limit are not sent at all.
    """
    large = tmp_path / "large.txt"
    large.write_bytes(b"x" * 300_000)
    page.keyboard.press("n")
    page.set_input_files("#files", large)
    page.click("#read-files button.main")

    expect(page.locator("#read-more .fault")).to_contain_text("send less")
    expect(page.locator(".job")).to_have_count(0)


@pytest.mark.parametrize("width", [1280, 900])
def test_nothing_sticks_out(filled, width):
    """
    On a desk and on a tablet, also from right to left, the page is as wide as the window.
    """
    filled.set_viewport_size({"width": width, "height": 900})
    for language in ("ar", "en"):
        filled.goto(f"{filled.url.partition('/?')[0].rstrip('/')}/language/{language}")
        wide = filled.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")

        assert wide <= 0


def test_on_a_phone_each_report_is_a_card(filled):
    """
    How many claims it has, and how many are open, stands below its title, named and within the window; what
    chooses among the reports is folded until it is asked for.
    """
    filled.set_viewport_size({"width": 390, "height": 844})
    first = filled.locator(ROWS).first
    boxes = [first.locator(f"[data-label={name}]").bounding_box() for name in ("Claims", "Open")]

    assert all(box["x"] + box["width"] <= 390 for box in boxes)
    assert boxes[0]["y"] > first.locator("th a").bounding_box()["y"]
    expect(filled.locator(".sieve")).to_be_hidden()
    filled.locator("label.fold").click()
    expect(filled.locator(".sieve")).to_be_visible()


@pytest.mark.usefixtures("filled")
def test_the_list_is_sifted_without_scripts(browser, address):
    """
    Where scripts are off, links and the search do the same.
    """
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(address)
        plain.fill("#q", "funeral")
        plain.click(".search button")
        expect(plain.locator(ROWS)).to_have_count(1)
        plain.locator(".facet a", has_text="Yemen").first.click()

        expect(plain).to_have_url(f"{address}/?q=funeral&country=Yemen")


def test_the_help_is_opened_and_closed_by_keys_alone(page):
    """
    It opens with the focus on its button, so that Enter closes it.
    """
    page.keyboard.press("?")
    expect(page.locator("#help button")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#help")).to_be_hidden()
