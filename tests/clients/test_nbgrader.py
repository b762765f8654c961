"""Released notebooks by nbgrader's rules (schema 3, nbgrader 0.9): written down here anew, apart from the program that writes the files."""

import hashlib
import json
import re
import subprocess
import tempfile
import unittest
from pathlib import Path

from traitlets.config.loader import PyFileConfigLoader

ROOT = Path(__file__).resolve().parents[2]
KEYS = {"schema_version", "grade", "locked", "solution", "task", "grade_id", "points", "checksum", "cell_type"}


def checksum(cell, meta):
    """MD5 of text, kind, three flags as Python writes them, id, and for what gives points these as a float."""
    locked = not meta["solution"] and (meta["grade"] or meta["locked"])
    parts = ["".join(cell["source"]), cell["cell_type"], str(meta["grade"]), str(meta["solution"]), str(locked), meta["grade_id"]]
    if meta["grade"]:
        parts.append(str(float(meta["points"])))
    return hashlib.md5("".join(parts).encode()).hexdigest()


class NbgraderTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        command = ["dotnet", "run", "-c", "Release", "--no-build", "--project", str(ROOT / "lib/CourseKit.Cli"), "--"]
        subprocess.run([*command, "release", "--out", cls.folder.name], check=True, stdout=subprocess.DEVNULL, cwd=ROOT)
        cls.released = sorted(Path(cls.folder.name).glob("*.ipynb"))

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def graded(self):
        for path in self.released:
            for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
                if "nbgrader" in cell["metadata"]:
                    yield path, cell, cell["metadata"]["nbgrader"]

    def test_metadata_are_those_of_the_schema(self):
        self.assertGreater(len(list(self.graded())), 100)
        for path, cell, meta in self.graded():
            with self.subTest(path.name, id=meta.get("grade_id")):
                self.assertLessEqual(set(meta), KEYS)
                self.assertEqual(meta["schema_version"], 3)
                for flag in ("grade", "locked", "solution"):
                    self.assertIsInstance(meta[flag], bool)
                self.assertRegex(meta["grade_id"], r"^[a-zA-Z0-9_\-]+$")
                self.assertEqual(meta["cell_type"], cell["cell_type"])
                if meta["grade"]:
                    self.assertIsInstance(meta["points"], (int, float))
                    self.assertGreaterEqual(meta["points"], 0)
                if cell["cell_type"] == "markdown" and not meta.get("task"):
                    self.assertEqual(meta["grade"], meta["solution"])

    def test_ids_are_unique_in_a_notebook(self):
        for path in self.released:
            ids = [meta["grade_id"] for at, _, meta in self.graded() if at == path]
            self.assertEqual(len(ids), len(set(ids)), path.name)

    def test_checksums_are_those_that_nbgrader_computes(self):
        for path, cell, meta in self.graded():
            self.assertEqual(meta["checksum"], checksum(cell, meta), f"{path.name} {meta['grade_id']}")

    def test_checks_are_locked_and_nothing_marked_is_left(self):
        for path, cell, meta in self.graded():
            if meta["grade"] and not meta["solution"]:
                self.assertEqual((cell["metadata"]["editable"], cell["metadata"]["deletable"]), (False, False), meta["grade_id"])
        for path in self.released:
            self.assertNotRegex(path.read_text(encoding="utf-8"), "(BEGIN|END) (SOLUTION|HIDDEN TESTS)")

    def test_config_is_one_and_fits_the_notebooks(self):
        config = PyFileConfigLoader("nbgrader_config.py", self.folder.name).load_config()
        languages = {json.loads(p.read_text(encoding="utf-8"))["metadata"]["kernelspec"]["language"] for p in self.released}
        self.assertEqual(set(config.ClearSolutions.code_stub), languages)
        self.assertIn(config.ClearSolutions.begin_solution_delimeter, "// BEGIN SOLUTION")
        self.assertIn(config.ClearHiddenTests.begin_test_delimeter, "// BEGIN HIDDEN TESTS")
        # The stub is the one that these files have; nbgrader puts "# " and the notice before a cell that it restores.
        stub = config.ClearSolutions.code_stub["C#"].split("\n")[-1]
        self.assertTrue(any(stub in "".join(cell["source"]) for _, cell, _ in self.graded()))
        notice = "# " + config.OverwriteCells.missing_cell_notification.format(cell_id="x")
        self.assertTrue(re.fullmatch(r"# pragma warning disable( //[^\n]*)?\n+", notice), notice)


if __name__ == "__main__":
    unittest.main()
