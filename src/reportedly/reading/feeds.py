"""
RSS and Atom feeds: every item with a text of its own is a report, the others are listed with their links.
"""

import io
import json
from collections.abc import Iterator, Mapping
from typing import Any

import feedparser

from reportedly.errors import SkipDocument
from reportedly.reading.documents import (
    Found,
    Raw,
    ReadingOptions,
    one_line,
    report_of,
    titled,
)
from reportedly.reading.fragments import fragment_text
from reportedly.reading.unreadable import skipped
from reportedly.records import Report, Skipped


def read_feed(raw: Raw, options: ReadingOptions) -> Iterator[Report | Skipped]:
    """
    The reports of a feed, in its order.
    """
    feed = parsed(raw)
    if not feed.get("version"):
        raise SkipDocument("not a feed: no RSS or Atom in it")
    if not feed.entries:
        raise SkipDocument("a feed without items")
    note = "the feed is malformed" if feed.bozo else None
    for number, entry in enumerate(feed.entries, start=1):
        item = item_of(entry)
        body = fragment_text(item["text"] or "")
        if one_line(body) in {None, one_line(item["title"])}:
            yield skipped(f"{raw.name}#{number}", f"item with a link only: {item['link'] or 'none'}")
        else:
            found = found_in(item, body, feed.feed, note)
            yield report_of(canonical(item), found, options)


def parsed(raw: Raw) -> Any:  # noqa: ANN401
    """
    The feed as feedparser understands it; malformed ones are read as far as they go.
    """
    headers = {"content-type": f"{raw.media_type}; charset={raw.charset}"} if raw.charset else {}
    return feedparser.parse(io.BytesIO(raw.data), response_headers=headers)


def item_of(entry: dict[str, Any]) -> dict[str, str | None]:
    """
    What one item says, independent of the feed around it.
    """
    contents = [part.get("value") for part in entry.get("content", [])]
    texts = [text for text in [*contents, entry.get("summary")] if text]
    updated = dict.get(entry, "updated")  # feedparser's own `get` warns where there is none
    return {
        "id": entry.get("id"),
        "link": entry.get("link"),
        "published": entry.get("published") or updated,
        "text": max(texts, key=len, default=None),
        "title": entry.get("title"),
    }


def found_in(item: Mapping[str, str | None], body: str, feed: Mapping[str, Any], note: str | None) -> Found:
    """
    The report in one item of a feed.
    """
    title = one_line(fragment_text(item["title"] or ""))
    return Found(
        titled(title, body),
        f"feed/feedparser {feedparser.__version__}",
        title=title,
        publisher=one_line(feed.get("title")),
        published=item["published"],
        url=item["link"],
        source_id=item["id"],
        note=note,
    )


def canonical(item: Mapping[str, str | None]) -> bytes:
    """
    The bytes that stand for an item: the same item in a longer feed is the same report.
    """
    return json.dumps(item, ensure_ascii=True, sort_keys=True, separators=(",", ":")).encode("ascii")
