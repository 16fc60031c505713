"""
A tiny encoder of random weights, and three coded reports of our own to train it on.
"""

import json

import torch
from tokenizers import Tokenizer, decoders, models, normalizers, pre_tokenizers
from transformers import BertConfig, BertModel

SPECIAL = {0: "[PAD]", 100: "[UNK]", 101: "[CLS]", 102: "[SEP]", 103: "[MASK]"}
LETTERS = "abcdefghijklmnopqrstuvwxyz0123456789.,:-'"
WORDS = ["the", "in", "of", "said", "killed", "strike", "shelling", "people", "soldiers", "on", "by", "two"]

TEXTS = {
    "report-1": "Strike on market\n\nTwo people were killed in a strike on Darat on Monday, officials said.",
    "report-2": "Army shelling killed two soldiers in Kafr on Monday. A doctor said the shelling hit a bus.",
    "report-3": "Officials said two people were killed by shelling in the village of Darat.",
}
HELD_OUT = "report-5"
NOTHING = {
    "sources": [],
    "cue": None,
    "casualties": [],
    "perpetrator": None,
    "target": None,
    "weapon": None,
    "place": None,
    "time": None,
    "evidence": [],
}


def killed(count, victims):
    figure = {"outcome": "killed", "low": 2, "high": 2, "vague": False, "count_text": count}
    return {
        **figure,
        "victims_text": victims,
        "victims_type": "unknown",
        "victims_side": None,
        "subset_of": None,
    }


def named(words):
    return {"text": words, "name": words, "admin1": None, "country": None, "inherited": False}


def source(words):
    return {"text": words, "name": words, "type": "other"}


MONDAY = {"text": "Monday", "start": "2024-03-04", "end": "2024-03-04", "inherited": False}
CLAIMS = {
    "report-1": [
        NOTHING
        | {
            "id": "c1",
            "sentence": "Two people were killed in a strike on Darat on Monday, officials said.",
            "trigger": "strike",
            "event_type": "air_strike",
            "event": "e1",
            "certainty": "stated",
            "sources": [source("officials")],
            "cue": "said",
            "casualties": [killed("Two", "people")],
            "place": named("Darat"),
            "time": MONDAY,
        }
    ],
    "report-2": [
        NOTHING
        | {
            "id": "c1",
            "sentence": "Army shelling killed two soldiers in Kafr on Monday.",
            "trigger": "shelling",
            "event_type": "shelling",
            "event": "e1",
            "certainty": "stated",
            "casualties": [killed("two", "soldiers")],
            "perpetrator": {"text": "Army", "name": "army"},
            "place": named("Kafr"),
            "time": MONDAY,
        },
        NOTHING
        | {
            "id": "c2",
            "sentence": "A doctor said the shelling hit a bus.",
            "trigger": "shelling",
            "event_type": "shelling",
            "event": "e1",
            "certainty": "hedged",
            "sources": [source("A doctor")],
            "cue": "said",
            "target": {"text": "a bus", "name": "a bus"},
        },
    ],
    "report-3": [
        NOTHING
        | {
            "id": "c1",
            "sentence": TEXTS["report-3"],
            "trigger": "shelling",
            "event_type": "shelling",
            "event": "e1",
            "certainty": "stated",
            "sources": [source("Officials")],
            "cue": "said",
            "casualties": [killed("two", "people")],
            "place": named("Darat"),
        }
    ],
}


def document(name):
    title = "Strike on market" if name == "report-1" else None
    return {"id": name, "text": TEXTS[name], "title": title, "published": "2024-03-05"}


def tiny_tokenizer():
    vocabulary = {SPECIAL.get(number, f"[unused{number}]"): number for number in range(104)}
    for piece in [*LETTERS, *(f"##{letter}" for letter in LETTERS), *WORDS]:
        vocabulary.setdefault(piece, len(vocabulary))
    tokenizer = Tokenizer(models.WordPiece(vocabulary, unk_token="[UNK]"))
    tokenizer.normalizer = normalizers.BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = pre_tokenizers.BertPreTokenizer()
    tokenizer.decoder = decoders.WordPiece()
    return tokenizer


def write_base(folder):
    """
    Writes the encoder as a base to train from.
    """
    torch.manual_seed(7)
    tokenizer = tiny_tokenizer()
    config = BertConfig(
        vocab_size=tokenizer.get_vocab_size(),
        hidden_size=32,
        num_hidden_layers=2,
        num_attention_heads=2,
        intermediate_size=64,
    )
    BertModel(config, add_pooling_layer=False).save_pretrained(folder)
    tokenizer.save(str(folder / "tokenizer.json"))
    return folder


def write_lines(path, records):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(json.dumps(record) + "\n" for record in records), encoding="utf-8")
    return path


def write_data(folder):
    """
    Writes a folder of corpora: claims, an article with attributions, a text of MUC-4, sentences with facts.
    """
    reports = [document(name) for name in TEXTS]
    coded = [{"doc": name, "published": "2024-03-05", "claims": claims} for name, claims in CLAIMS.items()]
    reports.append({**document("report-3"), "id": HELD_OUT})
    coded.append({**coded[2], "doc": HELD_OUT})
    write_lines(folder / "claims/train_docs.jsonl", reports)
    write_lines(folder / "claims/train_gold.jsonl", coded)
    text = "Officials said two people were killed."
    spans = {"source": [[0, 9]], "cue": [[10, 14]], "content": [[15, 37]]}
    write_lines(folder / "polnear/train.jsonl", [{"id": "article", "text": text, "attributions": [spans]}])
    template = {"PERP: INDIVIDUAL ID": ['"SOLDIERS OF THE ARMY"'], "HUM TGT: DESCRIPTION": ['"PEOPLE": "X"']}
    shouted = "SOLDIERS OF THE\nARMY KILLED TWO PEOPLE."
    texts = [
        {"id": name, "text": shouted, "templates": [template]} for name in ("DEV-MUC3-0001", "TST1-0001")
    ]
    write_lines(folder / "muc4/dev.jsonl", texts)
    facts = [{"text": "Officials said so .", "targets": [{"span1": [1, 2], "label": 2.5}]}]
    write_lines(folder / "factuality/uds_ih2_train.jsonl", facts)
    write_lines(folder / "factuality/uw_train.jsonl", facts)
    return folder
