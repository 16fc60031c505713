"""
The files of a model: where they lie, whether they are whole, and whether this program knows their labels.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from reportedly.errors import StopRun
from reportedly.model.labels import differences

SHIPPED = Path(__file__).parent / "files"
ENCODER, HEADS, TOKENIZER, MANIFEST = "encoder.onnx", "heads.npz", "tokenizer.json", "manifest.json"
FORMAT = "reportedly-model/1"
PARTS = (ENCODER, HEADS, TOKENIZER)


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
        raise StopRun(
            f"the model in {folder} has the format {manifest.get('format')}, not {FORMAT}; {mend(folder)}"
        )
    unlike = differences(manifest["labels"])
    if unlike:
        raise StopRun(
            f"the model in {folder} was trained with other labels ({'; '.join(unlike)}); train it anew"
        )
    for name in PARTS:
        if digest_of(folder / name) != manifest["sha256"][name]:
            raise damaged(folder / name, "its digest differs")
    return Files(folder, manifest)


def manifest_in(folder: Path) -> dict[str, Any]:
    """
    What a model says of itself.
    """
    path = folder / MANIFEST
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except (FileNotFoundError, NotADirectoryError):
        raise StopRun(f"there is no model in {folder}; {mend(folder)}") from None
    except OSError as error:
        raise StopRun(f"the model file {path} cannot be read: {error.strerror}; {mend(folder)}") from None
    except ValueError:
        raise damaged(path, "it is no JSON") from None
    if not isinstance(told, dict) or (told.get("format") == FORMAT and not is_complete(told)):
        raise damaged(path, "it does not say what a model must")
    return told


def is_complete(told: Mapping[str, Any]) -> bool:
    """
    Whether a manifest tells the version, the labels, and the digests of all files.
    """
    labels, digests = told.get("labels"), told.get("sha256")
    return (
        "version" in told
        and isinstance(labels, dict)
        and all(isinstance(names, list) for names in labels.values())
        and isinstance(digests, dict)
        and set(PARTS) <= digests.keys()
    )


def digest_of(path: Path) -> str:
    """
    The digest of a file.
    """
    try:
        return sha256(path.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise StopRun(f"the model file {path} is missing; {mend(path.parent)}") from None
    except OSError as error:
        raise StopRun(
            f"the model file {path} cannot be read: {error.strerror}; {mend(path.parent)}"
        ) from None


def damaged(path: Path, why: str) -> StopRun:
    """
    The error for a file that is not what it was written as.
    """
    return StopRun(f"the model file {path} is damaged ({why}); {mend(path.parent)}")


def mend(folder: Path) -> str:
    """
    What to do about a model that cannot be used.
    """
    if folder == SHIPPED:
        return "install reportedly again, or read with --reader grammar"
    return "name a folder that `reportedly train` wrote, or leave --model away"
