"""
Plain text: kept to the letter, so that every offset is the user's own; a line end that only a column made
is a space.
"""

from collections.abc import Iterator

from reportedly.errors import SkipDocument
from reportedly.reading.documents import Found, Raw, ReadingOptions, report_of
from reportedly.reading.encoding import decode, whole
from reportedly.reading.wrapped import unwrapped
from reportedly.records import Report

HEADLINE = 200


def read_text(raw: Raw, options: ReadingOptions) -> Iterator[Report]:
    """
    The report that a plain text is; only its encoding and its line ends are made uniform.
    """
    decoded = decode(raw.data, raw.charset)
    text = unwrapped(decoded.text.replace("\r\n", "\n"))
    if not text.strip():
        raise SkipDocument("empty: nothing but white space")
    found = Found(text, "text", title=headline(text), url=raw.url, note=decoded.note)
    yield report_of(raw.data, found, options)


def from_text(text: str, options: ReadingOptions | None = None) -> Report:
    """
    The report that a string is, for whoever holds its text already; every offset is the string's own.
    """
    if not text.strip():
        raise SkipDocument("empty: nothing but white space")
    lines = unwrapped(whole(text))
    found = Found(lines, "text", title=headline(lines))
    return report_of(text.encode("utf-8", "surrogatepass"), found, options or ReadingOptions())


def headline(text: str) -> str | None:
    """
    The first line, if it is short, ends like a headline and stands alone above the rest.
    """
    first, _, rest = text.lstrip()[: 4 * HEADLINE].partition("\n")
    line = first.strip()
    following = rest.partition("\n")[0].strip()
    alone = not following or len(following) > max(HEADLINE // 2, 2 * len(line))
    ends = line.endswith((".", ",", ";", ":")) and not line.endswith("...")
    return line if line and rest.strip() and len(line) <= HEADLINE and alone and not ends else None
