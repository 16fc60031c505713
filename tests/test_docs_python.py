"""
The examples of the page on Python run, and print what the page says.
"""

import doctest
import re
from pathlib import Path

import pytest

import reportedly

PAGE = Path(__file__).parents[1] / "docs" / "python.md"
TEXT = PAGE.read_text(encoding="utf-8")
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def test_the_examples_print_what_the_page_says(tmp_path, monkeypatch):
    """
    Every example runs, from the top of the page to its end, with the results shown.
    """
    monkeypatch.chdir(tmp_path)
    blocks = "\n".join(BLOCK.findall(TEXT))
    test = doctest.DocTestParser().get_doctest(blocks, {}, PAGE.name, str(PAGE), 0)
    complaints = []
    runner = doctest.DocTestRunner(optionflags=doctest.ELLIPSIS)

    runner.run(test, out=complaints.append)

    assert "".join(complaints) == ""
    assert runner.summarize(verbose=False).attempted == len(test.examples) > 30


@pytest.mark.parametrize("name", sorted({*reportedly.__all__} - {"Span", "Claim", "Document"}))
def test_every_public_name_is_on_the_page(name):
    """
    What the package offers is explained; the records themselves are in the codebook.
    """
    assert f"`{name}`" in TEXT or re.search(rf"\b{name}\(", TEXT)
