"""
Writes the sample report that is a PDF: `python docs/sample_pdf.py` (needs fpdf2).

The words are those below; the file in the package was made by this program.
"""

from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF
from fpdf.enums import XPos, YPos

SAMPLE = Path(__file__).parents[1] / "src" / "reportedly" / "samples" / "al-eis-incidents.pdf"
TITLE = "Incident report: fighting at al-Eis, April 2016"
PARAGRAPHS = (
    (
        "Between 1 and 13 April 2016, insurgents and government forces fought over al-Eis, a town on a "
        "hill south of Aleppo. It fell to the Nusra Front, Ahrar al-Sham and other factions on 1 April. "
        "Two attempts of the army to recapture it, on 6 and 12 April, failed, according to the Syrian "
        "Observatory for Human Rights."
    ),
    (
        "5 April: A Syrian Su-22 warplane was shot down near al-Eis. The Nusra Front says that it used "
        "anti-aircraft guns, while the Syrian army says that a missile hit the plane. The pilot was "
        "captured by the Nusra Front, which released photos of him."
    ),
    (
        "6 April: Air strikes, artillery and rockets were used in an assault by the army and its allies. "
        "A spokesman of the Sham Revolutionary Brigades told Reuters that the assault had been repelled "
        "and that Shi'ite militias had suffered heavy losses. The army has not confirmed any losses."
    ),
    (
        "12 April: Government forces and fighters of Hezbollah and the Iraqi Nujaba militia entered the "
        "town and withdrew within hours. Drone footage released by the Nusra Front shows vehicles "
        "retreating to al-Hader."
    ),
    (
        "Iranian losses: Tasnim reported on 11 April that four army advisers were killed. Fars reported "
        "on 13 April that a captain of the special forces died in clashes south of Aleppo. By the count "
        "of Sputnik's Turkish service, Iran has lost 24 soldiers in Syria since the beginning of April, "
        "including a colonel and five members of the special forces. Unofficial Syrian reports speak of "
        "more than 30 dead in Brigade 65 alone."
    ),
    (
        "Civilians: No deaths of civilians at al-Eis were reported to the desk in this period. Most "
        "residents are believed to have fled the town before 1 April."
    ),
)


def written() -> FPDF:
    """
    The report on its page, with a head, a foot and a fixed day of making.
    """
    paper = FPDF(format="A4")
    paper.set_title(TITLE)
    paper.set_author("Levant Incident Desk (sample)")
    paper.set_creation_date(datetime(2016, 4, 14, 9, tzinfo=UTC))
    paper.set_margin(25)
    paper.add_page()
    paper.set_font("Helvetica", "B", 16)
    paper.multi_cell(0, 8, TITLE, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
    paper.set_font("Helvetica", size=9)
    paper.multi_cell(
        0, 10, "Levant Incident Desk (sample), 14 April 2016", new_x=XPos.LMARGIN, new_y=YPos.NEXT
    )
    paper.set_font("Times", size=12)
    for paragraph in PARAGRAPHS:
        paper.multi_cell(0, 6.5, paragraph, new_x=XPos.LMARGIN, new_y=YPos.NEXT)
        paper.ln(3)
    return paper


if __name__ == "__main__":
    written().output(str(SAMPLE))
