#!/usr/bin/env python3
"""Writes random sequences of operations with what PyTorch computes at each step, for the engine to repeat.

Run: python3 tests/golden/sequences.py SEED COUNT > file        (any seed; the tests replay any file, see Differential/SequenceTests.cs)
     python3 tests/golden/sequences.py                           (the committed files, data/sequences-*.txt)

A line is a step: "s N" starts sequence N; "leaf TYPE SHAPE A B [g]" makes a tensor of (A i + B) mod 61 and the like, g: with gradient;
"OP ARGUMENTS > TYPE SHAPE SUM" is an operation: %k is the k-th tensor of the sequence, and SUM the sum of the result's elements, each times
weight(i), without those that are not finite, which are counted after it (n nan, p +inf, m -inf); "back K > SUM SUM ..." differentiates the
weighted sum of tensor k: the weighted sums of the leaves' gradients.

A sum says something only where rounding does not decide: beside the recorded run goes one in float64 in which each inexact result (one
that float32 does not hold) is disturbed by a few units of float32's last place. Steps where the two differ by more than CONDITION are
thrown away, and those with elements that are nothing beside the largest: what is left when equal things cancel is rounding, even its sign.
"""
import math
import random
import sys

import torch

import sequence_rare
from sequence_ops import COMMITTED, OPS

CODES = {torch.float32: "f", torch.float64: "d", torch.int64: "l", torch.int32: "i", torch.uint8: "u", torch.bool: "b"}
TYPES = {code: dtype for dtype, code in CODES.items()}
LARGEST = 600           # elements of a tensor
CONDITION = 2e-6        # how far the disturbed run may be off, relative to the sum of absolute values
DISTURBANCE = 2e-7
SMALLEST = 1e-6
RESIDUE = 1e-7          # an element this small beside the largest may be what a cancellation left
FILES = {"sequences-1.txt": (1, 2000), "sequences-2.txt": (2, 2000)}


def leaf_values(code, count, a, b):
    i = torch.arange(count, dtype=torch.int64) * a + b
    if code == "b":
        return i % 13 < 6
    if code in "fd":
        return ((i % 61 - 30).double() / 16).to(TYPES[code])
    return (i % 13 - (0 if code == "u" else 6)).to(TYPES[code])


def weights(count):
    i = torch.arange(count, dtype=torch.int64)
    return (1 + (i * 37 + 11) % 61 / 64.0) * (1 - 2 * ((i * 29) % 7 < 3).double())


def weighted(tensor):
    """The weighted sum of the finite elements, that of their absolute values, and the counts of the others."""
    v = tensor.detach().double().flatten()
    finite = v.isfinite()
    counts = [int(v.isnan().sum()), int((v == math.inf).sum()), int((v == -math.inf).sum())]
    v, w = v[finite], weights(v.numel())[finite]
    return float((v * w).sum()), float((v * w).abs().sum()), counts


def same(x, y):
    """Whether the recorded value x and the disturbed one y are near enough for x to be worth recording."""
    (sx, ax, cx), (sy, _, cy) = weighted(x), weighted(y)
    worst = (x.detach().double() - y.detach().double()).nan_to_num(0, 0, 0).abs()
    if cx != cy or x.shape != y.shape or not math.isfinite(ax) or ax > 1e12:
        return False
    if 0 < ax < SMALLEST:       # what is left when equal things cancel is rounding alone
        return False
    mass = ax + 1e-30
    return abs(sx - sy) <= CONDITION * mass and float(worst.sum()) <= 4 * CONDITION * mass


def residue(x):
    """Whether elements are so small beside the largest that they may be rounding alone."""
    v = x.detach().double().abs().flatten()
    v = v[v.isfinite() & (v > 0)]
    return v.numel() > 0 and bool(v.min() < RESIDUE * max(1.0, float(v.max())))


def overlaps(x):
    """Whether two elements share a place in memory: what a write to them gives depends on its order."""
    places = torch.zeros(x.shape, dtype=torch.int64)
    for d, (size, stride) in enumerate(zip(x.shape, x.stride())):
        places += (torch.arange(size) * stride).reshape([-1] + [1] * (x.dim() - d - 1))
    return places.unique().numel() < x.numel()


def text(value):
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, list):
        return ",".join(map(str, value)) or ","
    return repr(value)


def total(tensor):
    s, _, (nan, up, down) = weighted(tensor)
    digits = 17 if tensor.dtype == torch.float64 else 9
    number = f"{s:.{digits}g}" if tensor.dtype.is_floating_point else str(int(s * 64)) if abs(s) < 2 ** 46 else "?"
    return number + "".join(f" {c}{k}" for c, k in zip("npm", (nan, up, down)) if k)


class Sequence:
    """One sequence while it grows: recorded tensors, disturbed ones, lines."""

    def __init__(self, rng, number, names):
        self.rng, self.names = rng, names
        self.lines, self.values, self.shadow, self.leaves = [f"s {number}"], [], [], []
        self.main = rng.choice("fffd")
        self.gradients, self.spoilt = rng.random() < 0.4, False
        self.noise = torch.Generator().manual_seed(rng.randrange(2 ** 31))

    def leaf(self, shape, code):
        a, b = self.rng.choice([1, 5, 7, 11, 17, 23]), self.rng.randrange(61)
        count = math.prod(shape)
        value = leaf_values(code, count, a, b).reshape(shape)
        shadow = (value.double() if code in "fd" else value).clone()
        grad = self.gradients and code in "fd"
        if grad:
            value.requires_grad_(True)
            shadow.requires_grad_(True)
            self.leaves.append(len(self.values))
        self.values.append(value)
        self.shadow.append(shadow)
        self.lines.append(f"leaf {code} {text(list(shape))} {a} {b}" + (" g" if grad else ""))
        return len(self.values) - 1

    def first(self):
        rng = self.rng
        rank = rng.choice([0, 1, 2, 2, 3, 3, 4, 4])
        shape = [rng.choice([1, 1, 2, 3, 4, 5]) if rank < 4 else rng.choice([1, 2, 3, 4, 6]) for _ in range(rank)]
        if rng.random() < 0.04 and shape:
            shape[rng.randrange(rank)] = 0
        self.leaf(shape, self.main)
        if rng.random() < 0.5:
            broadcast = [1 if rng.random() < 0.3 else s for s in shape][rng.randint(0, rank):] if rng.random() < 0.5 else shape
            self.leaf(broadcast, rng.choice([self.main, self.main, self.main, "l", "i", "u", "b", "f", "d"]))

    def pick(self, accept):
        fits = [k for k, v in enumerate(self.values) if accept(v)]
        # late tensors are likelier: sequences should be chains
        return self.rng.choice(fits[-3:] if fits and self.rng.random() < 0.7 else fits) if fits else None

    def draw(self, letter, first):
        rng = self.rng
        if callable(letter):
            drawn = letter(rng, first)
            if isinstance(drawn, tuple):
                return "%", self.leaf(drawn[1], CODES[first.dtype])
            return "", drawn
        if letter in "TFBMX1234":
            accept = {"T": lambda v: True, "F": lambda v: v.dtype.is_floating_point, "B": lambda v: v.dtype == torch.bool,
                      "M": lambda v: v.dim() >= 2,
                      "X": lambda v: v.dtype.is_floating_point and v.dim() >= 2}.get(
                          letter, lambda v: v.dtype.is_floating_point and v.dim() == int(letter))
            return "%", self.pick(accept)
        if letter == "N":
            return "%", self.pick(lambda v: v.shape == first.shape)
        if letter == "D":
            return "", rng.randint(-max(1, first.dim()), max(1, first.dim()) - 1)
        if letter == "S":
            return "", rng.choice([2, 3, -1, 0.5, -1.5, 2.25, 1, 0])
        return "", rng.random() < 0.5

    def step(self):
        """Tries one operation; False when nothing came of it."""
        rng = self.rng
        name = rng.choice(self.names)
        function, signature, properties = OPS[name]
        if "w" in properties and self.gradients and (self.names is COMMITTED or rng.random() < 0.5):
            return False
        before = len(self.values), len(self.lines), len(self.leaves)
        try:
            return self.attempt(name, function, signature, properties, before)
        except (RuntimeError, IndexError, ValueError, TypeError, ZeroDivisionError):
            return self.undo(before)

    def attempt(self, name, function, signature, properties, before):
        first, drawn = None, []
        for letter in signature:
            kind, value = self.draw(letter, first)
            if value is None and kind == "%":
                return self.undo(before)
            drawn.append((kind, value))
            if first is None:
                first = self.values[value]
        if "w" in properties:       # a target that several places share would make the result depend on the order of writing
            return self.write(name, function, drawn)
        x = function(*(self.values[v] if k else v for k, v in drawn))
        y = function(*(self.shadow[v] if k else v for k, v in drawn))
        if x.numel() > LARGEST or x.dtype not in CODES:
            return self.undo(before)
        if "n" in properties and not all(self.values[v].isfinite().all() and self.values[v].numel() for k, v in drawn if k):
            return self.undo(before)
        if name.startswith("to_") and first.dtype.is_floating_point and not first.isfinite().all():
            return self.undo(before)        # what no integer can hold becomes any integer
        if x.dtype.is_floating_point:
            y = y.double()
            if residue(x):
                return self.undo(before)
            wide = x.detach().double().nan_to_num(9e9)
            if not (torch.equal(wide, y.detach().nan_to_num(9e9)) and torch.equal(wide, wide.float().double())):
                if not same(x, y):
                    return self.undo(before)
                noise = torch.randn(y.shape, generator=self.noise, dtype=torch.float64) * DISTURBANCE
                y = y * (1 + noise) if "v" not in properties else y
        elif not torch.equal(x, y.to(x.dtype)):
            return self.undo(before)
        self.values.append(x)
        self.shadow.append(y)
        self.lines.append(self.line(name, drawn, x))
        return True

    def write(self, name, function, drawn):
        target = drawn[0][1]
        if overlaps(self.values[target]):
            return False
        # truth written over numbers: PyTorch passes the gradient on as if nothing had been written
        if self.gradients and (name.startswith(("logical", "eq", "lt")) or not self.writable(target, drawn)):
            return False
        old, old_shadow = self.values[target].clone(), self.shadow[target].clone()
        if not old.dtype.is_floating_point and any(k and not self.values[v].isfinite().all() for k, v in drawn):
            return False
        arguments = [(self.values[v], self.shadow[v]) if k else (v, v) for k, v in drawn]
        try:
            function(*(a for a, _ in arguments))
            function(*(b for _, b in arguments))
            fine = same(self.values[target], self.shadow[target]) if old.dtype.is_floating_point else torch.equal(
                self.values[target], self.shadow[target].to(old.dtype))
        except RuntimeError:
            fine = False
        if not fine:
            with torch.no_grad():
                self.values[target].copy_(old)
                self.shadow[target].copy_(old_shadow)
            self.spoilt = self.gradients        # the graph has seen the attempt
            return False
        self.lines.append(self.line(name, drawn, self.values[target]))
        return True

    def writable(self, target, drawn):
        """Under differentiation: a result that is no leaf, nor shows one, and nothing that is integral to begin with."""
        value = self.values[target]
        base = value._base if value._is_view() else value
        return value.requires_grad and not base.is_leaf and all(self.values[v].dtype == value.dtype for k, v in drawn if k)

    def line(self, name, drawn, x):
        arguments = " ".join(f"%{v}" if k else text(v) for k, v in drawn)
        return f"{name} {arguments} > {CODES[x.dtype]} {text(list(x.shape))} {total(x)}"

    def undo(self, before):
        values, lines, leaves = before
        del self.values[values:], self.shadow[values:], self.lines[lines:], self.leaves[leaves:]
        return False

    def back(self):
        ends = [k for k, v in enumerate(self.values) if v.requires_grad and k not in self.leaves]
        if not ends or self.spoilt:
            return
        if any(v.isinf().any() for v in self.values):
            return              # what becomes of infinite slopes depends on the order of multiplying
        end = ends[-1]
        runs = []
        for values in self.values, self.shadow:
            w = weights(values[end].numel()).reshape(values[end].shape).to(values[end].dtype)
            try:
                runs.append(torch.autograd.grad(values[end], [values[k] for k in self.leaves], w, allow_unused=True))
            except RuntimeError:
                return
        sums = []
        for x, y in zip(*runs):
            if x is None:
                sums.append("-")
            elif same(x, y):
                sums.append(total(x).replace(" ", ""))
            else:
                return
        self.lines.append(f"back {end} > {' '.join(sums)}")


def sequences(seed, count, names):
    rng = random.Random(seed)
    for number in range(count):
        sequence = Sequence(rng, number, names)
        sequence.first()
        steps, tries = rng.randint(2, 6), 0
        while steps and tries < 60:
            tries += 1
            steps -= sequence.step()
        if sequence.gradients:
            sequence.back()
        yield from sequence.lines


def main(arguments):
    torch.set_num_threads(1)
    if arguments:
        seed, count = map(int, arguments)
        sys.stdout.writelines(line + "\n" for line in sequences(seed, count, list(OPS)))
        return
    from encode import DATA
    for name, (seed, count) in FILES.items():
        with open(DATA / name, "w", encoding="utf-8", newline="\n") as file:
            file.writelines(line + "\n" for line in sequences(seed, count, COMMITTED))


if __name__ == "__main__":
    main(sys.argv[1:])
