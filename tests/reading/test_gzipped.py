import gzip
import io

import pytest

from reportedly.errors import SkipDocument
from reportedly.reading.gzipped import Gunzipped


def test_a_compressed_file_is_read_like_the_file_itself(reading, news):
    """
    The same bytes give the same document, compressed or not.
    """
    (plain,), (packed,) = (
        reading("one.txt", news.encode()),
        reading("one.txt.gz", gzip.compress(news.encode())),
    )

    assert (packed.document, packed.raw) == (plain.document, plain.raw)


def test_compressed_json_lines_are_read(reading):
    """
    The name inside the name tells the format.
    """
    data = gzip.compress(b'broken\n{"text": "Thirty dead"}\n')

    assert [type(record).__name__ for record in reading("a.jsonl.gz", data)] == ["Skipped", "Report"]


def test_several_members_are_one_file(document, news):
    """
    Files joined end to end, padded with zeros or not, are read to the end.
    """
    data = gzip.compress(news.encode()) + gzip.compress(b"\nMore.") + b"\0" * 100

    assert document("two.gz", data).text == f"{news}\nMore."


def test_a_bomb_is_refused_before_it_swells(reason):
    """
    A file that grows a thousandfold is stopped, however it is called.
    """
    assert reason("bomb.gz", gzip.compress(b"ha" * 2_000_000), max_bytes=1_000_000) == (
        "gzip bomb: swells more than a hundredfold"
    )


def test_a_bomb_of_lines_is_stopped():
    """
    Where lines are read one by one, the growth itself is the reason.
    """
    stream = io.BufferedReader(Gunzipped(io.BytesIO(gzip.compress(bytes(5_000_000))), 1_000))

    with pytest.raises(SkipDocument, match="gzip bomb: swells more than a hundredfold"):
        stream.read()


def test_a_file_too_large_when_decompressed_is_refused(reason):
    """
    The limit is one of text, not of the packed file.
    """
    text = "\n".join(str(n * n) for n in range(10_000)).encode()

    assert reason("large.txt.gz", gzip.compress(text), max_bytes=50_000) == "larger than 50,000 bytes"


@pytest.mark.parametrize(
    ("damage", "why"),
    [
        (lambda data: data[:-12], "truncated gzip file"),
        (lambda data: data[:20] + b"\xff\xff\xff\xff" + data[24:], "damaged gzip file"),
        (gzip.compress, "binary file: a gzip file inside another, which is not read"),
        (lambda _: gzip.compress(b""), "empty file"),
    ],
)
def test_a_damaged_file_says_so(reason, news, damage, why):
    """
    Cut off, overwritten, packed twice or empty: each has its reason.
    """
    assert reason("one.gz", damage(gzip.compress(news.encode()))).startswith(why)
