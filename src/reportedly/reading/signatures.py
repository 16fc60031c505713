"""
Which format some bytes are in: by what they begin with first, by what they are called second.
"""

import re
from pathlib import PurePath

from reportedly.errors import SkipDocument
from reportedly.reading.encoding import BOMS
from reportedly.unread import GZIP, unread_kind

HEAD = 4_096

# What a person can do about it.
REMEDIES = {
    "save it as PDF, HTML or text": {
        *("a Word document", "an OpenDocument file", "an old office document", "an RTF document"),
        *("a presentation", "a book", "a PostScript file", "a web archive"),
    },
    "save it as CSV": {"a spreadsheet"},
    "unpack it": {"a ZIP archive", "an archive", "a bzip2 file", "an xz file", "a zstd file"},
}

EXTENSIONS = {
    ".htm": "html",
    ".html": "html",
    ".xhtml": "html",
    ".pdf": "pdf",
    ".json": "json",
    ".jsonl": "json lines",
    ".ndjson": "json lines",
    ".csv": "table",
    ".tsv": "table",
    ".eml": "mail",
    ".mbox": "mailbox",
    ".mht": "saved page",
    ".mhtml": "saved page",
    ".rss": "feed",
    ".atom": "feed",
    ".rdf": "feed",
}

MEDIA_TYPES = {
    "text/html": "html",
    "application/xhtml+xml": "html",
    "text/plain": "text",
    "text/markdown": "text",
    "application/pdf": "pdf",
    "application/json": "json",
    "application/jsonl": "json lines",
    "application/x-ndjson": "json lines",
    "application/xml": "xml",
    "text/xml": "xml",
    "application/rss+xml": "feed",
    "application/atom+xml": "feed",
    "application/rdf+xml": "feed",
    "message/rfc822": "mail",
    "application/mbox": "mailbox",
    "multipart/related": "saved page",
    "application/x-pdf": "pdf",
    "text/x-markdown": "text",
    "text/rss+xml": "feed",
    "text/csv": "table",
    "text/tab-separated-values": "table",
}

# What servers call files of which they know nothing: the file itself shows what it is.
VAGUE_TYPES = frozenset(
    {
        "application/octet-stream",
        "binary/octet-stream",
        "application/force-download",
        "application/x-download",
    }
)

PROLOGUE = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
PAGE = re.compile(r"<(?:!doctype\s+html|html|head|body|title|meta)\b", re.IGNORECASE)
FEED = re.compile(r"<(?:rss|feed|rdf:rdf)\b", re.IGNORECASE)
MAIL_HEADER = re.compile(
    r"^(Received|Return-Path|Delivered-To|Message-ID|MIME-Version|X-[\w-]+):", re.MULTILINE | re.IGNORECASE
)
SAVED = re.compile(r"^(?:Snapshot-Content-Location:|From: <Saved by )", re.MULTILINE | re.IGNORECASE)
BETWEEN_MAILS = re.compile(r"From [^\n]*\d{4}[^\n]*\n")
MAIL_START = re.compile(r"(?:[A-Za-z][\w-]*: ?[^\n]*\n(?:[ \t]+[^\n]*\n)*){3,}\s*\n")


def format_of(data: bytes, name: str, media_type: str | None = None) -> str:
    """
    The name of the format of *data*, a key of the table of formats.

    1. What the bytes begin with. 2. What a server calls them. 3. What the file is called.
    """
    refuse_unread(data)
    kind = by_content(data) or MEDIA_TYPES.get(media_type or "") or by_name(name)
    if kind == "xml" or (kind is None and plain_head(data).lstrip().startswith("<?xml")):
        raise SkipDocument("XML that is neither a page nor a feed")
    return kind or "text"


def refuse_unread(data: bytes) -> None:
    """
    Raise SkipDocument for a file of a kind that is not read, naming the kind.
    """
    kind = "a gzip file inside another" if data.startswith(GZIP) else unread_kind(data)
    remedy = next((words for words, kinds in REMEDIES.items() if kind in kinds), None)
    if remedy:
        raise SkipDocument(f"binary file: {kind}, which is not read: {remedy}")
    if kind:
        raise SkipDocument(f"binary file: {kind}, which is not read")


def by_content(data: bytes) -> str | None:
    """
    The format that the first bytes show.
    """
    if b"%PDF-" in data[:1024]:
        return "pdf"
    head = plain_head(data)
    start = head[PROLOGUE.match(head).end() :]  # type: ignore[union-attr]
    if FEED.match(start):
        return "feed"
    if PAGE.match(start):
        return "html"
    if start.lower().startswith("<!doctype rss"):
        return "feed"
    return mail_kind(head)


def mail_kind(head: str) -> str | None:
    """
    Whether something is a mail, a box of them, or a page that a browser saved as one; None where it is none.
    """
    between = BETWEEN_MAILS.match(head)
    if not (MAIL_START.match(head, between.end() if between else 0) and MAIL_HEADER.search(head)):
        return None
    return "mailbox" if between else "saved page" if SAVED.search(head) else "mail"


def plain_head(data: bytes) -> str:
    """
    The first characters, roughly: marks and the zero bytes of wide encodings are left out.
    """
    head = data[:HEAD]
    for mark in BOMS:
        head = head.removeprefix(mark)
    return head.replace(b"\0", b"").replace(b"\r\n", b"\n").decode("latin-1")


def by_name(name: str) -> str | None:
    """
    The format that an extension names.
    """
    path = PurePath(name)
    suffix = path.with_suffix("").suffix if path.suffix.lower() == ".gz" else path.suffix
    return EXTENSIONS.get(suffix.lower())
