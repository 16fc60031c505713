"""
The encoder with its heads, as PyTorch trains it.

The body is a BERT; a learned vector for the case of each word is added to its input, since the
vocabulary is lower-case. Heads read its last layer: attributions (linear-chain CRF), events,
certainty, the fillers of MUC-4, how factual words are; and, for each trigger or cue, which words
fill its roles (biaffine, after Dozat and Manning 2017) and which triggers are one event.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import torch
from torch import Tensor, nn

from reportedly.model.distances import GAP_STEPS, SENTENCES, STEPS
from reportedly.model.encoder import TYPE_BIAS, TYPE_SCALE
from reportedly.model.labels import CERTAINTIES, EVENTS, FILLERS, ROLES, TAGS, goes_on
from reportedly.model.pieces import CASES

# Numbers for each role of an anchor, and for each trigger, in which they are compared with others.
ROLE_WIDTH = 128
PAIR_WIDTH = 64
# The score of a move from tag to tag that cannot be: large, and no infinity, which has no gradient.
NEVER = -1e4
# A piece fills a role about once in twenty times: where training begins.
SELDOM = -3.0


@dataclass(frozen=True, slots=True)
class Read:
    """
    What the heads say of each piece of a batch of windows: windows × pieces × labels.
    """

    hidden: Tensor
    tags: Tensor
    events: Tensor
    fillers: Tensor
    facts: Tensor


def legal_transitions() -> Tensor:
    """
    Tags × tags: 0 where the second may follow the first, else a number that rules it out.
    """
    table = torch.zeros(len(TAGS), len(TAGS))
    for i, one in enumerate(TAGS):
        for j, other in enumerate(TAGS):
            if other.startswith("I-") and not goes_on(one, other):
                table[i, j] = NEVER
    return table


class Network(nn.Module):
    """
    The body and its heads.
    """

    legal: Tensor

    def __init__(self, body: Any, width: int, dropout: float = 0.1) -> None:  # noqa: ANN401 (a model of transformers, which has no types)
        super().__init__()
        self.body = body
        self.cases = nn.Embedding(CASES, width)
        nn.init.zeros_(self.cases.weight)
        self.dropout = nn.Dropout(dropout)
        self.tags = nn.Linear(width, len(TAGS))
        self.transitions = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.register_buffer("legal", legal_transitions(), persistent=False)
        self.events = nn.Sequential(
            nn.Linear(width, width), nn.GELU(), nn.Dropout(dropout), nn.Linear(width, len(EVENTS))
        )
        self.fillers = nn.Linear(width, len(FILLERS))
        self.facts = nn.Linear(width, 1)
        self.certainty = nn.Sequential(
            nn.Linear(width, ROLE_WIDTH),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(ROLE_WIDTH, len(CERTAINTIES)),
        )
        self.role_query = nn.Sequential(
            nn.Linear(width, 2 * ROLE_WIDTH),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(2 * ROLE_WIDTH, len(ROLES) * ROLE_WIDTH),
        )
        self.role_key = nn.Sequential(
            nn.Linear(width, 2 * ROLE_WIDTH),
            nn.ReLU(),
            nn.Dropout(dropout),
            nn.Linear(2 * ROLE_WIDTH, ROLE_WIDTH),
        )
        self.role_plain = nn.Linear(width, len(ROLES))
        self.role_steps = nn.Parameter(torch.zeros(len(ROLES), STEPS))
        self.role_sentences = nn.Parameter(torch.zeros(len(ROLES), SENTENCES))
        self.pair = nn.Sequential(
            nn.Linear(width, ROLE_WIDTH), nn.ReLU(), nn.Dropout(dropout), nn.Linear(ROLE_WIDTH, PAIR_WIDTH)
        )
        self.pair_type = nn.Parameter(torch.tensor(1.0))
        self.pair_gaps = nn.Parameter(torch.zeros(GAP_STEPS))
        nn.init.constant_(self.role_plain.bias, SELDOM)

    def forward(self, ids: Tensor, cases: Tensor, mask: Tensor | None) -> Read:
        """
        Reads windows of pieces: all three windows × pieces, framed by [CLS] and [SEP]. No mask for windows
        without padding.
        """
        words = self.body.embeddings.word_embeddings(ids) + self.cases(cases)
        hidden = self.dropout(self.body(inputs_embeds=words, attention_mask=mask).last_hidden_state.float())
        return Read(
            hidden, self.tags(hidden), self.events(hidden), self.fillers(hidden), self.facts(hidden)[..., 0]
        )

    def roles(self, rows: Tensor, at: Tensor, hidden: Tensor, steps: Tensor, sentences: Tensor) -> Tensor:
        """
        Anchors × roles × pieces: how far each piece fills each role of the anchor that stands at
        *rows* and *at* of *hidden*; *steps* and *sentences* are anchors × pieces.
        """
        query = self.role_query(hidden[rows, at]).view(len(rows), len(ROLES), ROLE_WIDTH)
        meet: Tensor = torch.einsum("arw,apw->arp", query, self.role_key(hidden)[rows]) / ROLE_WIDTH**0.5
        plain: Tensor = self.role_plain(hidden).transpose(1, 2)[rows]
        near = self.role_steps[:, steps] + self.role_sentences[:, sentences]
        return meet + plain + near.transpose(0, 1)

    def pairs(self, anchors: Tensor, types: Tensor, gaps: Tensor) -> Tensor:
        """
        Anchors × anchors: how far two triggers speak of one event; *types* are their chances of each type.
        """
        vectors: Tensor = self.pair(anchors)
        alike: Tensor = vectors @ vectors.T / PAIR_WIDTH**0.5
        typed = self.pair_type * (types @ types.T) * TYPE_SCALE - TYPE_BIAS
        return alike + typed + self.pair_gaps[gaps]

    def attribution_loss(self, scores: Tensor, gold: Tensor, mask: Tensor) -> Tensor:
        """
        The negative log-likelihood of tags, summed: linear-chain CRF. *mask* is a prefix of each row.
        """
        moves = self.transitions + self.legal
        live = mask.to(scores.dtype)
        said = (scores.gather(2, gold[..., None])[..., 0] * live).sum(1)
        moved = (moves[gold[:, :-1], gold[:, 1:]] * live[:, 1:]).sum(1)
        return (log_total(scores, moves, mask) - said - moved).sum()


def log_total(scores: Tensor, moves: Tensor, mask: Tensor) -> Tensor:
    """
    Windows: the logarithm of the sum over all sequences of tags.

    Neighbours are joined two by two, so that a window of 400 pieces takes nine steps and not 400: what
    a graphics card is slow at is many small steps.
    """
    count = scores.shape[-1]
    none = scores.new_full((count, count), NEVER).fill_diagonal_(0)
    tables = moves + scores[:, 1:, None, :]
    tables = torch.where(mask[:, 1:, None, None].bool(), tables, none)
    while tables.shape[1] > 1:
        if tables.shape[1] % 2:
            tables = torch.cat([tables, none.expand(len(tables), 1, count, count)], 1)
        tables = torch.logsumexp(tables[:, 0::2, :, :, None] + tables[:, 1::2, None], 3)
    ends = scores[:, 0]
    if tables.shape[1]:
        ends = torch.logsumexp(ends[:, :, None] + tables[:, 0], 1)
    return torch.logsumexp(ends, 1)


def shape_as(network: Network, weights: Mapping[str, Tensor]) -> None:
    """
    Gives the linear layers of a network's body the shapes of some weights, which are not yet theirs.
    """
    body = network.body.encoder
    for name, layer in list(body.named_modules()):
        shape = weights[f"body.encoder.{name}.weight"].shape if isinstance(layer, nn.Linear) else None
        if shape and shape != layer.weight.shape:
            above, _, last = name.rpartition(".")
            setattr(body.get_submodule(above), last, nn.Linear(shape[1], shape[0]))
