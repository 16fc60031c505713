"""
JSON: a line each, one object or a list of objects, each a report with its `text`.
"""

import codecs
import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, BinaryIO

from reportedly.errors import SkipDocument
from reportedly.reading.columns import found_in
from reportedly.reading.documents import Raw, ReadingOptions, megabytes, report_of
from reportedly.reading.encoding import Decoded, decode
from reportedly.reading.unreadable import listed, skipped
from reportedly.records import Report, Skipped

SPACE = " \t\r\n"


def lines_of(stream: BinaryIO, limit: int) -> Iterator[bytes]:
    """
    The lines of a stream, one at a time. One of more than *limit* bytes is cut there, not kept whole.
    """
    while line := stream.readline(limit + 1):
        yield line
        while len(line) > limit and not line.endswith(b"\n"):
            line = stream.readline(limit + 1)


def read_lines(lines: Iterable[bytes], name: str, options: ReadingOptions) -> Iterator[Report | Skipped]:
    """
    The reports of JSON lines, one at a time, however many there are; a broken line is listed.
    """
    for number, line in enumerate(lines, start=1):
        place = f"{name}:{number}"
        if len(line) > options.max_bytes:
            yield skipped(place, f"line of more than {megabytes(options.max_bytes)}")
        elif line.strip():
            yield from listed(place, report_of_line(line.rstrip(b"\r\n"), options))


def read_all_lines(raw: Raw, options: ReadingOptions) -> Iterator[Report | Skipped]:
    """
    The reports of JSON lines that are at hand already, in any encoding.
    """
    lines = decode(raw.data, raw.charset).text.split("\n")
    return read_lines((line.encode("utf-8") for line in lines), raw.name, options)


def is_value(data: bytes) -> bool:
    """
    Whether the bytes are one whole JSON value.
    """
    try:
        json.loads(data.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError):
        return False
    return True


def json_kind(data: bytes) -> str | None:
    """
    The format of what begins like JSON: one value, lines of it (some broken, perhaps), or none.
    """
    if is_value(data):
        return "json"
    starts = [line.lstrip()[:1] for line in data.split(b"\n", 100)[:100] if line.strip()]
    return "json lines" if len(starts) > 1 and set(starts) == {b"{"} else None


def report_of_line(line: bytes, options: ReadingOptions) -> Iterator[Report]:
    """
    The report of one JSON object; its bytes are the report's own.
    """
    decoded = decode(line)
    yield report_of(line, found_in(fields_of(parsed(decoded)), "json", decoded.note), options)


def parsed(decoded: Decoded) -> Any:  # noqa: ANN401
    """
    What a JSON text says.
    """
    try:
        return json.loads(decoded.text)
    except (ValueError, RecursionError) as error:
        raise SkipDocument(f"broken JSON: {error}") from error


def fields_of(value: Any) -> Mapping[str, Any]:  # noqa: ANN401
    """
    The fields of a JSON object.
    """
    if not isinstance(value, Mapping):
        raise SkipDocument("not a report: a JSON object with a text was expected")
    return value


def read_whole(raw: Raw, options: ReadingOptions) -> Iterator[Report | Skipped]:
    """
    The reports of one JSON value: an object, or a list of them, each with its own stretch of bytes.
    """
    decoded = decode(raw.data, raw.charset)
    fields = parsed(decoded)
    if not isinstance(fields, list):
        yield report_of(raw.data, found_in(fields_of(fields), "json", decoded.note), options)
        return
    for index, piece in enumerate(pieces(decoded.text)):
        own = piece.encode("utf-8", "surrogatepass")
        yield from listed(f"{raw.name}[{index}]", report_of_line(own, options))


def pieces(text: str) -> Iterator[str]:
    """
    The elements of a JSON list, as they are written.
    """
    decoder = json.JSONDecoder()
    at = after_space(text, text.index("[") + 1)
    while text[at] != "]":
        _, end = decoder.raw_decode(text, at)
        yield text[at:end]
        at = after_space(text, end)
        at = after_space(text, at + 1) if text[at] == "," else at


def after_space(text: str, at: int) -> int:
    """
    The offset of the first character that is no white space.
    """
    while text[at] in SPACE:
        at += 1
    return at
