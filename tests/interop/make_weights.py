#!/usr/bin/env python3
"""Makes full-size weights with torchvision and what they compute, for compare.cs beside this file.

Run: python3 make_weights.py FOLDER     (needs python3-torch and python3-torchvision; writes about 1.3 GB)
Random weights, random running statistics; .pth as torch.save writes it (ResNet-18 in the format of before 1.6 too), and safetensors
written here by the format's description, so that the kit's reader meets a writer that is not its own.
"""
import json
import pathlib
import struct
import sys

import torch
import torchvision.models as models


def save_safetensors(path, state):
    names = {torch.float32: "F32", torch.int64: "I64"}
    header, offset = {}, 0
    for name, tensor in state.items():
        size = tensor.numel() * tensor.element_size()
        header[name] = {"dtype": names[tensor.dtype], "shape": list(tensor.shape), "data_offsets": [offset, offset + size]}
        offset += size
    text = json.dumps(header).encode()
    with open(path, "wb") as file:
        file.write(struct.pack("<Q", len(text)) + text)
        for tensor in state.values():
            file.write(tensor.contiguous().numpy().tobytes())


def main(folder):
    folder.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(2024)
    makers = {"resnet18": models.resnet18, "vgg11": models.vgg11, "googlenet-aux": lambda: models.googlenet(init_weights=False)}
    x = torch.randn(2, 3, 224, 224)
    torch.save({"x": x}, folder / "input.pth")
    for name, make in makers.items():
        model = make().eval()
        for module in model.modules():
            if isinstance(module, torch.nn.BatchNorm2d):
                module.running_mean.normal_(0, 0.1)
                module.running_var.uniform_(0.5, 1.5)
        with torch.no_grad():
            torch.save({"y": model(x)}, folder / f"{name}.output.pth")
        torch.save(model.state_dict(), folder / f"{name}.pth")
        save_safetensors(folder / f"{name}.safetensors", model.state_dict())
        if name == "resnet18":
            torch.save(model.state_dict(), folder / f"{name}.legacy.pth", _use_new_zipfile_serialization=False)


if __name__ == "__main__":
    main(pathlib.Path(sys.argv[1]))
