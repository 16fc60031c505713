"""
What `import reportedly` offers to other programs.
"""

import subprocess
import sys
from pathlib import Path

import pytest

import reportedly
from reportedly.errors import SkipDocument
from reportedly.reading import ReadingOptions
from reportedly.reading.text import from_text


@pytest.mark.parametrize("name", reportedly.__all__)
def test_every_public_name_is_there_and_says_what_it_is_for(name):
    """
    A public name can be imported from the package, is listed, and has a docstring.
    """
    found = getattr(reportedly, name)

    assert found.__doc__.strip()
    assert name in dir(reportedly)


def test_the_code_of_this_checkout_is_what_is_tested():
    """
    Another copy on the path of the environment would pass or fail, and be counted, in its stead.
    """
    assert Path(reportedly.__file__).is_relative_to(Path(__file__).resolve().parents[1])


def test_each_public_name_has_one_home():
    """
    The names offered and the modules that they come from agree.
    """
    homed = [name for names in reportedly.HOMES.values() for name in names]

    assert sorted(reportedly.__all__) == sorted(homed)


def test_an_unknown_name_is_refused():
    """
    A name that is not offered is told as Python tells it.
    """
    with pytest.raises(AttributeError, match="has no attribute 'victims_by_name'"):
        reportedly.victims_by_name  # noqa: B018 (asking is the test)


def test_importing_the_package_loads_no_part_of_it():
    """
    The package by itself costs nothing: its modules wait until they are asked for.
    """
    program = (
        "import sys, reportedly; print([name for name in sys.modules if name.startswith('reportedly.')])"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"


def test_a_string_is_a_report():
    """
    A text at hand becomes a report to the letter, with its headline and what the caller knows of it.
    """
    text = "Strike kills two\n\nA strike killed two people in Homs on Tuesday.\r\n"
    report = from_text(text, ReadingOptions(published="2016-04-06"))

    assert report.document.text == text
    assert report.raw == text.encode()
    assert report.document.title == "Strike kills two"
    assert report.document.published == "2016-04-06"


def test_a_string_without_words_is_none():
    """
    White space alone is no report.
    """
    with pytest.raises(SkipDocument, match="empty"):
        from_text(" \n")
