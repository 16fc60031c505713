"""
From accounts to events.
"""

import hypothesis.strategies as st
from hypothesis import given, settings

from reportedly.events.records import Account, Figure
from reportedly.events.records import Testimony as Said
from reportedly.joining import join
from reportedly.joining.clustering import Constraints
from reportedly.records import Place, Span

PLACES = [
    Place(Span(0, 0), "al-Eis", "village", "Aleppo", "Syria", 35.95, 36.99),
    Place(Span(0, 0), "Idlib", "city", "Idlib", "Syria", 35.93, 36.63),
    Place(Span(0, 0), "Syria", "country", None, "Syria", 35.0, 38.0),
    None,
]
DAYS = st.sampled_from(["2016-04-05", "2016-04-06", "2016-04-12", None])


@st.composite
def accounts(draw):
    """
    A few accounts whose days, places, tolls and words may meet.
    """
    made = []
    for i in range(draw(st.integers(0, 12))):
        day = draw(DAYS)
        toll = draw(st.sampled_from([3, 12, 40]))
        kind = draw(st.sampled_from(["armed_clash", "air_strike", "harm"]))
        said = Said(f"c{i}", f"d{i // 2}", kind, "stated", figures=(Figure("killed", toll, toll),))
        words = frozenset(draw(st.lists(st.sampled_from(["xan", "yul", "zob", "wek"]), max_size=3)))
        place = draw(st.sampled_from(PLACES))
        made.append(
            Account(
                f"a{i}", f"d{i // 2}", (said,), None, "2016-04-07", day, day, place, frozenset(), words, words
            )
        )
    return made


def test_reports_of_one_event_are_joined(told):
    """
    The same day, place, toll and names make one event; another place on another day does not.
    """
    far = told(
        "c", first="2016-04-01", last="2016-04-01", place=PLACES[1], words=frozenset(), names=frozenset()
    )

    found = join([told("a", killed=[12]), told("b", killed=[12]), far])

    assert [("a", "b"), ("c",)] == found


@settings(max_examples=60, deadline=None)
@given(accounts(), st.randoms(use_true_random=False))
def test_the_order_of_reading_does_not_matter(made, chance):
    """
    Accounts in any order make the same events, and each account is in one of them.
    """
    shuffled = list(made)
    chance.shuffle(shuffled)

    found = join(made)

    assert found == join(shuffled)
    assert sorted(name for group in found for name in group) == sorted(account.id for account in made)


@settings(max_examples=60, deadline=None)
@given(accounts(), st.data())
def test_what_people_decided_always_holds(made, data):
    """
    What is decided to be the same is one event, what is decided not to be the same never is.
    """
    names = [account.id for account in made]
    pairs = (
        st.lists(st.tuples(st.sampled_from(names), st.sampled_from(names)), max_size=2)
        if names
        else st.just([])
    )
    same = {tuple(sorted(pair)) for pair in data.draw(pairs) if pair[0] != pair[1]}
    apart = {tuple(sorted(pair)) for pair in data.draw(pairs) if pair[0] != pair[1]}
    touched = {name for pair in same for name in pair}
    apart = {pair for pair in apart if not touched & set(pair)}

    found = join(made, Constraints(frozenset(same), frozenset(apart)))

    home = {name: group for group in found for name in group}
    assert all(home[one] == home[other] for one, other in same)
    assert all(home[one] != home[other] for one, other in apart)


def test_a_vague_account_joins_no_two_events(told):
    """
    A report with neither day nor place goes with one event, and does not pull another one in.
    """
    other = told(
        "b", killed=[40], place=PLACES[1], first="2016-04-12", last="2016-04-12", words=frozenset({"xan"})
    )
    vague = told("v", killed=[12], place=None, first=None, last=None)

    found = join([told("a", killed=[12]), other, vague])

    assert ("a", "v") in found
    assert ("b",) in found


def test_ten_thousand_copies_are_one_event(told):
    """
    Copies are compared once for all, not each with each.
    """
    copies = [told("x", killed=[12]) for _ in range(1)]
    same = [Account(f"a{i:05}", f"d{i}", *rest(copies[0])) for i in range(10_000)]

    assert 1 == len(join(same))


def rest(account):
    """
    All of an account but its id and document.
    """
    fields = ("testimonies", "publisher", "published", "first", "last", "place", "actors", "words", "names")
    return [getattr(account, field) for field in fields]
