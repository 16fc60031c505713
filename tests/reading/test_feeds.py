import pytest

from reportedly.records import Report, Skipped

RSS = """\
<?xml version="1.0" encoding="utf-8"?><rss version="2.0"
 xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Monitor News</title>
<item><title>Thirty killed</title><link>https://example.org/1</link><guid>tag:1</guid>
<pubDate>Wed, 06 Apr 2016 10:00:00 GMT</pubDate><description>Short.</description>
<content:encoded><![CDATA[<p>Thirty soldiers were killed, officials said.</p>
<blockquote>We lost.</blockquote>]]></content:encoded></item>
<item><title>Only a link</title><link>https://example.org/2</link></item>
<item><title>Said twice</title><link>https://example.org/3</link><description>Said twice</description></item>
</channel></rss>"""

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Monitor</title>
<entry><title>Two killed &amp; more</title>
<id>urn:2</id><link href="https://example.org/a"/><updated>2016-04-07T00:00:00Z</updated>
<summary type="html">&lt;p&gt;Two were killed.&lt;/p&gt;</summary></entry></feed>"""


def test_an_item_with_its_own_text_is_a_report(reading):
    """
    Its longest text is read; link, day and feed go with it.
    """
    report = reading("news.rss", RSS.encode())[0]
    document = report.document

    assert document.text == "Thirty killed\n\nThirty soldiers were killed, officials said.\nWe lost."
    assert (document.title, document.publisher, document.published) == (
        "Thirty killed",
        "Monitor News",
        "2016-04-06",
    )
    assert (document.url, document.source_id) == ("https://example.org/1", "tag:1")


def test_items_without_a_text_are_listed_with_their_links(reading):
    """
    An item that says nothing beyond its title is skipped, and the link told.
    """
    _, second, third = reading("news.rss", RSS.encode())

    assert second.path.endswith("news.rss#2")
    assert second.reason == "item with a link only: https://example.org/2"
    assert third.reason == "item with a link only: https://example.org/3"


def test_atom_is_read(document):
    """
    The other kind of feed is read the same way, known by its content.
    """
    read = document("unnamed", ATOM.encode())

    assert read.text == "Two killed & more\n\nTwo were killed."
    assert (read.publisher, read.published, read.url) == ("Monitor", "2016-04-07", "https://example.org/a")


def test_an_item_stays_the_same_report_in_a_longer_feed(reading):
    """
    Its id comes from its own content, wherever it stands.
    """
    longer = RSS.replace(
        "<item>", "<item><title>New</title><link>https://example.org/0</link></item><item>", 1
    )
    before, after = reading("a.rss", RSS.encode()), reading("b.rss", longer.encode())

    assert before[0].document.id == after[1].document.id
    assert before[0].raw == after[1].raw


def test_a_malformed_feed_is_read_as_far_as_it_goes(reading):
    """
    A feed that was cut off says so with every item that could be read.
    """
    report = reading("cut.rss", RSS[: RSS.index("<item><title>Only")].encode())[0]

    assert isinstance(report, Report)
    assert report.document.note == "the feed is malformed"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("no.rss", b"Thirty were killed.", "not a feed: no RSS or Atom in it"),
        ("no.xml", b"<?xml version='1.0'?><svg></svg>", "XML that is neither a page nor a feed"),
        (
            "empty.rss",
            b"<rss version='2.0'><channel><title>x</title></channel></rss>",
            "a feed without items",
        ),
    ],
)
def test_a_feed_that_is_none_says_so(reason, name, data, why):
    """
    What is called a feed and is none is listed with its reason.
    """
    assert reason(name, data) == why


def test_a_feed_that_its_parser_chokes_on_is_listed(reason):
    """
    Half a character is more than it can take: the run goes on.
    """
    assert reason("odd.rss", RSS.replace("Short.", "&#xD800;").replace("</channel>", "").encode()).startswith(
        "damaged: "
    )


def test_entities_that_multiply_do_no_harm(reading):
    """
    A "billion laughs" document neither fills the memory nor ends the run.
    """
    bomb = ["<!ENTITY a0 'ha'>"] + [f"<!ENTITY a{i} '{f'&a{i - 1};' * 10}'>" for i in range(1, 10)]
    item = "<channel><item><title>&a9;</title></item></channel>"
    data = f"<!DOCTYPE rss [{''.join(bomb)}]><rss version='2.0'>{item}</rss>"

    assert all(isinstance(record, Skipped) for record in reading("bomb.rss", data.encode()))


def test_what_nobody_sees_parts_no_word(reading):
    """
    Soft hyphens, marks of direction and the like, of which newsletters and feeds are full, are left out.
    """
    words = "Thir\u00adty sol&amp;shy;diers died, \u200e12\u200f were hurt."
    item = f"<item><title>T</title><description>{words}</description></item>"
    feed = f"<rss version='2.0'><channel><title>M</title>{item}</channel></rss>"
    (report,) = reading("feed.xml", feed.encode())

    assert report.document.text == "Thirty soldiers died, 12 were hurt."
