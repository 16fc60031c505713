import pytest

PAGE = """<html lang=3D"en"><head><meta charset=3D"utf-8"><title>Thirty killed</title>
<meta property=3D"article:published_time" content=3D"2016-04-06">
<meta property=3D"og:site_name" content=3D"Example News"></head><body>
<nav><ul><li><a href=3D"/">Home</a></li><li><a href=3D"/world">World</a></li></ul></nav><article>
<h1>Thirty killed</h1><p>More than 30 soldiers were killed near the village, officials said on Tuesday =
evening =E2=80=93 most of them at dawn.</p><p>The fighting went on until noon, a monitor said, and aircraft
bombed the village.</p></article></body></html>"""
SAVED = f"""{{head}}
Subject: Thirty killed
Date: Sat, 30 Apr 2016 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="B"

--B
Content-Type: text/html
Content-Transfer-Encoding: quoted-printable
Content-Location: https://example.org/news/thirty

{PAGE}
--B--
"""


@pytest.mark.parametrize("name", ["page.mhtml", "page"])
@pytest.mark.parametrize(
    "head",
    [
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://example.org/news/thirty",
        "From: <Saved by Windows Internet Explorer 8>",
    ],
)
def test_a_page_that_a_browser_saved_is_read_like_the_page(document, head, name):
    """
    Publisher, day and address are those of the page, not those of the saving, and its menus are no text.
    """
    page = document(name, SAVED.format(head=head).replace("\n", "\r\n").encode())

    assert (page.publisher, page.published) == ("Example News", "2016-04-06")
    assert page.url == "https://example.org/news/thirty"
    assert page.text.startswith("Thirty killed\nMore than 30 soldiers were killed near the village")
    assert "evening – most of them" in page.text
    assert "Home" not in page.text


def test_a_saved_page_without_a_page_is_a_mail(document, news):
    """
    A mail under such a name is read as one.
    """
    mail = f"From: desk@paper.example\nSubject: Dead\nMIME-Version: 1.0\n\n{news}\n"

    assert document("mail.mhtml", mail.encode()).extractor == "mail"
