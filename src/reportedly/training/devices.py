"""
What a run computes on, and how exactly.
"""

from contextlib import AbstractContextManager, nullcontext

import torch

from reportedly.errors import UsageError

CHOICES = ("auto", "cpu", "cuda")


def device_named(name: str) -> torch.device:
    """
    The device that is asked for; a graphics card where *auto* finds one.
    """
    if name not in CHOICES:
        raise UsageError(f"there is no device {name}; choose from {', '.join(CHOICES)}")
    there = torch.cuda.is_available()
    if name == "cuda" and not there:
        raise UsageError("PyTorch finds no graphics card; train with --device cpu")
    return torch.device("cuda" if there and name != "cpu" else "cpu")


def precision(device: torch.device) -> AbstractContextManager[object]:
    """
    Half-long numbers where the processor adds them up by itself; elsewhere they would cost time.
    """
    if halves(device):
        return torch.autocast(device.type, dtype=torch.bfloat16)
    return nullcontext()


def halves(device: torch.device) -> bool:
    """
    Whether a device computes in bfloat16 by itself.
    """
    if device.type == "cuda":
        return bool(torch.cuda.is_bf16_supported(including_emulation=False))
    told = torch.cpu.get_capabilities()
    return bool(told.get("avx512_bf16") or told.get("amx_bf16") or told.get("bf16"))
