"""PyTorch's values for looking into a model: python3 insight.py writes data/insight.json.

A small seeded network, one image; saliency, gradient times input, guided backpropagation (by backward hooks on
the ReLUs), Grad-CAM (by retained gradients), occlusion, and gradient norms, each written the way PyTorch users write it.
A second network has a shortcut around its second ReLU: what guided backpropagation does where paths join.
"""
import json
import pathlib

import torch
import torch.nn.functional as F
from torch import nn

torch.manual_seed(20240611)


class Plain(nn.Module):
    def __init__(self):
        super().__init__()
        self.conv1 = nn.Conv2d(2, 4, 3, padding=1)
        self.relu1 = nn.ReLU()
        self.pool = nn.MaxPool2d(2)
        self.conv2 = nn.Conv2d(4, 5, 3, padding=1)
        self.relu2 = nn.ReLU()
        self.fc = nn.Linear(5 * 4 * 4, 3)
        self.shortcut = False

    def forward(self, x):
        x = self.pool(self.relu1(self.conv1(x)))
        y = self.relu2(self.conv2(x))
        if self.shortcut:
            y = torch.cat([y[:, :4] + x, y[:, 4:]], 1)
        return self.fc(y.flatten(1))


def values(tensor):
    return [float(v) for v in tensor.detach().double().flatten()]


def saliency(model, image, target):
    x = image.clone().requires_grad_()
    model(x)[0, target].backward()
    return x.grad[0]


def guided(model, image, target):
    handles = [m.register_full_backward_hook(lambda _, grads, __: (grads[0].clamp(min=0),))
               for m in model.modules() if isinstance(m, nn.ReLU)]
    gradient = saliency(model, image, target)
    for handle in handles:
        handle.remove()
    return gradient


def grad_cam(model, image, target):
    kept = {}

    def keep(_, __, output):
        output.retain_grad()
        kept["maps"] = output

    handle = model.conv2.register_forward_hook(keep)
    model(image)[0, target].backward()
    handle.remove()
    maps = kept["maps"]
    weights = maps.grad.mean((2, 3), keepdim=True)
    return F.relu((weights * maps).sum(1))[0]


def occlusion(model, image, target, size, stride):
    with torch.no_grad():
        whole = F.softmax(model(image), 1)[0, target]
        rows = []
        for i in range(0, image.shape[2] - size + 1, stride):
            row = []
            for j in range(0, image.shape[3] - size + 1, stride):
                hidden = image.clone()
                hidden[:, :, i:i + size, j:j + size] = 0
                row.append(float(whole - F.softmax(model(hidden), 1)[0, target]))
            rows.append(row)
    return rows


def main():
    model = Plain()
    image = torch.randn(1, 2, 8, 8)
    target = int(model(image).argmax())
    model.zero_grad()
    F.cross_entropy(model(image), torch.tensor([1])).backward()
    norms = {name: float(p.grad.double().pow(2).mean().sqrt()) for name, p in model.named_parameters() if p.dim() > 1}
    model.zero_grad()
    gradient = saliency(model, image, target)
    result = {
        "torch": torch.__version__.split("+")[0],
        "parameters": {name: values(p) for name, p in model.named_parameters()},
        "image": values(image),
        "target": target,
        "saliency": values(gradient.abs().max(0).values),
        "gradient_times_input": values((gradient * image[0]).sum(0)),
        "guided": values(guided(model, image, target).sum(0)),
        "grad_cam": values(grad_cam(model, image, target)),
        "occlusion": occlusion(model, image, target, 3, 2),
        "gradient_norms": norms,
    }
    model.shortcut = True
    result["guided_shortcut"] = values(guided(model, image, target).sum(0))
    path = pathlib.Path(__file__).parent / "data" / "insight.json"
    path.write_text(json.dumps(result, indent=1) + "\n")


if __name__ == "__main__":
    main()
