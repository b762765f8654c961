"""Prints how quick the kernel is, each figure beside what it is meant to be. Not a test: a busy machine is not a wrong kernel."""

import os
import statistics
import sys
import time

from jupyter_client.kernelspec import get_kernel_spec
from kernel import NAME, Kernel, only, printed

WARM_RERUNS = 20
RERUNS = 1000


class Stopwatch:
    """A client that spends as little time of its own as it can: it polls one socket."""

    def __init__(self, kernel):
        self.kernel = kernel

    def ask(self, message_type, content, channel="shell"):
        """Seconds from sending a request to its reply."""
        client = self.kernel.client
        message = client.session.msg(message_type, content)
        begin = time.perf_counter()
        getattr(client, channel + "_channel").send(message)
        self.kernel.reply(message["header"]["msg_id"], channel)
        return time.perf_counter() - begin

    def cell(self, code):
        return self.ask("execute_request", {"code": code, "silent": False, "store_history": True, "allow_stdin": False})


def starts():
    """Seconds from the start of the process to kernel_info, and to the value of the first cell."""
    begin = time.perf_counter()
    kernel = Kernel.__new__(Kernel)
    from jupyter_client.manager import KernelManager
    kernel.manager = KernelManager(kernel_name=NAME)
    kernel.manager.start_kernel()
    kernel.client = kernel.connect()
    Stopwatch(kernel).ask("kernel_info_request", {})
    info = time.perf_counter() - begin
    Stopwatch(kernel).cell("1+1")
    return kernel, info, time.perf_counter() - begin


def drain(kernel):
    kernel.silence(seconds=0.1)


def process_id(kernel):
    """The kernel itself, whatever the front end started it through."""
    return int(only(kernel.run("Environment.ProcessId")[1], "execute_result")["data"]["text/plain"].replace(",", ""))


def resident_megabytes(kernel):
    """Memory of the kernel once it has been collected, as the system counts it; twice, since code is unloaded in two steps."""
    for _ in range(2):
        kernel.run("GC.Collect(); GC.WaitForPendingFinalizers(); GC.Collect();")
    if sys.platform == "linux":
        with open(f"/proc/{process_id(kernel)}/status", encoding="utf-8") as status:
            return next(int(line.split()[1]) / 1024 for line in status if line.startswith("VmRSS:"))
    value = only(kernel.run("Environment.WorkingSet >> 10")[1], "execute_result")["data"]["text/plain"]
    return int(value.replace(",", "")) / 1024


def rerun(kernel, count):
    code = """
        record Sample(string Name, double[] Values) { public double Mean => Values.Average(); }
        class Counter { public int Count; public void Add() => Count++; }
        var counter = new Counter();
        Action add = () => counter.Add();
        var samples = Enumerable.Range(0, 100).Select(i => { add(); return new Sample($"s{i}", new double[100]); }).ToList();
        samples.Sum(s => s.Mean) + counter.Count"""
    for _ in range(count):
        kernel.run(code)


def watch_memory(kernel, note):
    """Growth from re-run 20, when what is loaded once is loaded, to re-run 1 020."""
    rerun(kernel, WARM_RERUNS)
    before = resident_megabytes(kernel)
    begin = time.perf_counter()
    rerun(kernel, RERUNS)
    seconds = time.perf_counter() - begin
    after = resident_megabytes(kernel)
    print(f"{RERUNS} re-runs of a cell with types: {seconds:.0f} s, resident memory {before:.0f} MB before, {after:.0f} MB after")
    note(f"growth by {RERUNS} re-runs of a cell with types", after - before, "MB", 50)


def main():
    figures = []

    def note(what, value, unit, at_most):
        figures.append(f"{what:<46}{value:>9.1f} {unit:<3} at most {at_most:>6} {unit:<3} {'met' if value <= at_most else 'OVER'}")
        print(figures[-1], flush=True)

    print(f"{NAME}: {get_kernel_spec(NAME).argv}; {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f}")
    starts()[0].close()     # the files of the kernel are in memory then
    measured = []
    for _ in range(3):
        kernel, info, first = starts()
        measured.append((info, first))
        drain(kernel)
        if len(measured) < 3:
            kernel.close()
    note("start of the process to kernel_info reply", 1000 * statistics.median(m[0] for m in measured), "ms", 1000)
    note("start of the process to reply of 1+1", 1000 * statistics.median(m[1] for m in measured), "ms", 2000)
    watch = Stopwatch(kernel)
    complete = {"code": "Console.Wr", "cursor_pos": 10}
    note("first completion", 1000 * watch.ask("complete_request", complete), "ms", 300)
    note("completion, median of 20", 1000 * statistics.median(watch.ask("complete_request", complete) for _ in range(20)), "ms", 100)
    for _ in range(10):
        watch.cell("1+1")
    note("1+1, median of 50", 1000 * statistics.median(watch.cell("1+1") for _ in range(50)), "ms", 30)
    drain(kernel)
    begin = time.perf_counter()
    outputs = kernel.run("for (int i = 0; i < 10_000; i++) Console.WriteLine($\"line {i} of ten thousand\");")[1]
    assert printed(outputs).count("\n") == 10_000
    note("10 000 lines of output", 1000 * (time.perf_counter() - begin), "ms", 1000)
    watch_memory(kernel, note)
    kernel.close()
    if len(sys.argv) > 1:
        with open(sys.argv[1], "w", encoding="utf-8") as file:
            file.write("\n".join(figures) + "\n")


if __name__ == "__main__":
    main()
