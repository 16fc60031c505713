from reportedly.records import Report, Skipped

BOX = b"""From press@monitor.example Wed Apr  6 08:15:00 2016
From: Press Office <press@monitor.example>
Subject: Thirty dead
Date: Wed, 06 Apr 2016 08:15:00 +0200
Message-ID: <1@monitor.example>

Thirty were killed in the village, officials said.
>From the hospital came three more.

From press@monitor.example Thu Apr  7 08:15:00 2016
From: Press Office <press@monitor.example>
Subject: Two more dead
Date: Thu, 07 Apr 2016 08:15:00 +0200
Message-ID: <2@monitor.example>

Two more died, officials said.

From press@monitor.example Fri Apr  8 08:15:00 2016
From: Press Office <press@monitor.example>
Subject: Nothing
Message-ID: <3@monitor.example>


"""


def test_each_mail_of_a_box_is_a_report(reading):
    """
    Each has its own day and title, whatever the file is called; one without text is listed.
    """
    first, second, empty = reading("archive", BOX)

    assert isinstance(first, Report)
    assert isinstance(second, Report)
    assert [(one.document.title, one.document.published) for one in (first, second)] == [
        ("Thirty dead", "2016-04-06"),
        ("Two more dead", "2016-04-07"),
    ]
    assert "\nFrom the hospital came three more." in first.document.text
    assert isinstance(empty, Skipped)
    assert (empty.path[-9:], empty.reason) == ("archive#3", "mail without text")


def test_a_mail_is_the_same_in_another_box(reading):
    """
    A box that grew adds its new mails only.
    """
    shorter = reading("a.mbox", BOX[: BOX.index(b"From press@monitor.example Thu")])

    assert [one.document.id for one in shorter] == [reading("b.mbox", BOX)[0].document.id]
