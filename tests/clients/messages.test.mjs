// Every message of the protocol, sent by zeromq.js.

import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { Client, startKernel } from "./kernel.mjs";

let kernel, client;

before(async () => {
  kernel = await startKernel();
  client = new Client(kernel.connection);
});

after(() => {
  client.close();
  kernel.process.kill("SIGKILL");
});

const types = published => published.map(m => m.type);
const only = (published, type) => {
  const found = published.filter(m => m.type === type);
  assert.equal(found.length, 1, `${type} in ${types(published)}`);
  return found[0].content;
};

test("a new subscriber is welcomed", async () => {
  const welcome = await client.receive(client.iopub);
  assert.deepEqual([welcome.type, welcome.content], ["iopub_welcome", { subscription: "" }]);
});

test("kernel_info", async () => {
  const { reply, published } = await client.ask(client.shell, "kernel_info_request", {});
  assert.equal(reply.type, "kernel_info_reply");
  assert.equal(reply.content.language_info.name, "C#");
  assert.deepEqual(types(published), ["status", "status"]);
});

test("heartbeat", async () => {
  await client.heartbeat.send("beat");
  assert.equal((await client.heartbeat.receive()).toString(), "beat");
});

test("execute: result, streams, display, error", async () => {
  const { reply, published } = await client.run('Console.WriteLine("out"); Console.Error.WriteLine("err"); display(HTML("<i>x</i>")); 6 * 7');
  assert.equal(reply.status, "ok");
  assert.deepEqual(types(published), ["status", "execute_input", "stream", "stream", "display_data", "execute_result", "status"]);
  assert.equal(only(published, "execute_result").data["text/plain"], "42");
  const failed = await client.run('throw new Exception("no");');
  assert.deepEqual([failed.reply.status, failed.reply.evalue], ["error", "no"]);
  assert.deepEqual(types(failed.published), ["status", "execute_input", "error", "status"]);
});

test("update_display_data and clear_output", async () => {
  const { published } = await client.run('var d = display("a"); d.Update("b"); ClearOutput(true);');
  assert.equal(only(published, "update_display_data").transient.display_id, only(published, "display_data").transient.display_id);
  assert.deepEqual(only(published, "clear_output"), { wait: true });
});

test("10 000 lines arrive whole and in order", async () => {
  const { published } = await client.run("for (int i = 0; i < 10_000; i++) Console.WriteLine(i);");
  const text = published.filter(m => m.type === "stream").map(m => m.content.text).join("");
  assert.equal(text, Array.from({ length: 10_000 }, (_, i) => `${i}\n`).join(""));
});

test("user_expressions, silent", async () => {
  const { reply } = await client.run("var u = 4;", { user_expressions: { twice: "u * 2" } });
  assert.equal(reply.user_expressions.twice.data["text/plain"], "8");
  assert.deepEqual(types((await client.run("u", { silent: true })).published), ["status", "status"]);
});

test("complete, inspect, is_complete", async () => {
  const complete = (await client.ask(client.shell, "complete_request", { code: "Math.Ma", cursor_pos: 7 })).reply.content;
  assert.ok(complete.matches.includes("Max"));
  assert.equal(complete.metadata._jupyter_types_experimental.length, complete.matches.length);
  const inspect = (await client.ask(client.shell, "inspect_request", { code: "Math.Max", cursor_pos: 8, detail_level: 0 })).reply.content;
  assert.match(inspect.data["text/plain"], /Math\.Max/);
  const whole = (await client.ask(client.shell, "is_complete_request", { code: "for (;;) {" })).reply.content;
  assert.equal(whole.status, "incomplete");
});

test("history, comm_info, comm_open", async () => {
  await client.run("100 + 1");
  const content = { hist_access_type: "tail", n: 1, raw: true, output: true };
  const { history } = (await client.ask(client.shell, "history_request", content)).reply.content;
  assert.deepEqual(history[0].slice(2), [["100 + 1", "101"]]);
  assert.deepEqual((await client.ask(client.shell, "comm_info_request", {})).reply.content.comms, {});
  const id = await client.send(client.shell, "comm_open", { comm_id: "c", target_name: "t", data: {} });
  assert.deepEqual(types(await client.publishedFor(id)), ["status", "comm_close", "status"]);
});

test("input_request and its reply", async () => {
  const id = await client.send(client.shell, "execute_request", { code: "Console.ReadLine()", allow_stdin: true });
  const asked = await client.receive(client.stdin);
  assert.deepEqual([asked.type, asked.parent.msg_id], ["input_request", id]);
  await client.send(client.stdin, "input_reply", { value: "typed", status: "ok" });
  assert.equal((await client.replyTo(client.shell, id)).content.status, "ok");
  assert.equal(only(await client.publishedFor(id), "execute_result").data["text/plain"], "typed");
});

test("interrupt on the control channel keeps the variables", async () => {
  await client.run("var kept = 1;");
  const id = await client.send(client.shell, "execute_request", { code: 'Console.WriteLine("running"); while (true) { }' });
  for (let m = { type: "" }; m.type !== "stream"; )
    m = await client.receive(client.iopub);
  const stop = await client.send(client.control, "interrupt_request", {});
  assert.equal((await client.replyTo(client.control, stop)).content.status, "ok");
  assert.equal((await client.replyTo(client.shell, id)).content.ename, "Interrupted");
  await client.publishedFor(id);
  assert.equal(only((await client.run("kept")).published, "execute_result").data["text/plain"], "1");
});

test("debug_request is refused", async () => {
  const { reply } = await client.ask(client.control, "debug_request", { type: "request", seq: 1, command: "initialize" });
  assert.equal(reply.content.success, false);
});

test("wrong, missing and repeated signatures are dropped", async () => {
  const wrong = client.frames("kernel_info_request", {}, "another key");
  const unsigned = client.frames("kernel_info_request", {});
  unsigned.frames[1] = "";
  const twice = client.frames("kernel_info_request", {});
  for (const message of [wrong, unsigned, twice, twice])
    await client.shell.send(message.frames);
  const last = await client.send(client.shell, "kernel_info_request", {});
  assert.equal((await client.receive(client.shell)).parent.msg_id, twice.id);
  assert.equal((await client.receive(client.shell)).parent.msg_id, last);
  await client.publishedFor(last);
});

test("two clients: replies to who asked, output to both", async () => {
  const other = new Client(kernel.connection);
  assert.equal((await other.receive(other.iopub)).type, "iopub_welcome");
  const id = await other.send(other.shell, "execute_request", { code: '"for both"' });
  assert.equal((await other.replyTo(other.shell, id)).content.status, "ok");
  for (const listener of [client, other])
    assert.equal(only(await listener.publishedFor(id), "execute_result").data["text/plain"], "for both");
  const mine = await client.ask(client.shell, "kernel_info_request", {});
  assert.equal(mine.reply.parent.session, client.session);
  other.close();
});

test("a subscriber hears only its topics", async () => {
  const { Subscriber } = await import("zeromq");
  const errors = client.connect(new Subscriber(), kernel.connection.iopub_port);
  errors.subscribe("no such topic");
  assert.equal((await client.receive(errors)).type, "iopub_welcome");
  await client.run("1");
  errors.receiveTimeout = 300;
  await assert.rejects(errors.receive());
  errors.close();
});

test("shutdown is answered, and the process ends", async () => {
  const { reply } = await client.ask(client.control, "shutdown_request", { restart: false });
  assert.deepEqual(reply.content, { status: "ok", restart: false });
  assert.equal(await kernel.ended, 0);
});
