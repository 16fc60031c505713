from email.message import EmailMessage

import pytest


@pytest.fixture
def message(news):
    letter = EmailMessage()
    letter["From"] = "Monitor Press Office <press@monitor.example>"
    letter["To"] = "desk@paper.example"
    letter["Date"] = "Wed, 06 Apr 2016 10:00:00 +0200"
    letter["Subject"] = "Thirty killed – مقتل ثلاثين"
    letter["Message-ID"] = "<1@monitor.example>"
    letter.set_content(f"{news}\n\nThe village fell.\n")
    return letter


def test_a_mail_is_read_with_its_headers(document, message, news):
    """
    The subject is the title and first line, the sender the publisher, the date the day.
    """
    mail = document("release.eml", message.as_bytes())

    assert mail.text == f"Thirty killed – مقتل ثلاثين\n\n{news}\n\nThe village fell.\n"
    assert (mail.title, mail.publisher) == ("Thirty killed – مقتل ثلاثين", "Monitor Press Office")
    assert (mail.published, mail.extractor, mail.note) == ("2016-04-06", "mail", None)


def test_a_mail_is_known_by_its_headers(document, message):
    """
    A mail saved under another name is still a mail.
    """
    assert document("saved.txt", message.as_bytes().replace(b"\n", b"\r\n")).extractor == "mail"


def test_a_mail_of_html_alone_is_read(document, message, news):
    """
    Paragraphs and list items become lines, pictures and scripts go.
    """
    message.set_content(f"<style>p{{}}</style><p>{news}<ul><li>one<li>two</ul><img src=x>", subtype="html")

    assert document("release.eml", message.as_bytes()).text.endswith(f"{news}\n- one\n- two")


def test_attachments_are_named_not_read(document, message):
    """
    What was sent along is in the note of the document.
    """
    message.add_attachment(b"\x00", maintype="application", subtype="pdf", filename="list of names.pdf")
    mail = document("release.eml", message.as_bytes())

    assert mail.note == "attachments not read: list of names.pdf"


def test_a_sender_without_a_name_is_known_by_the_domain(document, message):
    """
    Nobody's address is kept as a publisher.
    """
    message.replace_header("From", "someone@monitor.example")

    assert document("release.eml", message.as_bytes()).publisher == "monitor.example"


def test_an_unknown_charset_is_guessed(document):
    """
    A mail in a charset that does not exist is read by a guess, and says so.
    """
    data = b"From: a@b.example\nSubject: x\nContent-Type: text/plain; charset=none-such\n\n"
    data += b"The monitor\x92s list of the dead."
    mail = document("old.eml", data)

    assert mail.text == "x\n\nThe monitor’s list of the dead."
    assert mail.note == "encoding guessed: windows-1252"


@pytest.mark.parametrize(
    "data",
    [b"Subject: x\nContent-Type: image/png\n\nx", b"Subject: x\n\n", b"Content-Type: multipart/mixed\n\n"],
)
def test_a_mail_without_text_says_so(reason, data):
    """
    A picture or an empty mail is listed.
    """
    assert reason("empty.eml", data) == "mail without text"


@pytest.mark.parametrize(
    ("subject", "title"),
    [
        (b"\xd9\x85\xd9\x82\xd8\xaa\xd9\x84", "مقتل"),
        (b"The monitor\x92s list", "The monitor’s list"),
        (b"=?utf-8?b?2YXZgtiq2YQ=?=", "مقتل"),
        (b"", None),
    ],
)
def test_a_subject_is_read_however_it_was_sent(document, subject, title):
    """
    Old programs send bare bytes where others encode.
    """
    mail = document("release.eml", b"From: a@b.example\nSubject: " + subject + b"\n\nThirty were killed.")

    assert mail.title == title


@pytest.mark.parametrize("sender", [b"[<@:;>,", b": b.c;\\,)[", b",,.<%b.c@[ ", b"=?utf-8?q?x?=@"])
def test_a_broken_header_does_not_lose_the_mail(document, sender):
    """
    A sender that no parser understands is kept as it stands.
    """
    mail = document(
        "release.eml", b"From: " + sender + b"\nSubject: x\nDate: Wed, 99 Foo 99999\n\nThirty were killed."
    )

    assert mail.text == "x\n\nThirty were killed."
    assert mail.published is None


def test_lines_that_flow_are_one_paragraph(document):
    """
    A mail of which a header says so breaks its lines with a space before the line end.
    """
    head = b"From: a@b.example\nMIME-Version: 1.0\nContent-Type: text/plain; format=flowed\n\n"
    body = b"Shelling killed seven \npeople, officials \nsaid.\n\nThe army denied it.\n-- \nPress office\n"

    text = "Shelling killed seven people, officials said.\n\nThe army denied it.\n-- \nPress office\n"
    assert document("flowed.eml", head + body).text == text


def test_a_mail_of_attachments_only_names_them(reason, message):
    """
    What was sent along is what matters there.
    """
    del message["Content-Type"]
    message.set_content(" ")
    message.add_attachment(b"%PDF-", maintype="application", subtype="pdf", filename="statement.pdf")

    assert reason("empty.eml", message.as_bytes()) == "mail without text; attachments not read: statement.pdf"
