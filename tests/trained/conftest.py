"""
The shipped model, loaded once for all tests of the trained reader.
"""

import pytest

from reportedly import readers
from reportedly.model.encoder import encoder


@pytest.fixture(scope="session")
def reader():
    return readers.reader(threads=1)


@pytest.fixture(scope="session")
def ours():
    return encoder(threads=1)
