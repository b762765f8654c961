"""Compares two executions of a notebook: every number that was printed or shown must be the same, times apart.

Usage: compare.py EXECUTED.ipynb OTHER.ipynb. Prints the first cells that differ; the exit code says whether there are any.
"""

import difflib
import json
import re
import sys

# What a computer takes for a cell is its own affair, and so is what it is called.
TIMES = [
    (re.compile(r"\d[\d,.]*(?= (?:training )?(?:img/s|images a second))"), "N"),
    (re.compile(r"\b\d[\d,.]*(?= ?(?:ms|µs|s)\b)"), "T"),
    (re.compile(r"^engine .*$", re.M), "engine"),
]
PROGRESS = re.compile(r"  batch \d+/\d+  ")
TIMED = ("Stopwatch", "Milliseconds(")


def shown(output):
    """The text of an output, and which other forms it has; None for progress, which comes in pieces."""
    data = output.get("data", {})
    if "text/plain" in data:
        return "".join(data["text/plain"]), tuple(sorted(data))
    return None


def text_of(cell):
    """All that a cell printed, as one text, and all that it showed."""
    printed = "".join("".join(o["text"]) for o in cell["outputs"] if o["output_type"] == "stream")
    lines = [line.rsplit("\r", 1)[-1] for line in printed.split("\n")]                 # a line that was written over
    printed = "\n".join(line for line in lines if not PROGRESS.search(line))
    results = [shown(o) for o in cell["outputs"] if o["output_type"] in ("execute_result", "display_data")]
    text = printed + "\n".join(f"{plain} {kinds}" for plain, kinds in filter(None, results))
    for pattern, replacement in TIMES:
        text = pattern.sub(replacement, text)
    return text


def code_cells(path):
    """The code cells of a notebook by their ids."""
    with open(path, encoding="utf-8") as file:
        cells = json.load(file)["cells"]
    return {cell["id"]: cell for cell in cells if cell["cell_type"] == "code"}


def main(first, second):
    """Compares cell by cell."""
    ours, theirs = code_cells(first), code_cells(second)
    if list(ours) != list(theirs):
        print("The notebooks do not have the same code cells.")
        return 1
    different = 0
    for name, cell in ours.items():
        timed = any(word in "".join(cell["source"]) for word in TIMED)
        a, b = text_of(cell), text_of(theirs[name])
        if a == b or timed:
            continue
        different += 1
        if different <= 3:
            print(f"cell {name}:")
            print("\n".join(list(difflib.unified_diff(a.split("\n"), b.split("\n"), lineterm="", n=0))[2:8]))
    print(f"{len(ours)} code cells, {different} with other results")
    return min(different, 1)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
