"""
The options of `train`, `slim` and `evaluate`, each with what `--help` says of it.
"""

from pathlib import Path
from typing import Annotated

import typer

Data = Annotated[
    Path,
    typer.Option(metavar="FOLDER", help="The folder of the corpora; docs/training.md shows its layout."),
]
Out = Annotated[Path, typer.Option(metavar="FOLDER", help="Where the model and the run are written.")]
Coded = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="Stand-off labels of reports whose texts lie in the data folder."),
]
OwnDocs = Annotated[
    list[Path] | None,
    typer.Option("--docs", metavar="FILE", help="Your own reports, JSON lines; may be given again."),
]
OwnGold = Annotated[
    list[Path] | None,
    typer.Option("--gold", metavar="FILE", help="Their claims by the codebook, one file for each --docs."),
]
Corrected = Annotated[
    list[Path] | None,
    typer.Option(metavar="FILE", help="Claims as --json prints them, corrected; may be given again."),
]
Without = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME",
        help="Leave out claims, coded, polnear, muc4, factuality or own; may be given again.",
    ),
]
Base = Annotated[
    Path | None,
    typer.Option(metavar="FOLDER", help="The encoder to begin with, if not the MiniLM-L6 that is installed."),
]
Init = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="Tune this network.pt, or the model in this folder, and no new one; of several, their mean.",
    ),
]
Teacher = Annotated[
    list[Path] | None,
    typer.Option(
        metavar="FILE",
        help="Learn half from what this network.pt, or model in this folder, finds; of several, their mean.",
    ),
]
SlimModel = Annotated[Path, typer.Argument(metavar="MODEL", help="The folder of the model.")]
Heads = Annotated[
    float, typer.Option(metavar="SHARE", min=0.5, max=1, help="The share of the heads of attention to keep.")
]
Inner = Annotated[
    float,
    typer.Option(metavar="SHARE", min=0.1, max=1, help="The share of each layer's inner numbers to keep."),
]
SlimPieces = Annotated[
    int,
    typer.Option(
        metavar="N", min=1, help="How many word pieces to learn from what the whole one sees in them."
    ),
]
Practice = Annotated[
    int,
    typer.Option(
        metavar="N", min=0, help="How many batches of coded reports to practise with then; 0 for none."
    ),
]
Layers = Annotated[int, typer.Option(metavar="N", min=1, help="How many layers of the encoder to keep.")]
Epochs = Annotated[int, typer.Option(metavar="N", min=1, help="How often to go through the data.")]
Rate = Annotated[
    float, typer.Option(metavar="R", min=0, help="How fast to learn; lower to tune what was trained before.")
]
Times = Annotated[
    list[str] | None,
    typer.Option(
        metavar="NAME=N", help="Read a kind of data N times an epoch, as in polnear=2; again for more."
    ),
]
Seed = Annotated[int, typer.Option(metavar="N", help="The same seed on the same machine: the same model.")]
Device = Annotated[
    str, typer.Option(metavar="NAME", help="What to compute on: auto, cpu or cuda (a graphics card).")
]
Resume = Annotated[
    bool,
    typer.Option("--resume/--fresh", help="Go on with a run that was cut off, or begin anew."),
]
Model = Annotated[
    str,
    typer.Argument(metavar="MODEL", help="The folder of a model, or one of the words shipped and grammar."),
]
Docs = Annotated[Path, typer.Argument(metavar="DOCS", help="The reports, JSON lines.")]
Gold = Annotated[Path, typer.Argument(metavar="GOLD", help="Their claims by the codebook, JSON lines.")]
FiguresAsJson = Annotated[bool, typer.Option("--json", help="Print the figures as one JSON object.")]
