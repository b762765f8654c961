"""The same LeNet-5 training steps as `CourseKit.Benchmarks train`, in PyTorch: the peer.

    python3 lenet5_pytorch.py            # at 1 and at 2 threads; the better one is the peer

PyTorch is at its best with one thread pool: Debian's python3-torch with libopenblas0-openmp, or OPENBLAS_NUM_THREADS=1.
Measure alone: with 2 threads it collapses when the other core is busy.
"""
import statistics
import time

import torch
from torch import nn

BATCH, STEPS, ROUNDS = 64, 200, 9


def run(threads):
    torch.set_num_threads(threads)
    torch.manual_seed(0)
    net = nn.Sequential(
        nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
    optimizer = torch.optim.SGD(net.parameters(), 0.01, momentum=0.9)
    x, y = torch.rand(BATCH, 1, 28, 28), torch.randint(0, 10, (BATCH,))
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for _ in range(STEPS):
            optimizer.zero_grad()
            nn.functional.cross_entropy(net(x), y).backward()
            optimizer.step()
        times.append((time.perf_counter() - start) * 1000 / STEPS)
    median = statistics.median(times[1:])
    print(f"PyTorch {torch.__version__}, LeNet-5, batch {BATCH}, {threads} thread(s): median {median:.2f} ms, best {min(times):.2f} ms, "
          f"{1000 * BATCH / median:,.0f} img/s")


for n in (1, 2):
    run(n)
