import pytest

from reportedly.claims.actors import find_all_mentions
from reportedly.claims.naming import kind_of
from reportedly.claims.source_words import type_of, type_together
from reportedly.language.analysis import analyse
from reportedly.language.tokens import tokens_of


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("the health ministry", "government"),
        ("a lawyer who saw it", "other"),
        ("the WHO", "un"),
        ("the Houthi-run agency", "armed_group"),
        ("residents of rebel-held districts", "witness"),
        ("the UN-backed government", "government"),
        ("a tribal mediator", "witness"),
        ("a rights lawyer", "monitor"),
        ("aid workers", "monitor"),
        ("a midwife", "medical_rescue"),
        ("the city council", "government"),
        ("a commander", "armed_group"),
        ("an Iraqi commander", "government"),
        ("the army commander", "government"),
        ("Jordan Smith", None),
        ("Jack London", None),
        ("Jordan Armed Forces", "government"),
        ("Israel", "government"),
    ],
)
def test_the_words_of_a_source_tell_its_type(phrase, expected):
    """
    The longest word for a kind of source decides; what hangs on a hyphen only where it makes the source.
    """
    assert type_of(tokens_of(phrase)) == expected


@pytest.mark.parametrize(
    ("phrase", "expected"),
    [
        ("medics and activists", "other"),
        ("a monitor and residents", "monitor"),
        ("the police and the army", "government"),
        ("Ali Hamad, a lawyer and activist", "witness"),
    ],
)
def test_sources_of_different_types_together(phrase, expected):
    """
    Two kinds of sources in one phrase are `other`, unless one of them is a monitor that counts.
    """
    assert type_together(tokens_of(phrase)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Amaq said ten died.", "armed_group"),
        ("Al-Masirah said ten died.", "armed_group"),
        ("The Gaza Health Ministry said ten died.", "government"),
        ("The Norwegian Refugee Council said ten died.", "monitor"),
    ],
)
def test_the_outlet_of_an_armed_group_is_the_group(text, expected):
    """
    The news agency of an armed group speaks for it; its ministry is an authority.
    """
    sentences = analyse(text)

    assert kind_of(find_all_mentions(sentences, text)[0][0]) == expected
