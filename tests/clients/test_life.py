"""Interrupts, several clients, restarts, and kernels that come to a violent end."""

import os
import signal
import subprocess
import sys
import textwrap
import time
import unittest
from queue import Empty

from kernel import PATIENCE, Kernel, only, printed

LOOPS = {
    "busy loop": "while (true) { }",
    "sleep": "System.Threading.Thread.Sleep(-1);",
    "await": "await Task.Delay(-1);",
    "task wait": "Task.Delay(-1).Wait();",
    "parallel loop": "Parallel.For(0, int.MaxValue, i => { while (true) { } });",
    "recursion": "int Fib(int n) => n < 2 ? n : Fib(n - 1) + Fib(n - 2); Fib(60)",
    "printing loop": 'while (true) Console.WriteLine("again and again");',
}


class Interrupts(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.kernel = Kernel()
        cls.kernel.run("var kept = 5;")

    @classmethod
    def tearDownClass(cls):
        cls.kernel.close()

    def interrupt(self, code, stop):
        request = self.kernel.client.execute('Console.WriteLine("running");\n' + code)
        self.kernel.wait_for_output(request, "running")
        stop()
        reply = self.kernel.reply(request)
        self.kernel.outputs_to_idle(request)
        self.assertEqual(("error", "Interrupted"), (reply["status"], reply["ename"]))
        self.assertEqual("5", only(self.kernel.run("kept")[1], "execute_result")["data"]["text/plain"])

    def interrupt_by_message(self):
        message = self.kernel.client.session.msg("interrupt_request", {})
        self.kernel.client.control_channel.send(message)
        self.assertEqual("ok", self.kernel.reply(message["header"]["msg_id"], "control")["status"])

    def test_message(self):
        for name, code in LOOPS.items():
            with self.subTest(name):
                self.interrupt(code, self.interrupt_by_message)

    @unittest.skipIf(sys.platform == "win32", "there are no signals")
    def test_signal(self):
        process = self.kernel.manager.provisioner.process
        self.interrupt(LOOPS["busy loop"], lambda: os.kill(process.pid, signal.SIGINT))

    def test_input_that_is_awaited(self):
        request = self.kernel.client.execute("Console.ReadLine()", allow_stdin=True)
        self.kernel.client.get_stdin_msg(timeout=PATIENCE)
        self.interrupt_by_message()
        self.assertEqual("Interrupted", self.kernel.reply(request)["ename"])
        self.kernel.outputs(request)

    def test_control_is_answered_while_a_cell_runs(self):
        request = self.kernel.client.execute('Console.WriteLine("running"); while (true) { }')
        self.kernel.wait_for_output(request, "running")
        message = self.kernel.client.session.msg("kernel_info_request", {})
        self.kernel.client.control_channel.send(message)
        self.assertEqual("ok", self.kernel.reply(message["header"]["msg_id"], "control")["status"])
        self.assertTrue(self.kernel.client.hb_channel.is_beating())
        self.interrupt_by_message()
        self.kernel.reply(request)
        self.kernel.outputs_to_idle(request)

    def test_idle_kernel_takes_no_harm(self):
        self.interrupt_by_message()
        self.assertEqual("ok", self.kernel.run("1")[0]["status"])


class TwoClients(unittest.TestCase):
    def setUp(self):
        self.kernel = Kernel()
        self.other = self.kernel.connect()
        self.other.wait_for_ready(timeout=PATIENCE)

    def tearDown(self):
        self.other.stop_channels()
        self.kernel.close()

    def test_replies_go_to_who_asked_and_output_to_both(self):
        mine = self.kernel.client.execute("var shared = 1; shared")
        # Only then: two connections have no order between them.
        self.assertEqual("ok", self.kernel.reply(mine)["status"])
        theirs = self.other.execute("shared + 1")
        self.assertEqual("ok", self.kernel.reply(theirs, client=self.other)["status"])
        for client in (self.kernel.client, self.other):
            self.assertEqual("1", only(self.kernel.outputs(mine, client), "execute_result")["data"]["text/plain"])
            self.assertEqual("2", only(self.kernel.outputs(theirs, client), "execute_result")["data"]["text/plain"])

    def test_no_reply_of_one_reaches_the_other(self):
        clients = (self.kernel.client, self.other)
        sent = {client: [] for client in clients}
        for turn in range(50):
            for client in clients:
                sent[client] += [client.execute(f"{turn}"), client.complete("Console."), client.inspect("Console"), client.history()]
        for client, requests in sent.items():
            answered = [client.get_shell_msg(timeout=PATIENCE)["parent_header"]["msg_id"] for _ in requests]
            self.assertEqual(requests, answered)
            for receive in (client.get_shell_msg, client.get_control_msg, client.get_stdin_msg):
                self.assertRaises(Empty, receive, timeout=0.2)

    def test_input_is_asked_of_who_runs_the_cell(self):
        request = self.other.execute("Console.ReadLine()", allow_stdin=True)
        self.other.get_stdin_msg(timeout=PATIENCE)
        self.other.input("mine")
        self.kernel.reply(request, client=self.other)
        result = only(self.kernel.outputs(request, self.other), "execute_result")
        self.assertEqual("mine", result["data"]["text/plain"])

    def test_late_output_belongs_to_its_cell(self):
        code = "var late = Task.Run(async () => { await Task.Delay(500); Console.WriteLine(\"late\"); });"
        first = self.kernel.client.execute(code)
        self.kernel.reply(first)
        self.kernel.outputs(first)
        second = self.kernel.client.execute('await Task.Delay(1500); Console.WriteLine("second");')
        seen = {}
        while "second\n" not in seen.values():
            message = self.kernel.client.get_iopub_msg(timeout=PATIENCE)
            if message["msg_type"] == "stream":
                seen[message["parent_header"]["msg_id"]] = message["content"]["text"]
        self.assertEqual({first: "late\n", second: "second\n"}, seen)


class Ends(unittest.TestCase):
    def setUp(self):
        self.kernel = Kernel()

    def tearDown(self):
        self.kernel.close()

    def wait_for_end(self):
        deadline = time.time() + PATIENCE
        while self.kernel.manager.is_alive():
            self.assertLess(time.time(), deadline, "the kernel lives on")
            time.sleep(0.05)

    def restart(self):
        self.kernel.manager.restart_kernel(now=True)
        self.kernel.client.wait_for_ready(timeout=PATIENCE)
        self.assertEqual("2", only(self.kernel.run("1 + 1")[1], "execute_result")["data"]["text/plain"])

    def test_shutdown_is_answered(self):
        for restart in (True, False):
            message = self.kernel.client.session.msg("shutdown_request", {"restart": restart})
            self.kernel.client.control_channel.send(message)
            reply = self.kernel.reply(message["header"]["msg_id"], "control")
            self.assertEqual({"status": "ok", "restart": restart}, reply)
            self.wait_for_end()
            self.restart()

    def test_shutdown_while_a_cell_runs(self):
        request = self.kernel.client.execute('Console.WriteLine("running"); while (true) { }')
        self.kernel.wait_for_output(request, "running")
        self.kernel.client.shutdown()
        self.wait_for_end()

    def test_exit_in_a_cell_is_told(self):
        request = self.kernel.client.execute('Console.WriteLine("bye"); Environment.Exit(3);')
        self.assertEqual("error", self.kernel.reply(request)["status"])
        self.wait_for_end()
        self.restart()

    def test_stack_overflow(self):
        self.kernel.client.execute("int Deep(int n) => Deep(n + 1) + 1;\nDeep(0)")
        self.wait_for_end()
        self.restart()

    def test_fail_fast(self):
        self.kernel.client.execute('Environment.FailFast("no");')
        self.wait_for_end()
        self.restart()

    def test_exception_on_a_thread_leaves_the_kernel_alive(self):
        code = 'var t = new System.Threading.Thread(() => throw new Exception("on a thread"));\nt.Start(); t.Join();'
        reply, outputs = self.kernel.run(code)
        self.assertEqual("ok", reply["status"])
        self.assertIn("on a thread", printed(outputs, "stderr"))
        self.assertEqual("ok", self.kernel.run("1")[0]["status"])

    @unittest.skipIf(sys.platform == "win32", "as jupyter_client does it there, with a handle")
    def test_kernel_ends_with_its_parent(self):
        script = textwrap.dedent("""
            import os, sys
            sys.path.insert(0, sys.argv[1])
            from kernel import Kernel
            kernel = Kernel()
            print(kernel.manager.provisioner.process.pid, flush=True)
            os._exit(0)
        """)
        here = os.path.dirname(os.path.abspath(__file__))
        found = subprocess.run([sys.executable, "-c", script, here], capture_output=True, text=True, check=True)
        pid = int(found.stdout.split()[-1])
        deadline = time.time() + PATIENCE
        while is_running(pid):
            self.assertLess(time.time(), deadline, "the kernel outlives its parent")
            time.sleep(0.1)


def is_running(pid):
    try:
        os.kill(pid, 0)
        return True
    except ProcessLookupError:
        return False


if __name__ == "__main__":
    unittest.main()
