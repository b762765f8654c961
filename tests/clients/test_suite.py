"""Jupyter's own tests for kernels (jupyter_kernel_test), as they come, with samples for every one of them."""

import unittest

import jupyter_kernel_test
from jupyter_client.manager import KernelManager
from kernel import NAME, PATIENCE


class KernelTests(jupyter_kernel_test.KernelTests):
    kernel_name = NAME
    language_name = "C#"
    file_extension = ".cs"
    code_hello_world = 'Console.WriteLine("hello, world");'
    code_stderr = 'Console.Error.WriteLine("oops");'
    completion_samples = [
        {"text": "Console.WriteL", "matches": {"WriteLine"}},
        {"text": "Console.Wri", "matches": {"Write", "WriteLine"}},
        {"text": '"abc".Leng', "matches": {"Length"}},
        {"text": "new List<int>().Ad", "matches": {"Add", "AddRange"}},
        {"text": "DateTime.No", "matches": {"Now"}},
        {"text": "using System.Coll", "matches": {"Collections"}},
        {"text": "zzzzqqqq", "matches": set()},
    ]
    complete_code_samples = [
        "1 + 1", "var x = 1;", "int Twice(int x) => x * 2;", "class A { }", "if (true) { }", "// a comment", "", "using System;",
        "for (int i = 0; i < 3; i++)\n{\n    Console.WriteLine(i);\n}", "Console.WriteLine?", "#!time\n1 + 1", "await Task.Delay(1);",
    ]
    incomplete_code_samples = [
        "if (true) {", "for (int i = 0; i < 3; i++)", "class A\n{\n    void B()\n    {", "Console.WriteLine(", "int Twice(int x", "x +",
        'var s = @"text', 'var s = """\ntext', "/* a comment", "var list = new List<int> {", "int x =", "try { }", "else_.",
    ]
    invalid_code_samples = [
        "int x = );", "}", "class { }", "int 1x = 2;", "var x = 1 2;", ")(", "import = 7q;", "var s = 'text';", "1 2 3\nvar y = 1",
    ]
    code_page_something = "Console.WriteLine?"
    code_generate_error = "string text = null;\ntext.Length"
    code_execute_result = [
        {"code": "6 * 7", "result": "42"},
        {"code": "0.1 + 0.2", "result": "0.30000000000000004"},
        {"code": '"text"', "result": "text"},
        {"code": "new[] { 1, 2, 3 }", "result": "[ 1, 2, 3 ]"},
        {"code": 'HTML("<b>bold</b>")', "result": "<b>bold</b>", "mime": "text/html"},
        {"code": 'Markdown("# Title")', "result": "# Title", "mime": "text/markdown"},
        {"code": 'Latex("$x$")', "result": "$x$", "mime": "text/latex"},
        {"code": "new { A = 1 }", "mime": "text/html"},
    ]
    code_display_data = [
        {"code": 'display(HTML("<b>bold</b>"));', "mime": "text/html"},
        {"code": 'Markdown("# Title").Display();', "mime": "text/markdown"},
        {"code": 'display(Latex("$x$"));', "mime": "text/latex"},
        {"code": 'Javascript("1");', "mime": "application/javascript"},
        {"code": 'display("<svg/>", "image/svg+xml");', "mime": "image/svg+xml"},
        {"code": 'display("{\\"a\\": 1}", "application/json");', "mime": "application/json"},
        {"code": "#!html\n<i>x</i>", "mime": "text/html"},
        {"code": "#!markdown\n*x*", "mime": "text/markdown"},
        {"code": "display(5);", "mime": "text/plain"},
    ]
    code_history_pattern = "6 * *"
    supported_history_operations = ("tail", "range", "search")
    code_inspect_sample = "Console.WriteLine"
    code_clear_output = "ClearOutput();"


class WelcomeTests(unittest.TestCase):
    """What newer versions of the suite ask as well: the first thing that a subscriber hears is that it is one."""

    def test_iopub_welcome_comes_first(self):
        manager = KernelManager(kernel_name=NAME)
        manager.start_kernel()
        client = manager.client()
        client.start_channels()
        try:
            message = client.get_iopub_msg(timeout=PATIENCE)
            self.assertEqual(("iopub_welcome", {"subscription": ""}), (message["msg_type"], message["content"]))
        finally:
            client.stop_channels()
            manager.shutdown_kernel(now=True)


if __name__ == "__main__":
    unittest.main()
