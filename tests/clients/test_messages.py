"""Every message of the protocol, sent by jupyter_client."""

import unittest

from kernel import Kernel, only, printed


class Messages(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()

    @classmethod
    def tearDownClass(cls):
        cls.kernel.close()

    def run_cell(self, code, **options):
        return self.kernel.run(code, **options)

    def test_kernel_info(self):
        reply = self.kernel.ask("kernel_info_request", {})
        self.assertEqual("ok", reply["status"])
        self.assertRegex(reply["protocol_version"], r"^5\.[34]$")
        self.assertLessEqual({"implementation", "implementation_version", "banner", "help_links", "debugger"}, set(reply))
        language = reply["language_info"]
        self.assertEqual(("C#", ".cs", "text/x-csharp"), (language["name"], language["file_extension"], language["mimetype"]))
        self.assertLessEqual({"version", "pygments_lexer", "codemirror_mode"}, set(language))

    def test_stdout_and_stderr(self):
        reply, outputs = self.run_cell('Console.WriteLine("hello, world"); Console.Error.WriteLine("oh"); Console.Write("end");')
        self.assertEqual("ok", reply["status"])
        self.assertEqual(["execute_input", "stream", "stream", "stream"], [kind for kind, _ in outputs])
        self.assertEqual(["stdout", "stderr", "stdout"], [content["name"] for kind, content in outputs if kind == "stream"])
        self.assertEqual("hello, world\nend", printed(outputs))

    def test_execute_result(self):
        reply, outputs = self.run_cell("1 + 2")
        result = only(outputs, "execute_result")
        self.assertEqual("3", result["data"]["text/plain"])
        self.assertEqual(reply["execution_count"], result["execution_count"])
        self.assertEqual({}, result["metadata"])
        self.assertEqual("1 + 2", only(outputs, "execute_input")["code"])

    def test_display_and_update(self):
        _, outputs = self.run_cell('var shown = display(HTML("<b>one</b>")); shown.Update(HTML("<b>two</b>"));')
        first, second = only(outputs, "display_data"), only(outputs, "update_display_data")
        self.assertEqual("<b>one</b>", first["data"]["text/html"])
        self.assertEqual("<b>two</b>", second["data"]["text/html"])
        self.assertTrue(first["transient"]["display_id"])
        self.assertEqual(first["transient"], second["transient"])

    def test_clear_output(self):
        for wait in (False, True):
            _, outputs = self.run_cell(f"ClearOutput({str(wait).lower()});")
            self.assertEqual({"wait": wait}, only(outputs, "clear_output"))

    def test_runtime_error(self):
        reply, outputs = self.run_cell("var fine = 1;\n\nthrow new InvalidOperationException(\"no such luck\");")
        self.assertEqual(["execute_input", "error"], [kind for kind, _ in outputs])
        error = only(outputs, "error")
        self.assertEqual(("System.InvalidOperationException", "no such luck"), (error["ename"], error["evalue"]))
        traceback = "\n".join(error["traceback"])
        self.assertIn("line 3", traceback)
        self.assertIn("^", traceback)
        self.assertEqual("error", reply["status"])
        self.assertEqual(error["traceback"], reply["traceback"])

    def test_compile_error(self):
        reply, outputs = self.run_cell("int x = 1;\nint y = missing;")
        self.assertEqual("CompilationError", reply["ename"])
        self.assertIn("(2,9)", reply["evalue"])
        self.assertIn("^^^^^^^", "\n".join(reply["traceback"]))
        self.assertEqual(["execute_input", "error"], [kind for kind, _ in outputs])

    def test_execution_count(self):
        before = self.run_cell("0")[0]["execution_count"]
        self.assertEqual(before + 1, self.run_cell("1")[0]["execution_count"])
        self.assertEqual(before + 1, self.run_cell("2", store_history=False)[0]["execution_count"])
        self.assertEqual(before + 1, self.run_cell("3", silent=True)[0]["execution_count"])
        self.assertEqual(before + 2, self.run_cell("")[0]["execution_count"])
        self.assertEqual(before + 3, self.run_cell("4")[0]["execution_count"])

    def test_silent(self):
        reply, outputs = self.run_cell('var quiet = 7; Console.WriteLine("not heard"); quiet', silent=True)
        self.assertEqual(("ok", []), (reply["status"], outputs))
        self.assertEqual("7", only(self.run_cell("quiet")[1], "execute_result")["data"]["text/plain"])

    def test_user_expressions(self):
        expressions = {"sum": "a + 1", "wrong": "nothing"}
        values = self.run_cell("var a = 41;", user_expressions=expressions)[0]["user_expressions"]
        self.assertEqual(("ok", "42"), (values["sum"]["status"], values["sum"]["data"]["text/plain"]))
        self.assertEqual("error", values["wrong"]["status"])
        self.assertIn("nothing", values["wrong"]["evalue"])

    def test_stop_on_error_aborts_what_is_queued(self):
        codes = ["Thread.Sleep(300); throw new Exception();", "var reached = 1;", "2"]
        requests = [self.kernel.client.execute("System.Threading." + code if "Sleep" in code else code) for code in codes]
        self.assertEqual(["error", "aborted", "aborted"], [self.kernel.reply(r)["status"] for r in requests])
        for request in requests:
            self.kernel.outputs(request)
        self.assertEqual("ok", self.run_cell("3")[0]["status"])

    def test_stop_on_error_off_goes_on(self):
        requests = [self.kernel.client.execute(code, stop_on_error=False) for code in ("throw new Exception();", "1", "2")]
        self.assertEqual(["error", "ok", "ok"], [self.kernel.reply(r)["status"] for r in requests])
        for request in requests:
            self.kernel.outputs(request)

    def test_input(self):
        request = self.kernel.client.execute('Console.Write("name? "); Console.ReadLine() + "!"', allow_stdin=True)
        asked = self.kernel.client.get_stdin_msg(timeout=20)
        self.assertEqual(("input_request", False), (asked["msg_type"], asked["content"]["password"]))
        self.assertEqual(request, asked["parent_header"]["msg_id"])
        self.kernel.client.input("Ada \N{GRINNING FACE}")
        self.assertEqual("ok", self.kernel.reply(request)["status"])
        self.assertEqual("Ada \N{GRINNING FACE}!", only(self.kernel.outputs(request), "execute_result")["data"]["text/plain"])

    def test_password(self):
        request = self.kernel.client.execute('GetPassword("secret: ").Length', allow_stdin=True)
        asked = self.kernel.client.get_stdin_msg(timeout=20)
        self.assertEqual(("secret: ", True), (asked["content"]["prompt"], asked["content"]["password"]))
        self.kernel.client.input("12345")
        self.kernel.reply(request)
        self.assertEqual("5", only(self.kernel.outputs(request), "execute_result")["data"]["text/plain"])

    def test_input_that_is_not_allowed(self):
        reply, _ = self.run_cell("Console.ReadLine()", allow_stdin=False)
        self.assertEqual("error", reply["status"])
        self.assertIn("input", reply["evalue"])

    def complete(self, code, cursor=None):
        return self.kernel.ask("complete_request", {"code": code, "cursor_pos": len(code) if cursor is None else cursor})

    def test_complete(self):
        reply = self.complete("Console.WriteL")
        self.assertEqual(["WriteLine"], reply["matches"])
        self.assertEqual((8, 14), (reply["cursor_start"], reply["cursor_end"]))
        types = reply["metadata"]["_jupyter_types_experimental"]
        self.assertEqual([("WriteLine", "method")], [(t["text"], t["type"]) for t in types])
        self.assertIn("WriteLine", types[0]["signature"])

    def test_complete_counts_code_points(self):
        code = 'var smile = "\N{GRINNING FACE}\N{GRINNING FACE}"; Console.WriteL // \N{GRINNING FACE}'
        cursor = code.index("WriteL") + len("WriteL")
        reply = self.complete(code, cursor)
        self.assertEqual((cursor - len("WriteL"), cursor), (reply["cursor_start"], reply["cursor_end"]))

    def test_complete_knows_earlier_cells(self):
        self.run_cell("var threshold_of_pain = 120;")
        self.assertEqual(["threshold_of_pain"], self.complete("threshold_o")["matches"])

    def test_complete_nothing(self):
        self.assertEqual([], self.complete("zzzzqqqq_")["matches"])

    def test_inspect(self):
        code = "Console.WriteLine"
        plain = self.kernel.ask("inspect_request", {"code": code, "cursor_pos": 12, "detail_level": 0})
        self.assertTrue(plain["found"])
        self.assertIn("void Console.WriteLine", plain["data"]["text/plain"])
        more = self.kernel.ask("inspect_request", {"code": code, "cursor_pos": 12, "detail_level": 1})
        self.assertGreaterEqual(len(more["data"]["text/plain"]), len(plain["data"]["text/plain"]))
        unknown = self.kernel.ask("inspect_request", {"code": "zzzz", "cursor_pos": 2, "detail_level": 0})
        self.assertEqual(("ok", False, {}), (unknown["status"], unknown["found"], unknown["data"]))

    def test_pager(self):
        for code in ("Console.WriteLine?", "Math.Max??"):
            payload = self.run_cell(code)[0]["payload"]
            self.assertEqual(["page"], [page["source"] for page in payload])
            self.assertIn("(", payload[0]["data"]["text/plain"])

    def test_is_complete(self):
        for code, status in {
            "1 + 1": "complete",
            "var x = 1;": "complete",
            "if (true) {": "incomplete",
            "int Twice(int x": "incomplete",
            "class A\n{\n    void B()\n    {": "incomplete",
            "int x = );": "invalid",
        }.items():
            reply = self.kernel.ask("is_complete_request", {"code": code})
            self.assertEqual(status, reply["status"], code)
            self.assertEqual(status == "incomplete", "indent" in reply)
        self.assertEqual("        ", reply_indent(self.kernel, "class A\n{\n    void B()\n    {"))

    def test_history(self):
        codes = ["10 + 1", "10 + 2", "10 + 1"]
        for code in codes:
            self.run_cell(code)

        def history(**request):
            return self.kernel.ask("history_request", {"raw": True, "output": False, **request})["history"]

        tail = history(hist_access_type="tail", n=3)
        self.assertEqual(codes, [entry[2] for entry in tail])
        session, line = tail[0][:2]
        self.assertEqual([["10 + 1", "11"]], [entry[2] for entry in history(hist_access_type="tail", n=1, output=True)])
        self.assertEqual([tail[0]], history(hist_access_type="range", session=session, start=line, stop=line + 1))
        self.assertEqual(tail, history(hist_access_type="range", session=0, start=line, stop=None))
        self.assertEqual(2, len(history(hist_access_type="search", pattern="10 + 1", n=2)))
        self.assertEqual(1, len(history(hist_access_type="search", pattern="10 + 1", unique=True)))
        self.assertEqual([], history(hist_access_type="search", pattern="never*run"))

    def test_comms(self):
        self.assertEqual({}, self.kernel.ask("comm_info_request", {})["comms"])
        message = self.kernel.client.session.msg("comm_open", {"comm_id": "c1", "target_name": "jupyter.widget", "data": {}})
        self.kernel.client.shell_channel.send(message)
        outputs = self.kernel.outputs(message["header"]["msg_id"])
        self.assertEqual([("comm_close", {"comm_id": "c1", "data": {}})], outputs)

    def test_debug_is_refused(self):
        request = {"type": "request", "seq": 3, "command": "initialize", "arguments": {}}
        reply = self.kernel.ask("debug_request", request, channel="control")
        self.assertEqual((False, 3, "initialize"), (reply["success"], reply["request_seq"], reply["command"]))

    def test_unknown_request_is_answered(self):
        self.assertEqual("error", self.kernel.ask("teleport_request", {})["status"])

    def test_wrong_content_is_answered(self):
        self.assertEqual("ok", self.kernel.ask("execute_request", {"code": 5, "silent": "no"})["status"])
        self.assertEqual("ok", self.kernel.ask("complete_request", {})["status"])
        self.assertEqual("ok", self.kernel.ask("history_request", {"n": "many"})["status"])


def reply_indent(kernel, code):
    return kernel.ask("is_complete_request", {"code": code})["indent"]


if __name__ == "__main__":
    unittest.main()
