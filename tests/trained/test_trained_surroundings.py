"""
A claim is set beside the other claims of its report.
"""

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from reportedly.trained.surroundings import Standing, around

HOMS, IDLIB = ("Homs", "SY"), ("Idlib", "SY")
ROWS = (
    Standing("e1", 0, "shelling"),
    Standing("e1", 0, "harm"),
    Standing("e2", 1, "shelling"),
    Standing("e1", 2, "harm"),
)
KEYS = (HOMS, None, IDLIB, HOMS)

rows = st.lists(
    st.tuples(
        st.sampled_from([None, HOMS, IDLIB]),
        st.builds(
            Standing, st.sampled_from(["e1", "e2"]), st.integers(0, 2), st.sampled_from(["harm", "siege"])
        ),
    ),
    max_size=12,
)


def test_a_claim_does_not_speak_for_itself():
    """
    What others of its event and sentence have is told without the claim's own place.
    """
    first, second, third, _ = around(KEYS, ROWS)

    assert (first.event.share(HOMS), first.sentence.share(HOMS), first.sentence.any(HOMS)) == (0.5, 0, False)
    assert (second.sentence.share(HOMS), second.event.any(HOMS)) == (1, True)
    assert (third.event.share(IDLIB), third.event.any(IDLIB), third.report.any(HOMS)) == (0, False, True)


def test_what_was_last_named_is_that_of_the_last_claim_that_has_any():
    """
    A claim without a place is passed over on the way back, as are those of another type.
    """
    first, second, third, last = around(KEYS, ROWS)

    assert first.before == first.alike == frozenset()
    assert second.before == third.before == third.alike == {HOMS}
    assert (last.before, last.alike) == ({IDLIB}, set())


def test_what_comes_next_is_told_as_it_is():
    """
    The next claim may have none, which is told, too; after the last one there is nothing.
    """
    assert [one.after for one in around(KEYS, ROWS)] == [{None}, {IDLIB}, {HOMS}, set()]


@given(rows)
def test_shares_are_those_of_a_plain_count(pairs):
    """
    What the others have is what counting them one by one gives.
    """
    keys = [key for key, _ in pairs]
    for n, one in enumerate(around(keys, [row for _, row in pairs])):
        rest = Counter(keys[:n] + keys[n + 1 :])
        assert all(one.report.any(key) == (rest[key] > 0) for key in (None, HOMS, IDLIB))
        assert all(abs(one.report.share(key) - rest[key] / max(1, len(keys) - 1)) < 1e-9 for key in rest)
