"""
Passwords as they are kept.
"""

from reportedly.people.passwords import is_dated, is_right, kept_password


def test_a_password_is_right_or_not():
    """
    Only the password itself is right, and nothing is where none is kept.
    """
    kept = kept_password("correct horse battery")

    assert is_right("correct horse battery", kept)
    assert not is_right("correct horse", kept)
    assert not is_right("nobody has this one", None)
    assert not is_right("anything", "no digest")


def test_the_same_password_is_kept_another_way_each_time():
    """
    Two who chose the same cannot be told by what is kept.
    """
    assert kept_password("correct horse battery") != kept_password("correct horse battery")


def test_an_accent_is_the_same_from_every_keyboard():
    """
    A letter with an accent may be typed as one character or as two.
    """
    assert is_right("caffe\u0301 caffe\u0301 caffe\u0301", kept_password("caff\u00e9 caff\u00e9 caff\u00e9"))


def test_weaker_ways_are_told():
    """
    A password that was kept with less work is kept anew at the next chance.
    """
    assert not is_dated(kept_password("correct horse battery"))
    assert is_dated("$argon2id$v=19$m=8,t=1,p=1$c29tZXNhbHQ$PjLTL7CuYYIvfWX7xOP0Fw")
