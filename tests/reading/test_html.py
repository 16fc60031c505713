import pytest

PAGE = """<!DOCTYPE html><html lang="en"><head><meta charset="utf-8">
<title>Thirty killed - Example News</title>
<meta property="og:site_name" content="Example News">
<meta property="og:title" content="Thirty killed near al-Eis">
<meta property="article:published_time" content="2016-04-06T10:00:00Z">
<link rel="canonical" href="https://example.org/news/thirty"></head><body>
<nav><ul><li><a href="/">Home</a></li><li><a href="/world">World</a></li></ul></nav>
<article><h1>Thirty killed near al-Eis</h1>
<p>BEIRUT – More than 30 soldiers were killed near the village of al-Eis, officials said
on Tuesday evening.</p>
<blockquote><p>We lost thirty men, said the commander of the brigade.</p></blockquote>
<p>The dead included, according to the statement of the brigade that was read on television:</p>
<ul><li>three officers of the brigade</li><li>two <b>drivers</b> of trucks</li></ul>
<p>The fighting continued until dawn, the monitor said, and aircraft bombed the village three times.</p>
</article><footer>Copyright Example News</footer><script>var x = "soldiers";</script></body></html>"""


def test_a_page_is_read_with_what_it_says_of_itself(document):
    """
    Title, publisher, publication date, language and canonical address are the page's own.
    """
    page = document("page.html", PAGE.encode())

    assert (page.title, page.publisher, page.published) == (
        "Thirty killed near al-Eis",
        "Example News",
        "2016-04-06",
    )
    assert (page.language, page.url) == ("en", "https://example.org/news/thirty")
    assert page.extractor.startswith("html/trafilatura ")


def test_the_main_text_is_read_a_line_a_paragraph(document):
    """
    Quotations and lists are kept, menus and scripts are not.
    """
    lines = document("page.html", PAGE.encode()).text.splitlines()

    assert lines[0] == "Thirty killed near al-Eis"
    assert lines[2] == "We lost thirty men, said the commander of the brigade."
    assert lines[4:6] == ["- three officers of the brigade", "- two drivers of trucks"]
    assert lines[-1].startswith("The fighting continued")
    assert len(lines) == 7


def test_a_title_that_the_text_lacks_is_its_first_line(document):
    """
    Headlines make claims too.
    """
    page = document("page.html", PAGE.replace("<h1>Thirty killed near al-Eis</h1>", "").encode())

    assert page.text.startswith("Thirty killed near al-Eis\n\nBEIRUT – More than 30")


def test_a_page_is_known_by_its_content(document):
    """
    A page that was saved under any name is a page, also as XHTML.
    """
    declared = '<?xml version="1.0" encoding="utf-8"?>\n<!-- saved -->\n' + PAGE

    assert document("saved", declared.encode()).publisher == "Example News"


@pytest.mark.parametrize(
    "declared", ['<meta charset="windows-1256">', '<meta content="text/html; charset=cp1256">']
)
def test_the_encoding_that_a_page_declares_is_used(document, declared):
    """
    Old Arabic pages are read as they say.
    """
    words = "قتل ثلاثون جنديا على الأقل في هجوم على قرية جنوب حلب بحسب المرصد السوري لحقوق الإنسان اليوم"
    page = document(
        "old.htm", f"<html><head>{declared}</head><body><p>{words}</p></body></html>".encode("cp1256")
    )

    assert words in page.text
    assert page.language == "ar"
    assert "guessed" not in (page.note or "")


@pytest.mark.parametrize(
    "broken", [PAGE[:1_400], PAGE.replace("</p>", "").replace("</li>", "<div>"), PAGE + "\0<p <"]
)
def test_a_broken_page_is_read_as_far_as_it_goes(document, broken):
    """
    Pages that are cut off or badly nested still give their text.
    """
    assert "More than 30 soldiers were killed" in document("page.html", broken.encode()).text


def test_a_page_without_a_main_text_is_read_whole_and_says_so(document):
    """
    A bare page of a few words is better than nothing.
    """
    page = document("bare.html", b"<html><body><script>x()</script><br>Thirty dead</body></html>")

    assert "Thirty dead" in page.text
    assert "x()" not in page.text


@pytest.mark.parametrize(
    "empty", ["<html></html>", "<html><body><img src=x></body></html>", "<!doctype html>"]
)
def test_a_page_without_text_says_so(reason, empty):
    """
    A page of pictures is listed with its reason.
    """
    assert reason("page.html", empty.encode()) == "a page without readable text"


def test_pictures_inside_a_page_are_left_out(document):
    """
    A page that a browser saved in one file, pictures and all, is read like the page itself.
    """
    picture = '<img src="data:image/png;base64,' + "A" * 12_000_000 + '">'
    page = document("page.html", PAGE.replace("<article>", f"<article>{picture}").encode())

    assert page.text == document("page.html", PAGE.encode()).text


def test_a_page_nested_beyond_measure_ends(reading):
    """
    A hundred thousand open elements neither crash nor hang the run.
    """
    assert len(reading("deep.html", b"<html><body>" + b"<div>" * 100_000 + b"Thirty dead")) == 1


def test_a_date_in_the_text_is_not_the_day_of_publication(document):
    """
    A page that does not say when it was published leaves that open.
    """
    undated = PAGE.replace("2016-04-06T10:00:00Z", "").replace("on television", "on 3 March 2014")

    assert document("page.html", undated.encode()).published is None


OLD = """<HTML><HEAD><TITLE>Thirty killed</TITLE></HEAD><BODY>
<TABLE><TR><TD WIDTH=150><A HREF="/">Home</A></TD><TD>{}</TD></TR></TABLE></BODY></HTML>"""
SAID = [
    "More than 30 soldiers were killed near the village of al-Eis, officials said on Tuesday evening.",
    "The fighting went on until dawn, the monitor said, and aircraft bombed the village three times.",
    "The army denied it.",
]


@pytest.mark.parametrize(
    "laid_out",
    [
        "<B>Thirty killed</B><P>" + "<P>".join(SAID),
        "<BR><BR>".join(["<B>Thirty killed</B>", *SAID]),
        "<TABLE><TR><TD>"
        + "</TD></TR><TR><TD>".join(f"<P>{line}</P>" for line in SAID)
        + "</TD></TR></TABLE>",
    ],
)
def test_a_page_that_a_table_lays_out_has_its_paragraphs(document, laid_out):
    """
    Old sites put all of a page into one table: its text is no row of figures.
    """
    lines = document("old.html", OLD.format(laid_out).encode()).text.splitlines()

    assert "|" not in "".join(lines)
    assert [line for line in lines if line in SAID] == SAID


def test_a_table_of_figures_keeps_its_rows(document):
    """
    Places and tolls side by side are read together.
    """
    rows = "<tr><th>Village</th><th>Killed</th></tr><tr><td>Tel Rafad</td><td><p>7</p></td></tr>"
    page = document("page.html", PAGE.replace("</article>", f"<table>{rows}</table></article>").encode())

    assert "| Tel Rafad | 7 |" in page.text
