"""
What went wrong, in every language of the workbench.
"""

import ast
import re
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import expect

import reportedly
from reportedly.web import create_app
from reportedly.web.answers import environment, reworded
from reportedly.web.code_words import FILTERS, WORDS, code_words
from reportedly.web.rewording import HOLE, put_into, refusals_in
from reportedly.web.settings import Settings
from reportedly.web.texts import NAMES
from web.in_browser import ready

SOURCES = Path(reportedly.__file__).parent
OTHERS = sorted(set(NAMES) - {"en"})
RAISED = {"UsageError", "HTTPException", "SkipDocument", "SignInRefused", "StaleEdit", "skipped", "Skipped"}
# What people meet in the browser is said by these; the rest of the core is met on the command line alone.
MET = [
    *sorted((SOURCES / "web").glob("*.py")),
    *sorted((SOURCES / "reading").glob("*.py")),
    *(
        SOURCES / f"{name}.py"
        for name in (
            "filters",
            "decisions/additions",
            "decisions/corrections",
            "decisions/deciding",
            "decisions/restated",
            "events/suggestions",
            "ledger/claim_layers",
            "ledger/codings",
            "ledger/decisions",
            "ledger/ledger_reports",
            "ledger/ledger_views",
            "ledger/rows",
            "ledger/sieve",
            "ledger/users",
            "people/adjudicating",
            "people/double_coding",
            "people/managing",
            "people/users",
        )
    ),
]
COMMAND_LINE = {
    "say who decides: --who NAME, or set REPORTEDLY_WHO",
    "there is no claim {} in this {}",  # made of the sentences about a report and a coding
}
ELSEWHERE = {"Not Found", "Method Not Allowed"}  # of the programs that ours is made with
# Of the package that checks the fields that are sent.
FIELDS = {
    "Field required",
    "Extra inputs are not permitted",
    "JSON decode error",
    "Input should be a valid string",
    "Input should be a valid integer",
    "Input should be a valid integer, unable to parse string as an integer",
    "Input should be a valid number, unable to parse string as a number",
    "Input should be a valid boolean, unable to interpret input",
    "Input should be a valid integer, got a number with a fractional part",
    "Input should be a valid tuple",
    "Input should be a valid list",
    "Input should be a valid dictionary",
    "Input should be a valid dictionary or object to extract fields from",
    "Input should be a valid date or datetime, {}",
    "Input should be greater than or equal to {}",
    "Input should be less than or equal to {}",
    "Input should be {}",
    "String should have at most {} characters",
    "String should have at least {} character",
    "List should have at most {} items after validation, not {}",
}
OWN = "http://127.0.0.1:8000"
APART = re.compile("[\u2068\u2069]")


def template(node):
    """
    A text of the source with {} where something is put in; None for anything else.
    """
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)
    return None


def raised():
    """
    All that is said where something is refused or skipped.
    """
    for path in MET:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            name = getattr(node.func, "id", "") if isinstance(node, ast.Call) else ""
            if name in RAISED:
                texts = [template(inner) for given in node.args for inner in (given, *either(given))]
                yield from (text for text in texts if text and " " in text)


def either(node):
    return (node.body, node.orelse) if isinstance(node, ast.IfExp) else ()


def every_text():
    """
    All texts of the sources, with {} where something is put in.
    """
    for path in SOURCES.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            yield template(node)


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_that_is_refused_in_the_browser_lacks_its_words(language):
    """
    Whatever the workbench, the readers of files and the decisions say has words in every language.
    """
    found = set(raised())

    assert len(found) > 100
    assert sorted(found - set(refusals_in(language)) - COMMAND_LINE) == []


@pytest.mark.parametrize("language", OTHERS)
def test_nothing_is_kept_that_nobody_says(language):
    """
    Each English text of a catalogue is one of the sources', or put together of some.
    """
    said = "\n".join(filter(None, every_text()))
    pieces = {text: [part.strip() for part in text.split("{}")] for text in refusals_in(language)}

    assert {text for text, parts in pieces.items() if any(part not in said for part in parts)} == (
        ELSEWHERE | FIELDS
    )


@pytest.mark.parametrize("language", OTHERS)
def test_as_much_is_put_in_as_in_english(language):
    """
    Each translation has a hole for each of the English one, or names it by its number.
    """
    pairs = refusals_in(language).items()

    assert [one for one, other in pairs if len(HOLE.findall(one)) != len(HOLE.findall(other))] == []


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("empty file", "ملف فارغ"),
        (
            "xx is not a day; write it as 2016-04-05",
            "\u2068xx\u2069 ليس يومًا؛ اكتبه هكذا: \u20682016-04-05\u2069",
        ),
        (
            "in Arabic; the reader knows Amharic, English",
            "لغته العربية، والقارئ يعرف الأمهرية، الإنجليزية",
        ),
        (
            "in ar; the reader knows en: kept without claims",
            "لغته العربية، والقارئ يعرف الإنجليزية: حُفظ بلا ادعاءات",
        ),
        ("something of another program", "something of another program"),
        ("x" * 5000, "x" * 5000),
    ],
)
def test_words_are_said_in_arabic(words, said):
    """
    With what was put in, in its own direction; what nobody knows stays as it is.
    """
    assert reworded(words, "ar") == said
    assert reworded(words, "en") == words or "the reader knows" in words


@pytest.mark.parametrize(
    ("words", "english", "arabic"),
    [
        (
            "this needs the right “see_personal_data”, which ana has not",
            "this needs the right to see names of victims and witnesses, which ana has not",
            "يحتاج هذا إلى حق «رؤية أسماء الضحايا والشهود»، وهو ليس لدى ana",
        ),
        (
            "say why: perpetrator, casualties.0.low is not what the words give",
            "say why: the words do not give what stands under “By whom, How many 1: least”",
            "اذكر السبب: الكلمات لا تقول ما في «على يد من، كم 1: الأقل»",
        ),
        (
            "a claim needs trigger and event_type",
            "a claim needs: What, Kind of event",
            "يحتاج الادعاء إلى: ماذا، نوع الحدث",
        ),
        (
            "certainty: 'sure' is not one of stated, unreal",
            "Certainty: 'sure' is none of its values; choose from stated, not real",
            "درجة التأكيد: 'sure' ليس من قيمه؛ اختر من: مؤكَّد، غير واقع",
        ),
        (
            "event 12ab has no figure killed/side: SDF; it has wounded/civilians",
            "event 12ab has no figure “killed (fighters of SDF)”; it has: wounded (civilians)",
            "ليس للحدث 12ab العدد «قتلى (مقاتلو SDF)»؛ وله: جرحى (مدنيون)",
        ),
        (
            "Input should be a valid integer, unable to parse string as an integer",
            "write a whole number",
            "يجب أن يكون عددًا صحيحًا، وهذا ليس عددًا",
        ),
        ("Input should be greater than or equal to 1", "not less than 1", "يجب ألا يقل عن 1"),
        ("nothing is no profile", "nothing is no profile", "nothing is no profile"),
    ],
)
def test_codes_are_said_in_words(words, english, arabic):
    """
    Rights, fields, their values and figures, and what a form lacks, in both languages; a name stays as it is.
    """
    assert APART.sub("", reworded(words, "en")) == english
    assert APART.sub("", reworded(words, "ar")) == arabic


@pytest.mark.parametrize("language", OTHERS)
def test_what_says_codes_in_one_language_says_them_in_words_in_english(language):
    """
    A text with a code in it is in the English catalogue with the same kinds, and each kind has its words.
    """
    ours, theirs = refusals_in("en"), refusals_in(language)
    kinds = {one: {kind for _, kind in HOLE.findall(other) if kind} for one, other in theirs.items()}

    assert set(ours) <= set(theirs)
    assert {one for one in theirs if kinds[one]} == {
        one for one in ours if any(kind for _, kind in HOLE.findall(ours[one]))
    }
    assert all(kinds[one] == {kind for _, kind in HOLE.findall(ours[one]) if kind} for one in ours)
    assert set().union(*kinds.values()) <= set(WORDS) | set(FILTERS)


@pytest.mark.parametrize("language", sorted(NAMES))
def test_every_field_that_can_be_sent_has_its_words(language, tmp_path):
    """
    So that a refusal names it in words: no word is the name of the field itself, with its lower lines.
    """
    made = create_app(Settings(tmp_path / "new.db", reader="grammar")).openapi()
    said = {name: code_words(environment(language), "given", name) for name in sent(made)}

    assert len(said) > 50
    assert [
        name for name, words in said.items() if "_" in words or (language != "en" and name in words)
    ] == []


def sent(made):
    """
    The names of all that requests can hold, from the description of the addresses.
    """
    parts = made["components"]["schemas"]
    for asked in (asked for ways in made["paths"].values() for asked in ways.values()):
        yield from (one["name"] for one in asked.get("parameters", []) if one["in"] != "path")
        for content in asked.get("requestBody", {}).get("content", {}).values():
            held = content["schema"]
            for one in [held, *held.get("oneOf", []), *held.get("anyOf", [])]:
                yield from parts.get(one.get("$ref", "").rpartition("/")[2], one).get("properties", {})


@given(st.lists(st.text(alphabet="ab,;: ", max_size=6), min_size=1, max_size=4))
def test_what_was_put_in_is_found_again(values):
    """
    Between parts that cannot be confused with it, whatever was put in comes back whole.
    """
    parts = ["there is ", *(["|"] * (len(values) - 1)), " here"]
    words = parts[0] + "".join(value + part for value, part in zip(values, parts[1:], strict=True))

    assert put_into(parts, words) == values


def test_a_refusal_is_told_in_the_language_of_the_page(tmp_path):
    """
    The page says it in Arabic; a script is told it in English, with the words of the page beside it.
    """
    with TestClient(create_app(Settings(tmp_path / "one.db", reader="grammar")), base_url=OWN) as client:
        client.cookies.set("reportedly_language", "ar")
        page = client.get("/?published_since=may").text
        told = client.get("/?published_since=may", headers={"Accept": "application/json"}).json()

    assert re.search(r"<p class=.why-not.>\u2068may\u2069 ليس يومًا", page)
    assert told["detail"] == "may is not a day; write it as 2016-04-05"
    assert told["said"] == "\u2068may\u2069 ليس يومًا؛ اكتبه هكذا: \u20682016-04-05\u2069"


def test_what_a_script_of_the_page_is_refused_is_said_in_its_language(browser, workbench, samples_ledger):
    """
    A verdict that the server refuses is answered in Arabic at the foot of an Arabic page.
    """
    with workbench(samples_ledger) as address:
        context = browser.new_context(base_url=address)
        context.add_cookies([{"name": "reportedly_language", "value": "ar", "url": address}])
        page = context.new_page()
        page.goto("/")
        page.locator(".reports tbody a").first.click()
        page.wait_for_selector("#cards > article:not([hidden])")
        ready(page, "report")
        page.evaluate("document.querySelector('meta[name=csrf-token]').content = 'old'")
        page.keyboard.press("a")
        expect(page.locator("#said")).to_contain_text("رمز الجلسة مفقود أو قديم")
        context.close()


@pytest.mark.parametrize(
    "sent",
    [
        {"share": "many"},
        {"share": 101},
        {"share": -1},
        {},
        {"share": 1, "seed": 1.5},
        {"share": 1, "machine": "perhaps"},
        {"share": 1, "else": 1},
        {"share": 1, "coders": {}},
    ],
)
def test_what_is_wrong_with_a_field_is_said_in_the_language_of_the_page(asked_in_arabic, sent):
    """
    Of what the fields are held against, too, nothing is told in English but the name of the field.
    """
    told = asked_in_arabic.post("/coding/plan", json=sent)
    faults = [fault.split(": ", 1)[1] for fault in told.json()["said"].split("; ")]

    assert told.status_code == 422
    assert not re.search(r"[A-Za-z]{4}", "".join(faults))
    assert told.json()["detail"].startswith("body.")


@pytest.fixture(scope="module")
def asked_in_arabic(tmp_path_factory):
    made = create_app(Settings(tmp_path_factory.mktemp("fields") / "new.db", reader="grammar"))
    client = TestClient(made, base_url=OWN)
    client.headers.update(
        {"X-CSRF-Token": made.state.bench.local_person().csrf, "Accept": "application/json"}
    )
    client.cookies.set("reportedly_language", "ar")
    return client
