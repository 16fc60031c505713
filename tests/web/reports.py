"""
Reports for tests of the workbench: one in English with two claims, one in Arabic, one that tries to do harm.
"""

from adding_reports import GRAMMAR, claim_in, report_of
from reportedly.records import Casualty, Place, Reading, Source, Span, Time

ENGLISH = (
    "Air strikes in Idlib\n"
    "SOHR said 12 people 👨‍👩‍👧 were killed in Idlib on 5 April. Rebels shelled the town of Saraqib, "
    "activists said.\n"
    "Helicopters dropped barrel bombs on Maarat al-Numan."
)
ARABIC = "قالت المعارضة إن 31 جنديًا قُتلوا في العيس.\nونفى الجيش ذلك، وأصيب مدنيون."
HOSTILE = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)> killed & \x00\x1b\u202e 3"


def words(text, found, after=0):
    """
    Where words stand in a text.
    """
    start = text.index(found, after)
    return Span(start, start + len(found))


def english():
    """
    The report with two claims: of 12 people killed, and of a town shelled.
    """
    report = report_of(
        ENGLISH, title="Air strikes in Idlib", publisher="AFP", published="2016-04-06", language="en"
    )
    killed = claim_in(
        ENGLISH,
        "killed",
        sentence=words(ENGLISH, "SOHR said 12 people 👨‍👩‍👧 were killed in Idlib on 5 April."),
        sources=(Source(words(ENGLISH, "SOHR"), "Syrian Observatory for Human Rights", "monitor", "sohr"),),
        cue=words(ENGLISH, "said"),
        casualties=(
            Casualty("killed", 12, 12, count=words(ENGLISH, "12"), victims=words(ENGLISH, "people")),
        ),
        place=Place(
            words(ENGLISH, "Idlib", 40), "Idlib", "city", "Idlib", "Syria", 35.93, 36.63, "geonames:169389"
        ),
        time=Time(words(ENGLISH, "on 5 April"), "2016-04-05", "2016-04-05", "2016-04-05"),
    )
    shelled = claim_in(
        ENGLISH,
        "shelled",
        event="e2",
        event_type="shelling",
        sentence=words(ENGLISH, "Rebels shelled the town of Saraqib, activists said."),
    )
    return report, Reading(report.document, (killed, shelled), GRAMMAR)


def arabic():
    """
    The report in Arabic, with one claim.
    """
    report = report_of(ARABIC, publisher="الوكالة", published="2016-04-06", language="ar")
    return report, Reading(report.document, (claim_in(ARABIC, "قُتلوا"),), GRAMMAR)


def hostile():
    """
    The report whose words would be markup, if they were taken for that.
    """
    report = report_of(HOSTILE, title=HOSTILE, publisher=HOSTILE, url="javascript:alert(1)")
    return report, Reading(report.document, (claim_in(HOSTILE, "killed"),), GRAMMAR)


def keep_all(ledger):
    """
    Puts the three reports into a ledger, and gives their ids.
    """
    made = (english(), arabic(), hostile())
    for report, reading in made:
        ledger.add(report, reading)
    return tuple(report.document.id for report, _ in made)
