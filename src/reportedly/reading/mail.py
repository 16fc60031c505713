"""
Mail saved as .eml: press releases and newsletters arrive that way.
"""

import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr

from reportedly.errors import SkipDocument
from reportedly.reading.documents import (
    Found,
    Raw,
    ReadingOptions,
    joined,
    one_line,
    report_of,
    titled,
)
from reportedly.reading.encoding import decode
from reportedly.reading.fragments import fragment_text
from reportedly.reading.unreadable import PARSER_ERRORS
from reportedly.reading.wrapped import unwrapped
from reportedly.records import Report

# Where a line goes on in the next, by RFC 3676; what signs a mail stands below "-- ".
SOFT_END = re.compile(r"(?<!^--) \n(?=[^\n])", re.MULTILINE)


def read_mail(raw: Raw, options: ReadingOptions) -> Iterator[Report]:
    """
    The report in a mail: its subject as title, its sender as publisher. Attachments are named, not read.
    """
    yield report_of(raw.data, found_in(raw), options)


def found_in(raw: Raw) -> Found:
    """
    The text and the headers of a mail.
    """
    message = message_from_bytes(raw.data, policy=policy.default)
    subject = header(message, "subject")
    body, note = body_of(message)
    if not body.strip():
        raise without_text(message)
    return Found(
        titled(subject, body),
        "mail",
        title=subject,
        publisher=sender(message),
        published=header(message, "date"),
        url=raw.url,
        note=joined(note, attached(message)),
    )


def body_of(message: EmailMessage) -> tuple[str, str | None]:
    """
    The text of a mail, plain rather than HTML, and a note where its encoding was guessed.
    """
    part = message.get_body(preferencelist=("plain", "html"))
    data = part.get_payload(decode=True) if part else None
    if part is None or not isinstance(data, bytes):
        return "", None
    decoded = decode(data, part.get_content_charset())
    text = decoded.text.replace("\r\n", "\n")
    if part.get_content_subtype() == "html":
        return fragment_text(text), decoded.note
    flowed = str(part.get_param("format", "")).lower() == "flowed"
    return unwrapped(SOFT_END.sub(" ", text) if flowed else text), decoded.note


def header(message: EmailMessage, name: str) -> str | None:
    """
    A header as text, in whatever bytes it was sent; one that is broken is left as it stands.
    """
    sent = next((str(words) for key, words in message.raw_items() if key.lower() == name), "")
    plain = one_line(decode(sent.encode("utf-8", "surrogateescape")).text)
    try:
        return str(message[name]) if plain and sent.isascii() else plain
    except PARSER_ERRORS:
        return plain


def sender(message: EmailMessage) -> str | None:
    """
    The name of the sender, or the domain where there is only an address.
    """
    name, address = parseaddr(header(message, "from") or "")
    return name or address.rpartition("@")[2] or None


def without_text(message: EmailMessage) -> SkipDocument:
    """
    Why a mail without text is not read: what matters there may be what was sent along.
    """
    names = attachments(message)
    if names:
        return SkipDocument(f"mail without text; attachments not read: {names}")
    return SkipDocument("mail without text")


def attached(message: EmailMessage) -> str | None:
    """
    A note on what was sent along and not read.
    """
    names = attachments(message)
    return f"attachments not read: {names}" if names else None


def attachments(message: EmailMessage) -> str:
    """
    The attachments by name.
    """
    return ", ".join(part.get_filename() or part.get_content_type() for part in message.iter_attachments())
