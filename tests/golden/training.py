"""Runs of training: SGD on a small regression in every setting, and 40 steps of LeNet-5 and other nets on images made by formulas."""
import torch
import torch.nn.functional as F
from torch import nn

from encode import DTYPES, compact, decimals, numbers, tensor_json

SGD_STEPS = 20
SGD_SETTINGS = {
    "plain": {"lr": 0.1},
    "momentum": {"lr": 0.05, "momentum": 0.9},
    "dampening": {"lr": 0.05, "momentum": 0.9, "dampening": 0.5},
    "nesterov": {"lr": 0.05, "momentum": 0.9, "nesterov": True},
    "weight decay": {"lr": 0.1, "weight_decay": 0.01},
    "momentum and weight decay": {"lr": 0.05, "momentum": 0.8, "weight_decay": 0.05},
    "maximize": {"lr": 0.01, "momentum": 0.5, "maximize": True},
    "two groups": {"lr": 0.05, "momentum": 0.9, "bias": {"lr": 0.01, "momentum": 0.5, "weight_decay": 0.1}},
}


def sgd():
    """Fits 5 samples of 4 numbers to 3 by mean squared error; the losses and the last weight and bias are the golden values."""
    for label, settings in SGD_SETTINGS.items():
        for dtype in ("float32", "float64"):
            def leaf(name, *shape):
                count = torch.Size(shape).numel()
                return torch.tensor(decimals(f"sgd {name}", count), dtype=torch.float64).to(DTYPES[dtype]).reshape(shape)
            x, y, w, b = leaf("x", 5, 4), leaf("y", 5, 3), leaf("w", 3, 4), leaf("b", 3)
            start = [tensor_json(t) for t in (x, y, w, b)]
            w.requires_grad_(True)
            b.requires_grad_(True)
            options = {k: v for k, v in settings.items() if k != "bias"}
            groups = [{"params": [w]}, {"params": [b], **settings["bias"]}] if "bias" in settings else [w, b]
            optimizer = torch.optim.SGD(groups, **options)
            losses = []
            for _ in range(SGD_STEPS):
                optimizer.zero_grad()
                loss = F.mse_loss(F.linear(x, w, b), y)
                loss.backward()
                optimizer.step()
                losses.append(loss.detach())
            yield '{"name":"%s %s","args":%s,"inputs":[%s],"outputs":[%s]}' % (
                label, dtype, compact(settings), ",".join(start),
                ",".join(tensor_json(t.detach()) for t in (torch.stack(losses), w, b)))


def lenet_batch(step, count=16):
    """Images (16, 1, 28, 28) and labels: two of sixteen 7x7 blocks lit by the class, noise over it, all in 64ths: exact in float32.

    The contrast is chosen so that the run learns (2.30 to 0.15) and is well conditioned: in float64 every loss is within 3e-7.
    """
    n = torch.arange(count).reshape(-1, 1, 1)
    i = torch.arange(28).reshape(1, -1, 1)
    j = torch.arange(28).reshape(1, 1, -1)
    labels = (torch.arange(count) * 3 + step) % 10
    c = labels.reshape(-1, 1, 1)
    block = i.div(7, rounding_mode="floor") * 4 + j.div(7, rounding_mode="floor")
    lit = (block == c) | (block == (c * 3 + 5) % 16)
    noise = (n * 7919 + step * 104729 + i * i * 31 + j * 17 + i * j) % 17
    return ((lit * 48 + noise - 12).to(torch.float32) / 64).unsqueeze(1), labels


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def lenet(steps=40):
    """Losses of 40 steps of SGD (learning rate 0.05, momentum 0.9, batch 16) on LeNet-5 from manual_seed(0)."""
    torch.manual_seed(0)
    net = lenet5()
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
    losses = []
    for step in range(steps):
        x, labels = lenet_batch(step)
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    yield '{"name":"LeNet-5, %d steps","outputs":[%s]}' % (steps, tensor_json(torch.stack(losses)))


class Residual(nn.Module):
    """relu(x + f(x)): two 3x3 convolutions with batch normalisation."""

    def __init__(self, channels):
        super().__init__()
        self.f = nn.Sequential(nn.Conv2d(channels, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels), nn.ReLU(),
                               nn.Conv2d(channels, channels, 3, padding=1, bias=False), nn.BatchNorm2d(channels))

    def forward(self, x):
        return F.relu(x + self.f(x))


def convolutional(dropout):
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16),
        nn.ReLU(), nn.MaxPool2d(2), nn.Dropout2d(dropout), nn.Flatten(), nn.Dropout(dropout), nn.Linear(784, 10))


def residual():
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, stride=2, padding=1, bias=False), nn.BatchNorm2d(8), nn.ReLU(), Residual(8), Residual(8), nn.AvgPool2d(7),
        nn.Flatten(), nn.Linear(32, 10))


def lenet5_with_dropout():
    layers = list(lenet5())
    return nn.Sequential(*layers[:-1], nn.Dropout(0.3), layers[-1])


RUNS = {
    "LeNet-5, Adam": (lenet5, lambda p: torch.optim.Adam(p, 1e-3)),
    "LeNet-5 with dropout, SGD": (lenet5_with_dropout, lambda p: torch.optim.SGD(p, 0.02, momentum=0.9)),
    "convolutions with batch norm, SGD": (lambda: convolutional(0.0), lambda p: torch.optim.SGD(p, 0.002, momentum=0.9, weight_decay=1e-4)),
    "convolutions with batch norm, AdamW": (lambda: convolutional(0.0), lambda p: torch.optim.AdamW(p, 1e-3, weight_decay=0.05)),
    "convolutions with batch norm and dropout, Adam": (lambda: convolutional(0.2), lambda p: torch.optim.Adam(p, 1e-3)),
    "residual, SGD": (residual, lambda p: torch.optim.SGD(p, 0.01, momentum=0.9)),
    "residual, Adam": (residual, lambda p: torch.optim.Adam(p, 1e-3)),
}


def run(make, optimise, steps, double=False):
    torch.manual_seed(0)
    net = make()
    net = net.double() if double else net
    optimizer = optimise(net.parameters())
    losses = []
    for step in range(steps):
        x, labels = lenet_batch(step)
        optimizer.zero_grad()
        loss = F.cross_entropy(net(x.double() if double else x), labels)
        loss.backward()
        optimizer.step()
        losses.append(loss.detach())
    return torch.stack(losses)


def runs(steps=40):
    """Losses of 40 steps from manual_seed(0); how far the same run in float64 is off says how well conditioned each is."""
    for name, (make, optimise) in RUNS.items():
        losses, twin = run(make, optimise, steps), run(make, optimise, steps, double=True)
        off = float((losses.double() - twin).abs().max())
        print(f"  {name}: {losses[0]:.3f} to {losses[-1]:.3f}, float64 is off by {off:.1e}")
        yield '{"name":"%s","outputs":[%s]}' % (name, tensor_json(losses))
