"""
What every format hands over: bytes with where they came from, in; a report, out.
"""

from dataclasses import dataclass
from hashlib import sha256

from reportedly.reading.days import iso_day
from reportedly.reading.languages import language_of
from reportedly.records import Document, Report


@dataclass(frozen=True, slots=True)
class ReadingOptions:
    """
    How reports are read: what the user knows better, and the limits that hold.

    `published` (an ISO date), `publisher` and `language` override what a report says of itself.
    `max_bytes` limits one report, unpacked; `timeout` is the seconds that one address may take in all, with
    no more than `max_redirects` to others. `allow_private` lets it be one inside a network of your own.
    """

    published: str | None = None
    publisher: str | None = None
    language: str | None = None
    allow_private: bool = False
    max_bytes: int = 50_000_000
    timeout: float = 30.0
    max_redirects: int = 5

    @property
    def told(self) -> tuple[str, ...]:
        """
        The fields of a report that the user knows better.
        """
        return tuple(field for field in ("published", "publisher", "language") if getattr(self, field))


@dataclass(frozen=True, slots=True)
class Raw:
    """
    The bytes of one input and what was known of them before they were read.

    `name` is the path or address that a skipped report is listed under.
    """

    name: str
    data: bytes
    url: str | None = None
    charset: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """
    What a format found in the bytes of one report.
    """

    text: str
    extractor: str
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    language: str | None = None
    url: str | None = None
    source_id: str | None = None
    note: str | None = None


def report_of(raw: bytes, found: Found, options: ReadingOptions) -> Report:
    """
    A report from its bytes and what was found in them; what the user said comes first.
    """
    digest = sha256(raw).hexdigest()
    day = iso_day(found.published)
    unread = f"publication date not understood: {found.published}" if found.published and not day else None
    document = Document(
        id=digest[:16],
        text=found.text,
        sha256_raw=digest,
        sha256_text=digest_of_text(found.text),
        extractor=found.extractor,
        source_id=found.source_id,
        url=found.url,
        title=one_line(found.title),
        publisher=options.publisher or one_line(found.publisher),
        published=options.published or day,
        language=options.language or code_of(found.language) or language_of(found.text),
        note=joined(found.note, None if options.published else unread),
    )
    return Report(document, raw, told=options.told)


def digest_of_text(text: str) -> str:
    """
    The SHA-256 by which a text is known, of whatever characters it is made.
    """
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def code_of(declared: str | None) -> str | None:
    """
    The bare code of a declared language ("en-GB" is "en"); None where it is no code.
    """
    code = (declared or "").strip().lower().replace("_", "-").partition("-")[0]
    return code if code.isascii() and code.isalpha() and len(code) in {2, 3} else None


def megabytes(size: int) -> str:
    """
    A number of bytes as a person says it.
    """
    return f"{size / 1_000_000:,.0f} MB" if size >= 1_000_000 else f"{size:,} bytes"


def one_line(words: str | None) -> str | None:
    """
    A title or a name on one line; None where nothing is left of it.
    """
    return " ".join((words or "").split()) or None


def joined(*notes: str | None) -> str | None:
    """
    Several notes as one, or None where there are none.
    """
    return "; ".join(note for note in notes if note) or None


def titled(title: str | None, text: str) -> str:
    """
    The text with its title as the first line, unless it begins with it already.
    """
    line = one_line(title)
    return (
        text
        if not line or " ".join(text[: 2 * len(line) + 100].split()).startswith(line)
        else f"{line}\n\n{text}"
    )
