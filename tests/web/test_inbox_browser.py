"""
The inbox in a real browser: files are dropped, progress is seen, rows are walked by keys.
"""

import pytest

from reportedly.cli.demo import SAMPLES

DROP = """
(files) => {
  const carried = new DataTransfer();
  for (const [name, text] of files) carried.items.add(new File([text], name));
  const how = { dataTransfer: carried, bubbles: true, cancelable: true };
  for (const kind of ["dragenter", "dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(kind, how));
}
"""
NAMES = ("al-eis-agency.txt", "sanaa-funeral.txt")


@pytest.fixture(scope="module")
def address(workbench, tmp_path_factory):
    with workbench(tmp_path_factory.mktemp("inbox") / "ledger.db") as address:
        yield address


@pytest.fixture
def page(browser, address):
    """
    The inbox, with whatever goes wrong in it and whatever it asks of others.
    """
    opened = browser.new_page(viewport={"width": 1280, "height": 900}, locale="en-GB")
    wrong = []
    opened.on("console", lambda message: wrong.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: wrong.append(str(error)))
    opened.on(
        "request",
        lambda asked: None if asked.url.startswith((address, "data:", "blob:")) else wrong.append(asked.url),
    )
    opened.goto(address)
    yield opened
    opened.close()
    assert wrong == []


def dropped(page):
    files = [(name, (SAMPLES / name).read_text(encoding="utf-8")) for name in NAMES]
    page.evaluate(DROP, [*files, ("broken.pdf", "%PDF-1.4 broken")])
    page.wait_for_selector('.job[data-state="done"]')


def test_dropped_files_are_read_before_the_eyes(page):
    """
    Two reports come into the list by themselves; a broken file is named with its reason.
    """
    page.wait_for_selector("body[data-ready], #read-open")
    page.wait_for_function("window.htmx !== undefined")
    dropped(page)
    page.wait_for_selector(".reports tbody")

    assert page.locator(".reports tbody").count() == 2
    assert "broken.pdf" in page.locator(".job .part.skipped").inner_text()
    assert "broken.pdf" in page.locator("#skipped").inner_text()
    assert page.locator("#skipped td").first.inner_text()
