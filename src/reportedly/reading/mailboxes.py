"""
Mailboxes (mbox), as mail programs and archives of mailing lists keep many mails in one file.
"""

import re
from collections.abc import Iterator
from dataclasses import replace

from reportedly.reading.documents import Raw, ReadingOptions
from reportedly.reading.mail import read_mail
from reportedly.reading.unreadable import listed
from reportedly.records import Report, Skipped

# A line between two mails; a line of a mail that begins so has a > before it.
BETWEEN = re.compile(rb"^From [^\r\n]*\d{4}[^\r\n]*\r?\n(?=[A-Za-z][\w-]*:)", re.MULTILINE)
GUARDED = re.compile(rb"^>(>*From )", re.MULTILINE)


def read_mailbox(raw: Raw, options: ReadingOptions) -> Iterator[Report | Skipped]:
    """
    The reports in a mailbox, a mail each; one that cannot be read is listed.
    """
    starts = [*BETWEEN.finditer(raw.data)]
    ends = [*(found.start() for found in starts), len(raw.data)][1:]
    for number, (found, end) in enumerate(zip(starts, ends, strict=True), start=1):
        mail = GUARDED.sub(rb"\1", raw.data[found.end() : end])
        place = f"{raw.name}#{number}"
        yield from listed(place, read_mail(replace(raw, name=place, data=mail), options))
