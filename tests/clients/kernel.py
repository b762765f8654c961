"""A kernel under test, driven by jupyter_client and pyzmq: what Jupyter's own tools speak through."""

import os
import signal
import time
from queue import Empty

from jupyter_client.manager import KernelManager
from jupyter_kernel_test.msgspec_v5 import schema_fragments, validate_message

NAME = os.environ.get("KERNEL_NAME", "coursekit-csharp")
PATIENCE = 20

# A shell that runs this in the background has it ignore SIGINT, and what is ignored stays so in the kernels started from here.
signal.signal(signal.SIGINT, signal.default_int_handler)


class Kernel:
    """A started kernel with one client connected."""

    def __init__(self, **start):
        self.manager = KernelManager(kernel_name=NAME, **start)
        self.manager.start_kernel()
        self.client = self.connect()
        self.client.wait_for_ready(timeout=PATIENCE)

    def connect(self):
        client = self.manager.client()
        client.start_channels()
        return client

    def close(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)

    def run(self, code, **options):
        """Runs a cell; gives its reply and its messages on iopub between busy and idle."""
        request = self.client.execute(code, **options)
        return self.reply(request), self.outputs(request)

    def ask(self, message_type, content, channel="shell"):
        """Sends a request and waits for the content of its reply; busy and idle must surround it."""
        socket = getattr(self.client, channel + "_channel")
        message = self.client.session.msg(message_type, content)
        socket.send(message)
        request = message["header"]["msg_id"]
        reply = self.reply(request, channel)
        self.outputs(request)
        return reply

    def reply(self, request, channel="shell", client=None):
        receive = getattr(client or self.client, f"get_{channel}_msg")
        deadline = time.time() + PATIENCE
        while time.time() < deadline:
            message = receive(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request:
                validate(message)
                return message["content"]
        raise TimeoutError(f"no reply to {request}")

    def outputs(self, request, client=None):
        found = []
        while True:
            message = (client or self.client).get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") != request:
                continue
            validate(message)
            found.append((message["msg_type"], message["content"]))
            if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                return self.without_states(found)

    def outputs_to_idle(self, request):
        """Reads iopub to the end of a cell whose beginning was read before."""
        while True:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request and message["content"].get("execution_state") == "idle":
                return

    @staticmethod
    def without_states(found):
        states = [content["execution_state"] for kind, content in found if kind == "status"]
        assert states == ["busy", "idle"], states
        assert found[0][0] == "status", found
        return [entry for entry in found if entry[0] != "status"]

    def wait_for_output(self, request, text):
        """Waits until a running cell has printed something."""
        printed = ""
        while text not in printed:
            message = self.client.get_iopub_msg(timeout=PATIENCE)
            if message["parent_header"].get("msg_id") == request and message["msg_type"] == "stream":
                printed += message["content"]["text"]

    def silence(self, client=None, seconds=0.3):
        """What arrives on iopub in a little while: nothing, if all is well."""
        found = []
        try:
            while True:
                found.append((client or self.client).get_iopub_msg(timeout=seconds))
        except Empty:
            return found


def validate(message):
    """Checks a message against the documented schema, where Jupyter's own suite has one for it."""
    kind = message["header"]["msg_type"]
    # "aborted" is what kernels and front ends say; the suite's schema knows it under another word.
    if kind in schema_fragments and message["content"].get("status") != "aborted":
        validate_message(message, kind)


def printed(outputs, name="stdout"):
    return "".join(content["text"] for kind, content in outputs if kind == "stream" and content["name"] == name)


def only(outputs, kind):
    found = [content for message_type, content in outputs if message_type == kind]
    assert len(found) == 1, (kind, outputs)
    return found[0]
