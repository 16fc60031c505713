import pytest

FONT = "<</Font<</F1 3 0 R>>>>"


def pdf(*pages, info="", trailer=""):
    """
    A small PDF whose pages show the given lines of text.
    """
    kids = " ".join(f"{4 + 2 * i} 0 R" for i in range(len(pages)))
    objects = [
        "<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Kids[{kids}]/Count {len(pages)}>>",
        "<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>",
    ]
    for i, lines in enumerate(pages):
        shown = "\n".join(f"({line}) Tj T*" for line in lines)
        stream = f"BT /F1 10 Tf 12 TL 50 750 Td\n{shown}\nET" if lines else "0 0 100 100 re f"
        objects += (
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 600 800]/Contents {5 + 2 * i} 0 R/Resources{FONT}>>",
            f"<</Length {len(stream)}>>\nstream\n{stream}\nendstream",
        )
    objects.append(f"<<{info}>>")
    body, offsets = b"%PDF-1.4\n", []
    for number, content in enumerate(objects, start=1):
        offsets.append(len(body))
        body += f"{number} 0 obj\n{content}\nendobj\n".encode("latin-1")
    table = "".join(f"{offset:010} 00000 n \n" for offset in offsets)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer\n"
    end += f"<</Size {len(objects) + 1}/Root 1 0 R/Info {len(objects)} 0 R{trailer}>>\n"
    end += f"startxref\n{len(body)}\n%%EOF\n"
    return body + end.encode("latin-1")


LINES = [
    "Thirty killed near al-Eis",
    "More than thirty soldiers of the brigade were killed near the village of al-Eis,",
    "south of Aleppo, since the middle of March, an official of the monitor said on Tues-",
    "day. He spoke by telephone.",
    "The brigade has not answered. It had said the week before that all were safe, and",
    "that no attack had taken place:",
    "- three officers",
    "- two drivers",
]


def test_lines_are_joined_into_paragraphs(document):
    """
    A paragraph is a line of text, a word that was broken is whole again, list items stand alone.
    """
    first, second = " ".join(LINES[1:4]).replace("Tues- day", "Tuesday"), " ".join(LINES[4:6])

    assert document("one.pdf", pdf(LINES)).text.splitlines() == [LINES[0], first, second, *LINES[6:]]


def test_pages_follow_one_another(document):
    """
    The text of all pages is read, an empty line between them.
    """
    assert document("two.pdf", pdf(["Thirty were killed."], ["Two were hurt."])).text == (
        "Thirty were killed.\n\nTwo were hurt."
    )


def test_what_the_file_says_of_itself_is_kept(document):
    """
    Title and day come from the file, and the note says where the day is from.
    """
    read = document("one.pdf", pdf(LINES, info="/Title(Situation report)/CreationDate(D:20160406101500Z)"))

    assert (read.title, read.published) == ("Situation report", "2016-04-06")
    assert read.note == "publication date: the day that the PDF was made"
    assert read.extractor.startswith("pdf/pypdfium2 ")


def test_a_title_that_a_program_left_is_none(document):
    """
    "Microsoft Word - x.doc" is no title; the first line is.
    """
    read = document("one.pdf", pdf(LINES, info="/Title(Microsoft Word - x.doc)"))

    assert (read.title, read.published, read.note) == ("Thirty killed near al-Eis", None, None)


def test_a_pdf_without_text_says_so(reason):
    """
    A scan holds pictures only.
    """
    assert reason("scan.pdf", pdf([])) == "PDF without text: pictures of pages only"


def test_an_encrypted_pdf_says_so(reason):
    """
    A file that asks for a password is listed.
    """
    key = "41" * 32
    locked = f"/Encrypt<</Filter/Standard/V 1/R 2/O<{key}>/U<{key}>/P -4>>/ID[<{key}><{key}>]"

    assert reason("locked.pdf", pdf(LINES, trailer=locked)) == "encrypted PDF: needs a password"


@pytest.mark.parametrize("kept", [20, 100])
def test_a_truncated_pdf_says_so(reason, kept):
    """
    A download that broke off holds nothing that can be read.
    """
    assert reason("cut.pdf", pdf(LINES)[:kept]) == "truncated PDF"


def test_a_pdf_that_lost_its_end_is_read_with_a_note(document):
    """
    Where the pages are all there, their text is read.
    """
    data = pdf(LINES)
    read = document("cut.pdf", data[: data.index(b"xref")] + b"trailer\n<</Size 7/Root 1 0 R>>\n")

    assert read.text.startswith("Thirty killed near al-Eis")
    assert read.note == "cut short: the PDF lacks its end"


def test_a_damaged_page_is_named(document):
    """
    The other pages are read, and the note says which one is missing.
    """
    data = pdf(["Thirty were killed."], ["Two were hurt."]).replace(
        b"<</Type/Page/Parent 2 0 R", b"<</Type/Pane/Parent 2 0 R", 1
    )
    read = document("damaged.pdf", data)

    assert read.text == "Two were hurt."
    assert read.note == "unreadable pages: 1"


def test_a_damaged_pdf_says_so(reason):
    """
    A file that only begins and ends like a PDF is listed.
    """
    assert reason("damaged.pdf", b"%PDF-1.4\nnothing\n%%EOF\n") == "damaged PDF"


def test_pages_that_are_pictures_are_noted(document):
    """
    What stands on a scanned page among others is lost, and said to be.
    """
    mixed = document("mixed.pdf", pdf(["Thirty died."], [], ["Two more died."]))

    assert mixed.note == "pages without text, pictures of it perhaps: 2"


@pytest.mark.parametrize("title", ["report.html", "Slides.pptx", "Microsoft Word - report.docx"])
def test_the_name_of_a_file_is_no_title(document, title):
    """
    What a program puts in the place of a title is passed over.
    """
    named = document("named.pdf", pdf(["Thirty killed", "They died at dawn."], info=f"/Title ({title})"))

    assert named.title == "Thirty killed"
