"""
Names of victims and witnesses in what is answered.
"""

import json

import pytest

from adding_reports import claim_in, quick_ledger, report_of
from reportedly.ledger.ledger import Ledger
from reportedly.ledger.masks import Book
from reportedly.people.managing import add_user
from reportedly.people.users import User
from reportedly.readers import find_claims
from reportedly.records import ReaderInfo, Reading, Source, Span
from reportedly.web import create_app
from reportedly.web.settings import Settings
from reportedly.web.veil import veiled
from web.signed_in import PASSWORD, signed_in

TEXT = (
    "Strike kills Samir Haddad and Zoë O'Brien\n\n"
    "Samir Haddad and Zoë O'Brien were killed in an air strike on Idlib on Monday, activists said. "
    "Haddad's brother, Mahmoud Haddad, was wounded."
)
REPORT = report_of(TEXT, title="Strike kills Samir Haddad and Zoë O'Brien", published="2016-04-06")
NAMES = ("Samir", "Haddad", "Zoë", "O'Brien", "O&#39;Brien", "Zo\\u00eb", "Mahmoud")
HTML = {"Accept": "text/html"}


def fill(ledger):
    claims = find_claims(REPORT.document, "grammar")
    ledger.add(REPORT, Reading(REPORT.document, claims, ReaderInfo("grammar", "1")))
    return claims


@pytest.fixture(scope="module")
def app(tmp_path_factory):
    path = tmp_path_factory.mktemp("veil") / "ledger.db"
    with Ledger.open(path) as ledger:
        fill(ledger)
        add_user(
            ledger,
            User("sees", role="admin", apart=frozenset({"see_personal_data", "export"})),
            PASSWORD,
            "t",
        )
        add_user(ledger, User("veiled", role="admin", apart=frozenset({"export"})), PASSWORD, "t")
    return create_app(Settings(path, reader="grammar"))


@pytest.fixture(scope="module")
def sees(app):
    return signed_in(app, "sees")


@pytest.fixture(scope="module")
def blind(app):
    return signed_in(app, "veiled")


def pages():
    name = REPORT.document.id
    claim = find_claims(REPORT.document, "grammar")[0].id
    return [
        "/",
        f"/reports/{name}",
        f"/reports/{name}/edit?claim={claim}",
        "/events",
        "/explore",
        "/history",
        "/coding",
    ]


@pytest.mark.parametrize("path", pages())
@pytest.mark.parametrize("headers", [HTML, {"Accept": "application/json"}], ids=["page", "JSON"])
def test_no_answer_has_a_name_for_who_may_not_see_it(blind, path, headers):
    """
    Pages and JSON alike: neither a name nor a part of one, in whatever way it is escaped.
    """
    answer = blind.get(path, headers=headers)

    assert [name for name in NAMES if name in answer.text] == []


def test_who_may_see_names_sees_them(sees):
    """
    With the right nothing is masked.
    """
    report = sees.get(f"/reports/{REPORT.document.id}", headers=HTML).text

    assert "Samir" in report
    assert "O&#39;Brien" in report
    assert "█" not in report


def test_masked_json_is_json_with_offsets_that_hold(sees, blind):
    """
    All strings are as long as they were; nothing else differs.
    """
    path = f"/reports/{REPORT.document.id}"
    full, masked = (client.get(path).json() for client in (sees, blind))
    pairs = list(side_by_side(full, masked))

    assert pairs
    assert all(len(one) == len(other) for one, other in pairs if isinstance(one, str))
    assert any(one != other for one, other in pairs)
    assert all(one == other for one, other in pairs if not isinstance(one, str))


def side_by_side(one, other):
    if isinstance(one, dict):
        assert one.keys() == other.keys()
        for key in one:
            yield from side_by_side(one[key], other[key])
    elif isinstance(one, list):
        assert len(one) == len(other)
        for first, second in zip(one, other, strict=True):
            yield from side_by_side(first, second)
    else:
        yield one, other


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ('{"id":"ID","text":"a\\nSamir"}', '{"id":"ID","text":"a\\n█████"}'),
        ('{"id":"ID","text":"\\u201cZo\\u00eb"}', '{"id":"ID","text":"\\u201c███"}'),
        ("ID <td>O&#39;Brien</td>", "ID <td>███████</td>"),
        ("ID Samiran Haddadi", "ID Samiran Haddadi"),
        ("nothing is named here: Samir", "nothing is named here: Samir"),
    ],
)
def test_names_are_found_as_an_answer_writes_them(body, expected):
    """
    Escaped or not, whole words only, and only those of the reports that are spoken of.
    """
    with quick_ledger() as ledger:
        fill(ledger)
        told = veiled(Book(ledger), body.replace("ID", REPORT.document.id).encode())

    assert told.decode() == expected.replace("ID", REPORT.document.id)


def test_a_report_is_known_by_its_claims_too():
    """
    An answer that names a claim alone has the names of its report masked.
    """
    with quick_ledger() as ledger:
        claim = fill(ledger)[0].id
        told = json.loads(veiled(Book(ledger), json.dumps({"claim": claim, "words": "Samir"}).encode()))

    assert told["words"] == "█████"


def test_an_answer_about_very_many_reports_still_masks_witnesses(monkeypatch):
    """
    Where not all reports can be looked at in full, people among their sources are masked; once a report
    was looked at, its victims are, too.
    """
    text = "Samir Haddad was killed in Idlib. Mahmoud Deeb, a resident, said planes bombed the market."
    claim = claim_in(
        text,
        "bombed",
        sources=(Source(Span(34, 46), "Mahmoud Deeb", "witness"),),
        sentence=Span(34, len(text)),
    )
    report = report_of(text)
    monkeypatch.setattr("reportedly.ledger.masks.FULL", 0)
    with quick_ledger() as ledger:
        ledger.add(report, Reading(report.document, (claim,), ReaderInfo("grammar", "1")))
        book = Book(ledger)
        some = book.names_for([report.document.id])
        monkeypatch.setattr("reportedly.ledger.masks.FULL", 1)
        book.names_for([report.document.id])
        monkeypatch.setattr("reportedly.ledger.masks.FULL", 0)

        assert some == {"Mahmoud Deeb"}
        assert book.names_for([report.document.id]) == {"Mahmoud Deeb", "Samir Haddad"}
