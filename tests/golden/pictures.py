"""Pictures of many kinds and what other programs decode them to: data/pictures.json. Needs Pillow, numpy and ImageMagick 6.

Run from this folder: python3 pictures.py
"""
import base64
import io
import json
import struct
import subprocess
import tempfile
import zlib
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

W, H = 37, 29


def scene(channels):
    """Smooth colours with a few edges: what JPEG is made for, and odd sizes that fill no block."""
    y, x = np.mgrid[0:H, 0:W].astype(float)
    planes = [128 + 100 * np.sin(x / 9 + c) * np.cos(y / 7 - c) for c in range(3)]
    planes.append(255 * ((x - 18) ** 2 + (y - 14) ** 2 < 120))
    image = np.stack(planes, axis=2)
    image[5:12, 8:20, 0] = 230
    image[18:25, 22:33, 1] = 20
    return np.clip(image, 0, 255).astype(np.uint8)[:, :, :channels]


def magick(source, options, ending):
    with tempfile.TemporaryDirectory() as folder:
        target = Path(folder) / f"picture.{ending.split(':')[-1]}"
        prefix = ending.split(":")[0] + ":" if ":" in ending else ""
        png = Path(folder) / "source.png"
        source.save(png)
        subprocess.run(["convert", png, *options, prefix + str(target)], check=True)
        return target.read_bytes()


def decoded(file, ending, kind, *options):
    run = subprocess.run(["convert", f"{ending}:-", *options, "-depth", "8", f"{kind}:-"], input=file, capture_output=True, check=True)
    return run.stdout


def case(name, file, pixels, width, height, channels):
    assert len(pixels) == width * height * channels, (name, len(pixels), width, height, channels)
    return dict(name=name, file=base64.b64encode(file).decode(), width=width, height=height, channels=channels,
                pixels=base64.b64encode(pixels).decode())


def saved(image, **options):
    file = io.BytesIO()
    image.save(file, **options)
    return file.getvalue()


def few_bits(levels, bits, interlaced):
    """A grey PNG of 1, 2 or 4 bits, with every row filter in turn: other writers give 8 bits instead."""
    passes = [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)] if interlaced else [(0, 0, 1, 1)]
    raw = bytearray()
    for x, y, step_x, step_y in passes:
        part = levels[y::step_y, x::step_x]
        above = np.zeros((part.shape[1] * bits + 7) // 8, int)
        for i, row in enumerate(part):
            planes = (row[:, None] >> np.arange(bits - 1, -1, -1)) & 1
            packed = np.packbits(planes.astype(np.uint8)).astype(int)
            left, corner = np.append(0, packed[:-1]), np.append(0, above[:-1])
            guess = left + above - corner
            near = np.stack([abs(guess - left), abs(guess - above), abs(guess - corner)])
            paeth = np.choose(near.argmin(0), [left, above, corner])
            kind = i % 5
            raw.append(kind)
            raw += ((packed - [0, left, above, (left + above) // 2, paeth][kind]) & 255).astype(np.uint8).tobytes()
            above = packed
    def chunk(name, body):
        return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
    header = struct.pack(">IIBBBBB", levels.shape[1], levels.shape[0], bits, 0, 0, 0, int(interlaced))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(bytes(raw))) + chunk(b"IEND", b"")


def pngs():
    rgb, rgba = Image.fromarray(scene(3)), Image.fromarray(scene(4))
    grey = rgb.convert("L")
    # By the specification's rule for fewer bits (third edition, 13.12), exact: ImageMagick is a level off here and there.
    wide = np.linspace(0, 65535, W * H).reshape(H, W).astype(np.uint16)
    exact = np.floor(wide.astype(float) * 255 / 65535 + 0.5).astype(np.uint8)
    yield case("png grey 16 ramp", saved(Image.fromarray(wide), format="PNG"), exact.tobytes(), W, H, 1)
    variants = [(f"png grey {bits}{' interlaced' * lace}", grey, ["-define", "png:color-type=0", "-define", f"png:bit-depth={bits}", "-depth", str(bits)], lace)
                for bits in (8, 16) for lace in (0, 1)]
    variants += [(f"png palette {n} colours{' interlaced' * lace}", rgb.quantize(n).convert("RGB"), ["-type", "Palette", "-define", "png:color-type=3"], lace)
                 for n in (2, 4, 16, 200) for lace in (0, 1)]
    variants += [(f"png {what} {bits}{' interlaced' * lace}", source, ["-define", f"png:color-type={colour}", "-define", f"png:bit-depth={bits}"], lace)
                 for what, source, colour in (("rgb", rgb, 2), ("grey alpha", rgba.convert("LA"), 4), ("rgba", rgba, 6)) for bits in (8, 16) for lace in (0, 1)]
    for name, source, options, lace in variants:
        file = magick(source, options + (["-interlace", "PNG"] if lace else []), "png")
        yield case(name, file, decoded(file, "png", "rgba"), W, H, 4)
    for bits in (1, 2, 4):
        for interlaced in (False, True):
            file = few_bits(np.asarray(grey).astype(int) >> (8 - bits), bits, interlaced)
            yield case(f"png grey {bits}{' interlaced' * interlaced}", file, decoded(file, "png", "rgba"), W, H, 4)
    keyed = rgb.quantize(16)
    for name, file in (
        ("png palette transparent", saved(keyed, format="PNG", transparency=bytes([0, 90, 255, 30]))),
        ("png rgb one colour transparent", saved(rgb, format="PNG", transparency=rgb.getpixel((10, 7)))),
        ("png grey one level transparent", saved(grey, format="PNG", transparency=grey.getpixel((3, 4)))),
        ("png palette 2 colours, 1 bit", saved(rgb.quantize(2), format="PNG")),
        ("png one pixel", saved(rgb.crop((5, 5, 6, 6)), format="PNG")),
        ("png narrow interlaced", magick(rgb.crop((0, 0, 3, 2)), ["-interlace", "PNG"], "png")),
    ):
        image = Image.open(io.BytesIO(file))
        yield case(name, file, decoded(file, "png", "rgba"), image.width, image.height, 4)


def jpegs():
    rgb = Image.fromarray(scene(3))
    for sampling in ("1x1", "2x1", "2x2", "1x2", "4x1", "4x2"):
        for lace in ("none", "JPEG"):
            file = magick(rgb, ["-sampling-factor", sampling, "-quality", "90", "-interlace", lace], "jpg")
            yield case(f"jpeg {sampling} {'progressive' if lace == 'JPEG' else 'baseline'}", file, decoded(file, "jpg", "rgb"), W, H, 3)
    for lace in ("none", "JPEG"):
        file = magick(rgb.convert("L"), ["-quality", "85", "-interlace", lace], "jpg")
        yield case(f"jpeg grey {lace}", file, decoded(file, "jpg", "gray"), W, H, 1)
    file = saved(rgb.convert("CMYK"), format="JPEG", quality=92)
    yield case("jpeg cmyk", file, Image.open(io.BytesIO(file)).convert("RGB").tobytes(), W, H, 3)
    file = saved(rgb, format="JPEG", quality=40, optimize=True)
    yield case("jpeg coarse, own tables", file, decoded(file, "jpg", "rgb"), W, H, 3)
    for orientation in range(1, 9):
        exif = Image.Exif()
        exif[0x0112] = orientation
        file = saved(rgb, format="JPEG", quality=95, subsampling=0, exif=exif)
        upright = ImageOps.exif_transpose(Image.open(io.BytesIO(file))).convert("RGB")
        yield case(f"jpeg exif {orientation}", file, upright.tobytes(), upright.width, upright.height, 3)
    yield restarts()


def restarts():
    """Grey tiles of 8x8, each encoded alone, put side by side with a restart after each: the predictor starts anew, as in a file of one tile."""
    tiles = [saved(Image.fromarray(scene(1)[:8, 8 * i:8 * i + 8, 0]), format="JPEG", quality=90) for i in range(4)]
    scan = tiles[0].index(b"\xff\xda")
    head, length = tiles[0][:scan], struct.unpack(">H", tiles[0][scan + 2:scan + 4])[0]
    start = scan + 2 + length
    frame = head.index(b"\xff\xc0")
    head = head[:frame + 5] + struct.pack(">HH", 8, 32) + head[frame + 9:]
    body = b"".join(tile[start:-2] + (bytes([0xFF, 0xD0 + i]) if i < 3 else b"") for i, tile in enumerate(tiles))
    file = head + b"\xff\xdd\x00\x04\x00\x01" + tiles[0][scan:start] + body + b"\xff\xd9"
    return case("jpeg restarts", file, Image.open(io.BytesIO(file)).tobytes(), 32, 8, 1)


def others():
    rgb = Image.fromarray(scene(3))
    for name, source, options, ending in (
        ("bmp 24", rgb, ["-type", "TrueColor"], "bmp3:bmp"), ("bmp 8", rgb.quantize(100).convert("RGB"), ["-type", "Palette", "-compress", "none"], "bmp3:bmp"),
        ("bmp 1", rgb.convert("1"), ["-monochrome"], "bmp3:bmp"), ("ppm", rgb, [], "ppm"), ("ppm text", rgb, ["-compress", "none"], "ppm"),
        ("ppm 16", rgb, ["-depth", "16"], "ppm"),
    ):
        file = magick(source, options, ending)
        yield case(name, file, decoded(file, ending.split(":")[-1], "rgb"), W, H, 3)
    for name, source, options, ending in (("pgm", rgb.convert("L"), [], "pgm"), ("pbm", rgb.convert("1"), [], "pbm"),
                                          ("pbm text", rgb.convert("1"), ["-compress", "none"], "pbm")):
        file = magick(source, options, ending)
        yield case(name, file, decoded(file, ending, "gray"), W, H, 1)


def resized():
    rgb = Image.fromarray(scene(3))
    for width, height in ((16, 16), (7, 40), (80, 60), (36, 29), (1, 1)):
        yield dict(width=width, height=height, pixels=base64.b64encode(rgb.resize((width, height), Image.BILINEAR).tobytes()).decode())


if __name__ == "__main__":
    data = dict(cases=[*pngs(), *jpegs(), *others()],
                resize=dict(width=W, height=H, pixels=base64.b64encode(scene(3).tobytes()).decode(), results=[*resized()]))
    Path(__file__).with_name("data").joinpath("pictures.json").write_text(json.dumps(data, indent=0) + "\n")
    print(len(data["cases"]), "pictures")
