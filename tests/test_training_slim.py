"""
A network is made slimmer without its reading becoming another.
"""

import random

import pytest
import torch

from reportedly.model.weights import SHIPPED
from reportedly.training.base import network_on
from reportedly.training.batches import Batch, made, units
from reportedly.training.checkpoints import begin_with
from reportedly.training.examples import claims_lesson
from reportedly.training.export import export
from reportedly.training.network import Network
from reportedly.training.shipped import shipped, steps_of
from reportedly.training.slim import best_heads, hidden_states, slimmed, unlike
from reportedly.training.slim_lessons import Course, Means, practising, seeing, teach
from tiny_training import CLAIMS, document, tiny_tokenizer, write_base


@pytest.fixture(scope="module")
def base(tmp_path_factory):
    return write_base(tmp_path_factory.mktemp("base"))


def network(base) -> Network:
    torch.manual_seed(1)
    return network_on(base, 2).eval()


def batch(width=20):
    ids = torch.randint(0, 40, (3, width), generator=torch.Generator().manual_seed(2))
    mask = torch.ones_like(ids)
    mask[1, 15:] = 0
    return Batch(ids, torch.zeros_like(ids), mask, ())


def test_nothing_cut_is_nothing_changed(base):
    """
    With all heads and all inner numbers kept, the network sees what it saw.
    """
    whole, slim = network(base), network(base)
    slimmed(slim, [batch()], 1.0, 1.0)
    with torch.no_grad():
        far = unlike(hidden_states(slim, batch())[-1], hidden_states(whole, batch())[-1], batch().mask)

    assert far < 0.01


def test_a_slim_network_learns_what_the_whole_one_sees(base):
    """
    What is left is smaller, and comes nearer to the whole network by being taught, however far off it was.
    """
    whole, slim = network(base), network(base)
    slimmed(slim, [batch()], 0.5, 0.5)
    with torch.no_grad():
        for weights in slim.body.encoder.parameters():
            weights.add_(0.05 * torch.randn(weights.shape))
    told = []
    cost = seeing(slim, whole, lambda _, far: told.append(far))
    teach(slim, Course(slim.body.encoder.layer, cost, 1e-3), [batch()] * 60)

    assert told[-1] < told[0] / 2
    assert sum(one.numel() for one in slim.parameters()) < sum(one.numel() for one in whole.parameters())


def test_a_slim_network_practises_what_the_whole_one_finds(base):
    """
    Practising, it comes to find what was coded and what the whole network finds, and stays near to that.
    """
    whole, slim = network(base), network(base)
    slimmed(slim, [batch()], 0.5, 0.5)
    lesson = claims_lesson(document("report-2"), CLAIMS["report-2"], tiny_tokenizer())
    coded = made(units([lesson]), random.Random(1), None)
    costs = []
    told = practising(slim, whole, lambda _, far: costs.append(far))
    with torch.no_grad():
        before = float(told(0, coded))
    teach(slim, Course([*slim.body.encoder.layer, slim.events], told, 1e-3, mean=True), [coded] * 40)
    with torch.no_grad():
        after = float(told(0, coded))

    assert after < before * 0.9
    assert costs[-1] < 1


def test_a_mean_is_that_of_all_that_was_taken():
    """
    Numbers become the mean of what they were when taken in, and stay as they are if they never were.
    """
    number = torch.nn.Parameter(torch.tensor([0.0]))
    means = Means([number])
    means.give()
    for value in (1.0, 2.0, 6.0):
        number.data.fill_(value)
        means.take()
    means.give()

    assert number.item() == pytest.approx(3.0)


def test_every_layer_keeps_half_its_heads():
    """
    However little a layer tells, it is not cut down to nothing; the rest goes to those that tell most.
    """
    told = torch.tensor([[0.0, 0.1, 0.0, 0.1], [5.0, 4.0, 3.0, 2.0]])

    assert best_heads(told, 0.75) == [(1, 3), (0, 1, 2, 3)]


def test_a_model_becomes_the_network_that_it_was(base, tmp_path):
    """
    The weights that are read back from the files of a model are those it was written with, rounded.
    """
    trained, again = network(base), network(base)
    export(trained, base / "tokenizer.json", tmp_path / "model", {"version": "1"})
    with torch.no_grad():
        for one in again.parameters():
            one.zero_()
    begin_with(again, [tmp_path / "model"])
    before, after = trained.state_dict(), again.state_dict()

    assert all(torch.allclose(before[name], after[name], atol=0.01) for name in before)


def test_the_shipped_model_can_be_tuned():
    """
    The model in the package has every weight that a network needs.
    """
    found = shipped(SHIPPED)

    assert "body.encoder.layer.0.attention.self.query.weight" in found
    assert {name.split(".")[0] for name in found} >= {"body", "tags", "events", "role_query", "pair", "cases"}


def test_a_step_of_the_graph_tells_its_layer():
    """
    A layer of several parts stands twice in the name of a step, and once in the network.
    """
    assert list(steps_of("/network/events/events.0/MatMul_quant")) == ["events.0"]
    assert list(steps_of("/role_plain/MatMul_quant")) == ["role_plain"]
    assert list(steps_of("/network/body/encoder/layer.0/output/dense/MatMul_quant")) == [
        "body", "encoder", "layer.0", "output", "dense",
    ]  # fmt: skip
