"""
The files of a model: where they lie, whether they are whole, and whether this program knows their labels.
"""

import json
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportedly.errors import StopRun
from reportedly.model.labels import differences

SHIPPED = Path(__file__).parent / "files"
ENCODER, HEADS, TOKENIZER, MANIFEST = "encoder.onnx", "heads.npz", "tokenizer.json", "manifest.json"
FORMAT = "reportedly-model/1"
MEND = "install reportedly again, or read with --reader grammar"


@dataclass(frozen=True, slots=True)
class Files:
    """
    A model whose files were found whole.
    """

    folder: Path
    manifest: dict[str, Any]

    @property
    def version(self) -> str:
        """
        The version of the model, kept with every claim that it finds.
        """
        return str(self.manifest["version"])

    def of(self, name: str) -> Path:
        """
        The path of one of its files.
        """
        return self.folder / name


def checked(folder: Path = SHIPPED) -> Files:
    """
    The model in *folder*; `StopRun` with one line that says what is wrong with it and how to mend it.
    """
    manifest = manifest_in(folder)
    if manifest.get("format") != FORMAT:
        raise StopRun(f"the model in {folder} has the format {manifest.get('format')}, not {FORMAT}; {MEND}")
    unlike = differences(manifest.get("labels", {}))
    if unlike:
        raise StopRun(
            f"the model in {folder} was trained with other labels ({'; '.join(unlike)}); train it anew"
        )
    for name, digest in manifest["sha256"].items():
        if digest_of(folder / name) != digest:
            raise StopRun(f"the model file {folder / name} is damaged (its digest differs); {MEND}")
    return Files(folder, manifest)


def manifest_in(folder: Path) -> dict[str, Any]:
    """
    What a model says of itself.
    """
    try:
        told = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise StopRun(f"there is no model in {folder}; {MEND}") from None
    except ValueError:
        raise StopRun(f"the model file {folder / MANIFEST} is damaged; {MEND}") from None
    if not isinstance(told, dict):
        raise StopRun(f"the model file {folder / MANIFEST} is damaged; {MEND}")
    return told


def digest_of(path: Path) -> str:
    """
    The digest of a file.
    """
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        raise StopRun(f"the model file {path} is missing; {MEND}") from None
