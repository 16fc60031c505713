"""
On which day a page says that it was published, told by pages that say it in many ways.
"""

import pytest

from reportedly.reading.page_dates import published_on

BODY = """<p>Shells hit the village of Tel Rafad on Tuesday, local officials said, and seven people died.</p>
<p>On 3 March 2014 the first ones had fallen, and on 2014-03-05 more did.</p>"""


DAY = '"datePublished" : "2024-03-12"'


def linked(data):
    return f'<script type="application/ld+json">{data}</script>'


def article(day, key="datePublished"):
    return linked(f'{{"@type": "NewsArticle", "{key}": {day}}}')


def page(head="", above="", headline="Seven die in Tel Rafad", lang="en"):
    return (
        f'<html lang="{lang}"><head><title>{headline}</title>{head}</head><body><nav>Home</nav>'
        f"<article><h1>{headline}</h1>{above}{BODY}</article><footer>© 2019 Herald</footer></body></html>"
    )


@pytest.mark.parametrize(
    "day",
    [
        '"2024-03-12T08:15:00Z"',
        '"20240312T081500Z"',
        '"March 12, 2024 8:15 AM"',
        '"Tue, 12 Mar 2024 08:15:00 GMT"',
        '"2024/03/12 08:15"',
        "1710220500",
        '"1710220500000"',
    ],
)
def test_linked_data_tell_the_day_in_any_form(day):
    """
    Sites write the date of an article as they like.
    """
    assert published_on(page(article(day)), None) == ("2024-03-12", None)


@pytest.mark.parametrize(
    "data",
    [
        f'{{"@graph": [{{"@type": "WebSite"}}, {{"@type": ["Report", "Article"], {DAY}}}]}}',
        f'[{{"@type": "VideoObject", "datePublished": "2019-01-01"}}, {{"@type": "NewsArticle", {DAY}}}]',
        f'{{"@type": "WebPage", "datePublished": "2019-01-01", "mainEntity": {{"@type": "Report", {DAY}}}}}',
        f'{{"@type": "NewsArticle", "isPartOf": {{"datePublished": "1990-01-01"}}, {DAY}}}',
        f'{{"@type": "NewsArticle", "headline": "He said "no" then", {DAY}}}',
        f'{{"headline": "two\nlines", {DAY}}}',
    ],
)
def test_the_day_is_that_of_the_article(data):
    """
    A film, a series or the site itself has a date of its own; linked data may be broken.
    """
    assert published_on(page(linked(data)), None) == ("2024-03-12", None)


CHANGED = '<meta property="og:updated_time" content="2024-08-01T00:00:00Z">'


@pytest.mark.parametrize(
    ("head", "above"),
    [
        (CHANGED + article('"2024-03-12"'), ""),
        (CHANGED, '<time datetime="2024-03-12T08:15" pubdate>12 Mar</time>'),
        (CHANGED, '<span itemprop="datePublished" content="2024-03-12">12 Mar</span>'),
        (CHANGED + '<meta name="DC.date.issued" content="2024-03-12">', ""),
        ("", "<div>Last updated 1 August 2024</div><div>Published 12 March 2024</div>"),
        ('<meta itemprop="copyrightYear" content="2019">', '<p class="date">12 March 2024</p>'),
    ],
)
def test_the_day_of_the_last_change_is_another_day(head, above):
    """
    "Tuesday" in a text is told from the day of publication, and wrong by months from that of a correction.
    """
    assert published_on(page(head, above), None) == ("2024-03-12", None)


@pytest.mark.parametrize(
    "above",
    [
        "<p>Published: 12 March 2024</p>",
        "<span>Published on March 12, 2024 | 8:15</span>",
        "<div>Posted Mar 12, 2024</div>",
        "<div>By Reuters, 12 March 2024</div>",
        "<font size=1>March 12, 2024</font><br>",
        '<p class="date">Publié le 12 mars 2024</p>',
    ],
)
def test_a_line_above_the_text_tells_the_day(above):
    """
    Pages for the printer and old pages say it to people alone.
    """
    assert published_on(page(above=above), None) == ("2024-03-12", None)


@pytest.mark.parametrize("day", ["1982-09-20", "1991-03-12"])
def test_an_old_report_has_its_day(day):
    """
    There were wars before the web.
    """
    assert published_on(page(f'<meta name="date" content="{day}">'), None) == (day, None)


@pytest.mark.parametrize(("lang", "day"), [("en-US", "2024-12-03"), ("en-GB", "2024-03-12"), ("en", None)])
def test_figures_are_read_as_in_the_country_of_the_page(lang, day):
    """
    12/03 is December in the United States; where the page names no country nothing is guessed.
    """
    assert published_on(page('<meta name="date" content="12/03/2024">', lang=lang), None)[0] == day


@pytest.mark.parametrize("above", ["", "<p>On 2014-03-03 the first shells fell.</p>"])
def test_the_day_of_an_event_is_not_that_of_publication(above):
    """
    A page that says nothing of itself has no day, whatever days its sentences name.
    """
    assert published_on(page(above=above), None) == (None, None)


def test_a_day_that_is_not_plainly_that_of_publication_is_noted():
    """
    The last change and the headline are better than nothing, and said to be no more.
    """
    assert published_on(page(CHANGED), None) == (
        "2024-08-01",
        "publication date: the day that the page was last changed",
    )
    assert published_on(page(headline="Situation report, 12 March 2024"), None) == (
        "2024-03-12",
        "publication date: the day that the headline names",
    )


def test_the_address_of_a_page_tells_its_day():
    """
    Many sites file their reports by day.
    """
    assert published_on(page(), "https://herald.example/2024/03/12/seven-die")[0] == "2024-03-12"


@pytest.mark.parametrize("source", ["", "<html>", "\0"])
def test_what_is_no_page_has_no_day(source):
    """
    Nothing is found in nothing.
    """
    assert published_on(source, None) == (None, None)
