"""
`reportedly demo`: the bundled sample reports, read, printed and shown.
"""

from pathlib import Path

from reportedly.cli import options
from reportedly.cli.program import app
from reportedly.cli.read import Run, carry_through, open_ledger, shower
from reportedly.errors import StopRun, UsageError

SAMPLES = Path(__file__).parents[1] / "samples"

# What one would say with --published and --publisher: a plain text says neither of itself.
TOLD = {
    "al-eis-agency.txt": ("2016-04-06", "Orient Wire (sample)"),
    "al-eis-arabic.txt": ("2016-04-12", "Mizan (sample)"),
    "al-eis-tehran.txt": ("2016-04-12", "Caspian Wire (sample)"),
    "san-salvador-1989.txt": ("1989-12-06", "Istmo Wire (sample)"),
    "sanaa-funeral.txt": ("2016-10-09", "Gulf of Aden Post (sample)"),
}

NEXT = """
Next:
  open {page}  (the reports with their claims marked)
  reportedly serve --ledger {ledger}  (the workbench, in the browser)
  reportedly claims --ledger {ledger} --min-killed 10
  reportedly claims --ledger {ledger} --search aleppo
  reportedly show --ledger {ledger} {claim}
  reportedly read --published 2016-04-06 YOUR_REPORT.txt
"""


@app.command()
def demo(folder: options.Folder = Path("demo"), no_color: options.NoColor = False) -> None:
    """
    Read the bundled sample reports and print their claims.

    A ledger and a page are written into a folder, and it is said what to try next.
    """
    from reportedly.cli.terminal import terminal
    from reportedly.reading import ReadingOptions
    from reportedly.telling.wording import short

    make_folder(folder)
    page, ledger = folder / "claims.html", folder / "demo.db"
    shell = terminal(no_color=no_color)
    with open_ledger(str(ledger)) as opened:
        wanted = [(str(path), ReadingOptions(*TOLD.get(path.name, ()))) for path in samples()]
        carry_through(Run(shell, shower(shell, as_json=False), opened, page=page), wanted)
        first = next((short(claim.id) for _, claim in opened.claims()), "ID")
    shell.note(NEXT.format(page=page, ledger=ledger, claim=first).rstrip())


def samples() -> list[Path]:
    """
    The sample reports of the package, by name.
    """
    found = sorted(SAMPLES.glob("*"))
    return [path for path in found if path.is_file() and path.suffix not in {".md", ".py", ".toml"}]


def make_folder(folder: Path) -> None:
    """
    Makes the folder of the demo unless it is there.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except FileExistsError:
        raise UsageError(f"{folder} is a file; name another folder with --folder") from None
    except OSError as error:
        raise StopRun(f"cannot make the folder {folder}: {error.strerror}") from error
