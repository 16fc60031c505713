"""
A model is used whole or not at all, and what is wrong with one is said in a line.
"""

import json
import os
import shutil

import pytest

from reportedly.errors import StopRun
from reportedly.model.labels import LABELS
from reportedly.model.weights import HEADS, MANIFEST, PARTS, SHIPPED, checked

TELLS_WHAT_TO_DO = r"; (name a folder that `reportedly train` wrote, or leave --model away|train it anew)$"


@pytest.fixture
def copy(tmp_path):
    """
    A model of its own whose large files are those that are shipped.
    """
    folder = tmp_path / "model"
    folder.mkdir()
    for name in PARTS:
        os.link(SHIPPED / name, folder / name) if same_disk(folder) else shutil.copy(SHIPPED / name, folder)
    shutil.copy(SHIPPED / MANIFEST, folder)
    return folder


def same_disk(folder):
    return folder.stat().st_dev == SHIPPED.stat().st_dev


def rewrite(folder, **told):
    manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    (folder / MANIFEST).write_text(json.dumps({**manifest, **told}), encoding="utf-8")


def refused(folder):
    with pytest.raises(StopRun, match=TELLS_WHAT_TO_DO) as error:
        checked(folder)
    message = str(error.value)
    assert "\n" not in message
    assert str(folder) in message
    return message


def test_the_shipped_model_is_whole():
    """
    What comes with the package has the digests that it was written with, and a version.
    """
    files = checked()

    assert files.version
    assert sum(path.stat().st_size for path in SHIPPED.iterdir()) < 30_000_000


def test_a_copy_is_as_good(copy):
    """
    A model can lie in any folder.
    """
    assert checked(copy).version == checked().version


def test_a_folder_that_is_none(tmp_path):
    """
    Where there is no folder, or a file of that name, there is no model.
    """
    (tmp_path / "file").touch()

    assert "there is no model in" in refused(tmp_path / "none")
    assert "there is no model in" in refused(tmp_path / "file")


def test_an_empty_folder(tmp_path):
    """
    A folder without a manifest holds no model.
    """
    assert "there is no model in" in refused(tmp_path)


@pytest.mark.parametrize("name", PARTS)
def test_a_missing_file_is_named(copy, name):
    """
    A model without one of its files is none.
    """
    (copy / name).unlink()

    assert f"{copy / name} is missing" in refused(copy)


@pytest.mark.parametrize("name", PARTS)
def test_one_wrong_byte_is_damage(copy, name):
    """
    A file that differs from what was written by one byte only is not read.
    """
    damaged = bytearray((copy / name).read_bytes())
    damaged[len(damaged) // 2] ^= 1
    (copy / name).unlink()
    (copy / name).write_bytes(damaged)

    assert f"{copy / name} is damaged (its digest differs)" in refused(copy)


def test_a_folder_in_the_place_of_a_file(copy):
    """
    What cannot be read is named with the reason.
    """
    for name in (HEADS, MANIFEST):
        (copy / name).unlink()
        (copy / name).mkdir()
        shutil.copy(SHIPPED / MANIFEST, copy) if name != MANIFEST else None

        assert f"{copy / name} cannot be read: Is a directory" in refused(copy)


@pytest.mark.parametrize("text", ["", "{", "no JSON", "[]", "null", "\x00"])
def test_a_manifest_that_is_none(copy, text):
    """
    A manifest that cannot be understood is damage.
    """
    (copy / MANIFEST).write_text(text, encoding="utf-8")

    assert f"{copy / MANIFEST} is damaged" in refused(copy)


@pytest.mark.parametrize(
    "told",
    [
        {"sha256": {}},
        {"sha256": None},
        {"sha256": dict.fromkeys(PARTS[:2], "")},
        {"labels": None},
        {"labels": {"tags": 1}},
    ],
)
def test_a_manifest_that_leaves_something_out(copy, told):
    """
    Files without digests, and labels that are none, are not trusted.
    """
    rewrite(copy, **told)

    assert f"{copy / MANIFEST} is damaged (it does not say what a model must)" in refused(copy)


@pytest.mark.parametrize("told", ["reportedly-model/2", None, 1])
def test_another_format_is_named(copy, told):
    """
    A model of another format is refused, with both formats named.
    """
    rewrite(copy, format=told)

    assert f"has the format {told}, not reportedly-model/1" in refused(copy)


@pytest.mark.parametrize(
    ("changed", "difference"),
    [
        ({"roles": [*LABELS.roles[1:], "motive"]}, "roles: lacks perpetrator; has motive more"),
        ({"events": LABELS.events[:-1]}, "events: lacks harm; has none more"),
        ({"certainties": LABELS.certainties[::-1]}, "certainties: in another order"),
        ({"fillers": []}, f"fillers: lacks {', '.join(LABELS.fillers)}; has none more"),
    ],
)
def test_other_labels_are_named(copy, changed, difference):
    """
    A model that was trained with other labels is refused, with the difference.
    """
    rewrite(copy, labels={**LABELS._asdict(), **changed})

    assert f"was trained with other labels ({difference})" in refused(copy)


def test_the_shipped_model_is_mended_by_installing(copy, monkeypatch):
    """
    Who lacks the shipped model is told how to get it, and how to read without.
    """
    monkeypatch.setattr("reportedly.model.weights.SHIPPED", copy)
    (copy / HEADS).unlink()

    with pytest.raises(StopRun, match=r"; install reportedly again, or read with --reader grammar$"):
        checked(copy)
