"""
Reports out of files, folders, patterns, standard input and web addresses.

    target ─files_at, fetch→ bytes ─format_of→ a format of the table ─→ Report, or Skipped with the reason
"""

import codecs
import io
import os
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import cast

from reportedly.errors import SkipDocument
from reportedly.reading.documents import Raw, ReadingOptions, megabytes
from reportedly.reading.encoding import wide
from reportedly.reading.gzipped import BLOCK, Gunzipped
from reportedly.reading.jsonl import is_value, json_kind, lines_of, read_lines
from reportedly.reading.paths import files_at
from reportedly.reading.signatures import HEAD, by_name, format_of
from reportedly.reading.unreadable import listed, skipped
from reportedly.records import Report, Skipped
from reportedly.unread import GZIP

__all__ = ["FORMATS", "ReadingOptions", "read"]

ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://|www\.")

Found = Iterator[Report | Skipped]
Format = Callable[[Raw, ReadingOptions], Found]

FORMATS = {
    "text": "reportedly.reading.text:read_text",
    "json": "reportedly.reading.jsonl:read_whole",
    "json lines": "reportedly.reading.jsonl:read_all_lines",
    "table": "reportedly.reading.sheets:read_sheet",
    "html": "reportedly.reading.html:read_page",
    "pdf": "reportedly.reading.pdf:read_pdf",
    "mail": "reportedly.reading.mail:read_mail",
    "mailbox": "reportedly.reading.mailboxes:read_mailbox",
    "saved page": "reportedly.reading.saved_pages:read_saved_page",
    "feed": "reportedly.reading.feeds:read_feed",
}


def read(target: str | os.PathLike[str], options: ReadingOptions | None = None) -> Found:
    """
    The reports at a path, pattern or web address, or `-` for standard input, one at a time.

    What cannot be read comes as a Skipped with its reason; nothing but a wrong program raises.
    """
    name, told = os.fspath(target), options or ReadingOptions()
    if not name:
        return iter([skipped("''", "nothing is named: an empty path")])
    if name == "-":
        return placed(name, read_standard_input(told))
    if name.lower().startswith(("http://", "https://")):
        return read_address(name, told)
    if ADDRESS.match(name) and not os.path.lexists(name):
        return iter([skipped(name, "not read from there: an address begins with https:// or http://")])
    return read_paths(name, told)


def read_standard_input(options: ReadingOptions) -> Found:
    """
    The reports that another program writes.
    """
    if sys.stdin is None:
        raise SkipDocument("standard input is closed")
    yield from read_stream(cast("io.BufferedReader", sys.stdin.buffer), Raw("-", b""), options)


def read_paths(target: str, options: ReadingOptions) -> Found:
    """
    The reports of all files that a path or a pattern stands for.
    """
    for path in files_at(target):
        if isinstance(path, Skipped):
            yield path
        else:
            yield from placed(path, read_file(path, options))


def read_address(url: str, options: ReadingOptions) -> Found:
    """
    The reports at a web address.
    """
    fetching = import_module("reportedly.reading.fetch")
    return placed(fetching.shown(url), read_fetched(fetching.fetch, url, options))


def read_fetched(fetch: Callable[[str, ReadingOptions], Raw], url: str, options: ReadingOptions) -> Found:
    """
    The reports in what a web address answers.
    """
    raw = fetch(url, options)
    yield from read_stream(io.BufferedReader(io.BytesIO(raw.data)), raw, options)


def placed(name: str, reports: Found) -> Found:
    """
    The reports of one input, each with where it lay; where they break off, that is listed.
    """
    for report in listed(name, reports):
        yield replace(report, path=name) if isinstance(report, Report) else report


def read_file(path: str, options: ReadingOptions) -> Found:
    """
    The reports of one file. One that is too large is not read at all, except line by line.
    """
    with Path(path).open("rb") as stream:
        size = os.fstat(stream.fileno()).st_size
        if size > options.max_bytes and not piecemeal(stream, path):
            raise SkipDocument(f"{megabytes(size)}: larger than {megabytes(options.max_bytes)}")
        yield from read_stream(stream, Raw(path, b""), options)


def piecemeal(stream: io.BufferedReader, name: str) -> bool:
    """
    Whether a file can be read in pieces: JSON lines, or compressed.
    """
    return (
        stream.peek(2).startswith(GZIP) or by_name(name) == "json lines" or beginning(stream).startswith(b"{")
    )


def beginning(stream: io.BufferedReader) -> bytes:
    """
    The first bytes to come, without mark and white space.
    """
    return stream.peek(HEAD).removeprefix(codecs.BOM_UTF8).lstrip()


def read_stream(stream: io.BufferedReader, origin: Raw, options: ReadingOptions) -> Found:
    """
    The reports in a stream of bytes, compressed or not, JSON or anything else.
    """
    if stream.peek(2).startswith(GZIP):
        stream = io.BufferedReader(Gunzipped(stream, options.max_bytes), BLOCK)
    start = beginning(stream)
    if by_name(origin.name) == "json lines" and not wide(start):
        return read_lines(lines_of(stream, options.max_bytes), origin.name, options)
    if start.startswith((b"{", b"[")) and not start.startswith(b"{\\rtf"):
        return read_json(stream, origin, options)
    return read_data(limited(stream, b"", options), origin, options)


def read_json(stream: io.BufferedReader, origin: Raw, options: ReadingOptions) -> Found:
    """
    The reports in what begins like JSON: lines, one value, or something else after all.
    """
    lines = lines_of(stream, options.max_bytes)
    first = next(lines)
    if first.lstrip(codecs.BOM_UTF8).startswith(b"{") and is_value(first):
        return read_lines(chain([first], lines), origin.name, options)
    data = limited(stream, first, options)
    return read_data(data, origin, options, json_kind(data))


def limited(stream: io.BufferedReader, begun: bytes, options: ReadingOptions) -> bytes:
    """
    All bytes of a stream, if they are not too many.
    """
    data = begun + stream.read(max(0, options.max_bytes + 1 - len(begun)))
    if len(data) > options.max_bytes:
        raise SkipDocument(f"larger than {megabytes(options.max_bytes)}")
    return data


def read_data(data: bytes, origin: Raw, options: ReadingOptions, kind: str | None = None) -> Found:
    """
    The reports in the bytes of one input, by the format that they are in.
    """
    if not data:
        raise SkipDocument("empty file")
    module, _, name = FORMATS[kind or format_of(data, origin.name, origin.media_type)].partition(":")
    read_format: Format = getattr(import_module(module), name)
    return read_format(replace(origin, data=data), options)
