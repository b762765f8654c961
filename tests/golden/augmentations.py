"""Pictures that torchvision changed: data/augmentations.json. Needs torch and torchvision. Run from this folder: python3 augmentations.py"""
import base64
import json
import math
from pathlib import Path

import torch
import torchvision.transforms.functional as F
from torchvision.transforms import InterpolationMode

C, H, W = 3, 14, 17


def coded(image):
    return base64.b64encode(image.to(torch.uint8).numpy().tobytes()).decode()


def affine(image, angle, translate, scale, shear):
    changed = F.affine(image.double(), angle, translate, scale, [shear, 0], InterpolationMode.BILINEAR)
    return dict(angle=angle, x=translate[0], y=translate[1], scale=scale, shear=shear, result=coded((changed + 0.5).floor().clamp(0, 255)))


def main():
    torch.manual_seed(1)
    # Smooth: a difference of a fraction of a pixel then stays a difference of few levels.
    image = F.gaussian_blur(torch.rand(C, H, W), 5).sub(0.3).mul(600).clamp(0, 255).to(torch.uint8)
    moves = [affine(image, *arguments) for arguments in (
        (0.0, [2, -3], 1.0, 0.0), (30.0, [0, 0], 1.0, 0.0), (0.0, [0, 0], 1.3, 0.0), (0.0, [0, 0], 0.7, 0.0), (0.0, [0, 0], 1.0, 20.0))]
    colours = [dict(brightness=b, contrast=c, saturation=s, hue=h, result=coded(result)) for b, c, s, h, result in (
        (1.4, 1.0, 1.0, 0.0, F.adjust_brightness(image, 1.4)), (0.6, 1.0, 1.0, 0.0, F.adjust_brightness(image, 0.6)),
        (1.0, 1.5, 1.0, 0.0, F.adjust_contrast(image, 1.5)), (1.0, 0.5, 1.0, 0.0, F.adjust_contrast(image, 0.5)),
        (1.0, 1.0, 1.8, 0.0, F.adjust_saturation(image, 1.8)), (1.0, 1.0, 0.3, 0.0, F.adjust_saturation(image, 0.3)),
        (1.0, 1.0, 1.0, 0.2, F.adjust_hue(image, 0.2)), (1.0, 1.0, 1.0, -0.35, F.adjust_hue(image, -0.35)))]
    data = dict(channels=C, height=H, width=W, image=coded(image), moves=moves, colours=colours,
                horizontal=coded(F.hflip(image)), vertical=coded(F.vflip(image)), degree=math.pi / 180)
    Path(__file__).with_name("data").joinpath("augmentations.json").write_text(json.dumps(data, indent=0) + "\n")


if __name__ == "__main__":
    main()
