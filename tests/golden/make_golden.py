#!/usr/bin/env python3
"""Writes the golden files of the engine's tests, data/*.json: values and gradients as PyTorch computes them.

Run: python3 tests/golden/make_golden.py            (all files; seconds; one thread)
     python3 tests/golden/make_golden.py windows    (those named)
The committed files were made with PyTorch 1.13.1 (Debian's python3-torch, which calls itself 1.13.0a0) and numpy 1.24.
The same script writes the same bytes on the same PyTorch; another version may change last digits. Golden files change only
through this script, in a commit of their own that says why.

encode.py: the format. ops.py: name -> PyTorch function. case.py: from inputs to a line. cases_*.py: what is covered.
training.py, random_draws.py: runs of an optimiser, LeNet-5, and draws from the seeded generator. state_files.py: saved tensors.
"""
import sys

import torch

import cases_activations
import cases_columns
import cases_elementwise
import cases_indexing
import cases_layers
import cases_more_losses
import cases_losses
import cases_math
import cases_members
import cases_modules
import cases_norms
import cases_places
import cases_pools
import cases_products
import cases_reductions
import cases_shapes
import cases_tensors
import cases_windows
import optimisers
import random_draws
import state_files
import training
from encode import write

FILES = {
    "elementwise": cases_elementwise.all_cases, "shapes": cases_shapes.all_cases, "reductions": cases_reductions.all_cases,
    "products": cases_products.all_cases, "losses": cases_losses.all_cases, "windows": cases_windows.all_cases,
    "activations": cases_activations.all_cases, "norms": cases_norms.all_cases, "layers": cases_layers.all_cases,
    "more_losses": cases_more_losses.all_cases, "pools": cases_pools.all_cases,
    "columns": cases_columns.all_cases,
    "optimisers": optimisers.runs, "schedules": optimisers.schedules,
    "math": cases_math.all_cases, "indexing": cases_indexing.all_cases, "sorting": cases_tensors.scans_and_sorting,
    "folds": cases_tensors.reductions, "moves": cases_tensors.shapes, "contractions": cases_tensors.products,
    "sgd": training.sgd, "lenet": training.lenet, "runs": training.runs, "random": random_draws.draws,
    "initial": random_draws.initial,
    "members": cases_members.all_cases, "places": cases_places.all_cases,
    "state": state_files.files,
} | cases_modules.FILES


def main(names):
    torch.set_num_threads(1)
    unknown = [n for n in names if n not in FILES]
    if unknown:
        sys.exit(f"No golden file {unknown[0]!r}; there are: {', '.join(FILES)}.")
    for name in names or FILES:
        lines = list(FILES[name]())
        labels = [line.split('","', 1)[0] for line in lines]
        twice = {label for label in labels if labels.count(label) > 1}
        if twice:
            sys.exit(f"{name}: two cases are called {sorted(twice)[0]}.")
        write(name, lines)


if __name__ == "__main__":
    main(sys.argv[1:])
