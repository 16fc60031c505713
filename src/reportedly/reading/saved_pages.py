"""
Web pages that a browser saved in one file (MHTML): a mail to the eye of a computer.
"""

from collections.abc import Iterator
from dataclasses import replace
from email import message_from_bytes, policy
from typing import cast

from reportedly.reading.documents import Raw, ReadingOptions, report_of
from reportedly.reading.html import found_on
from reportedly.reading.mail import read_mail
from reportedly.records import Report


def read_saved_page(raw: Raw, options: ReadingOptions) -> Iterator[Report]:
    """
    The report on a saved page; its address and its day are the page's own, not those of the saving.
    """
    message = message_from_bytes(raw.data, policy=policy.default)
    part = message.get_body(preferencelist=("html",))
    if part is None:
        yield from read_mail(raw, options)
        return
    location = message["snapshot-content-location"] or part["content-location"]
    url = str(location) if location else raw.url
    page = cast("bytes", part.get_payload(decode=True))  # of one part, whatever its encoding
    inside = replace(raw, data=page, url=url, charset=part.get_content_charset())
    yield report_of(raw.data, found_on(inside), options)
