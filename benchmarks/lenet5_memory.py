#!/usr/bin/env python3
"""The twin of MemoryBench: 100 epochs of LeNet-5 on 6 400 random images in PyTorch, and what the process holds."""
import resource

import torch
import torch.nn.functional as F
from torch import nn

IMAGES, BATCH, EPOCHS = 6400, 64, 100

torch.manual_seed(0)
net = nn.Sequential(
    nn.Conv2d(1, 6, 5, padding=2), nn.ReLU(), nn.MaxPool2d(2), nn.Conv2d(6, 16, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
    nn.Linear(400, 120), nn.ReLU(), nn.Linear(120, 84), nn.ReLU(), nn.Linear(84, 10))
optimizer = torch.optim.SGD(net.parameters(), lr=0.01, momentum=0.9)
x, y = torch.rand(IMAGES, 1, 28, 28), torch.randint(0, 10, (IMAGES,))
for epoch in range(1, EPOCHS + 1):
    order = torch.randperm(IMAGES)
    for start in range(0, IMAGES, BATCH):
        batch = order[start:start + BATCH]
        optimizer.zero_grad()
        F.cross_entropy(net(x[batch]), y[batch]).backward()
        optimizer.step()
    if epoch in (1, 2, 5, 10) or epoch % 20 == 0:
        print(f"epoch {epoch:3}: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB at most", flush=True)
