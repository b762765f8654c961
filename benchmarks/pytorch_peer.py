"""The networks and products of `course bench` in PyTorch: the peer that `course bench --peer pytorch` runs beside its own.

    python3 pytorch_peer.py lenet5 2        # one network or product, with 2 threads; prints one line of JSON

PyTorch is at its best with one thread pool: Debian's python3-torch with libopenblas0-openmp, or OPENBLAS_NUM_THREADS=1. OpenBLAS 0.3.21
takes processors newer than itself for one of 2004: OPENBLAS_CORETYPE=SkylakeX (AVX-512) or Haswell (AVX2) gives it their registers.
Measure alone: with 2 threads it collapses when the other core is busy.
"""
import json
import resource
import statistics
import sys
import time

import torch
from torch import nn
from torch.nn import functional as F

SECONDS, ROUNDS = 1.0, 5


def mlp():
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 300), nn.ReLU(), nn.Linear(300, 100), nn.ReLU(), nn.Linear(100, 10))


def lenet5():
    return nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))


def vgg6():
    layers, channels = [], 3
    for width in (32, 64, 128):
        for _ in range(2):
            layers += [nn.Conv2d(channels, width, 3, padding=1, bias=False), nn.BatchNorm2d(width), nn.ReLU()]
            channels = width
        layers.append(nn.MaxPool2d(2))
    return nn.Sequential(*layers, nn.Flatten(), nn.Linear(128 * 4 * 4, 10))


class Block(nn.Module):
    def __init__(self, channels, width, stride):
        super().__init__()
        self.body = nn.Sequential(
            nn.Conv2d(channels, width, 3, stride, 1, bias=False), nn.BatchNorm2d(width), nn.ReLU(),
            nn.Conv2d(width, width, 3, 1, 1, bias=False), nn.BatchNorm2d(width))
        self.skip = nn.Identity() if stride == 1 and channels == width else nn.Sequential(
            nn.Conv2d(channels, width, 1, stride, bias=False), nn.BatchNorm2d(width))

    def forward(self, x):
        return F.relu(self.body(x) + self.skip(x))


def resnet18():
    layers, channels = [nn.Conv2d(3, 64, 3, 1, 1, bias=False), nn.BatchNorm2d(64), nn.ReLU()], 64
    for width, stride in ((64, 1), (128, 2), (256, 2), (512, 2)):
        layers += [Block(channels, width, stride), Block(width, width, 1)]
        channels = width
    return nn.Sequential(*layers, nn.AdaptiveAvgPool2d(1), nn.Flatten(), nn.Linear(512, 10))


NETWORKS = {"mlp": (mlp, (1, 28, 28), 64), "lenet5": (lenet5, (1, 28, 28), 64), "vgg6": (vgg6, (3, 32, 32), 64),
            "resnet18": (resnet18, (3, 32, 32), 32)}


def median_milliseconds(step):
    """The median over rounds of about SECONDS of the time of one step; the first round only warms up."""
    start = time.perf_counter()
    step()
    steps, times = 1, []
    for _ in range(ROUNDS + 1):
        start = time.perf_counter()
        for _ in range(steps):
            step()
        seconds = time.perf_counter() - start
        times.append(1000 * seconds / steps)
        steps = max(1, round(steps * SECONDS / seconds))
    return statistics.median(times[1:])


def network(name):
    build, image, batch = NETWORKS[name]
    torch.manual_seed(0)
    net = build()
    optimizer = torch.optim.SGD(net.parameters(), 0.01, momentum=0.9)
    x, y = torch.rand(batch, *image), torch.randint(0, 10, (batch,))

    def train():
        optimizer.zero_grad(set_to_none=True)
        F.cross_entropy(net(x), y).backward()
        optimizer.step()

    result = {"train": median_milliseconds(train)}
    result["peakBytes"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024
    net.eval()
    with torch.no_grad():
        for size in (64, 1):
            images = torch.rand(size, *image)
            result[f"infer{size}"] = median_milliseconds(lambda: net(images))
    return result


def product(size):
    a, b = torch.rand(size, size), torch.rand(size, size)
    return {"product": median_milliseconds(lambda: a @ b)}


if __name__ == "__main__":
    name, threads = sys.argv[1], int(sys.argv[2])
    torch.set_num_threads(threads)
    result = product(int(name)) if name.isdigit() else network(name)
    print(json.dumps({"version": torch.__version__, "threads": threads, **result}))
