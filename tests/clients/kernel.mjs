// A kernel under test, driven by zeromq.js: the library that VS Code speaks to kernels through.

import { spawn, execFileSync } from "node:child_process";
import { createHmac, randomUUID } from "node:crypto";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Dealer, Request, Subscriber } from "zeromq";

const NAME = process.env.KERNEL_NAME ?? "coursekit-csharp";
const DELIMITER = "<IDS|MSG>";

async function freePort() {
  const server = createServer();
  await new Promise(resolve => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address();
  await new Promise(resolve => server.close(resolve));
  return port;
}

export async function startKernel() {
  const folder = mkdtempSync(join(tmpdir(), "kernel client "));
  const file = join(folder, "connection.json");
  const connection = {
    transport: "tcp", ip: "127.0.0.1", key: randomUUID(), signature_scheme: "hmac-sha256", kernel_name: NAME,
    shell_port: await freePort(), control_port: await freePort(), stdin_port: await freePort(),
    iopub_port: await freePort(), hb_port: await freePort(),
  };
  writeFileSync(file, JSON.stringify(connection));
  const specs = JSON.parse(execFileSync("jupyter", ["kernelspec", "list", "--json"], { stdio: ["ignore", "pipe", "ignore"] }));
  const spec = JSON.parse(readFileSync(join(specs.kernelspecs[NAME].resource_dir, "kernel.json")));
  const [program, ...args] = spec.argv.map(a => a.replace("{connection_file}", file));
  const process = spawn(program, args, { stdio: "inherit" });
  return { connection, process, ended: new Promise(resolve => process.on("exit", resolve)) };
}

/** One client: its sockets share an identity, as those of VS Code do. */
export class Client {
  constructor(connection) {
    this.connection = connection;
    this.session = randomUUID();
    this.shell = this.connect(new Dealer({ routingId: this.session }), connection.shell_port);
    this.control = this.connect(new Dealer({ routingId: this.session }), connection.control_port);
    this.stdin = this.connect(new Dealer({ routingId: this.session }), connection.stdin_port);
    this.heartbeat = this.connect(new Request(), connection.hb_port);
    this.iopub = this.connect(new Subscriber(), connection.iopub_port);
    this.iopub.subscribe();
  }

  connect(socket, port) {
    socket.linger = 0;
    socket.connect(`tcp://${this.connection.ip}:${port}`);
    return socket;
  }

  frames(type, content, key = this.connection.key) {
    const header = { msg_id: randomUUID(), msg_type: type, session: this.session, username: "u", date: new Date().toISOString(), version: "5.3" };
    const parts = [header, {}, {}, content].map(part => JSON.stringify(part));
    const signature = createHmac("sha256", key).update(parts.join("")).digest("hex");
    return { id: header.msg_id, frames: [DELIMITER, signature, ...parts] };
  }

  async send(socket, type, content) {
    const { id, frames } = this.frames(type, content);
    await socket.send(frames);
    return id;
  }

  /** The next message of a socket, its signature checked. */
  async receive(socket) {
    const frames = await Promise.race([
      socket.receive(),
      new Promise((_, reject) => setTimeout(() => reject(new Error("nothing came in 20 seconds")), 20_000).unref()),
    ]);
    const at = frames.findIndex(f => f.toString() === DELIMITER);
    const parts = frames.slice(at + 2, at + 6).map(f => f.toString());
    const signature = createHmac("sha256", this.connection.key).update(parts.join("")).digest("hex");
    if (signature !== frames[at + 1].toString())
      throw new Error("a message of the kernel has a wrong signature");
    const [header, parent, metadata, content] = parts.map(p => JSON.parse(p));
    return { type: header.msg_type, header, parent, metadata, content };
  }

  /** Sends a request; gives its reply and what was published for it, states included. */
  async ask(socket, type, content) {
    const id = await this.send(socket, type, content);
    return { reply: await this.replyTo(socket, id), published: await this.publishedFor(id) };
  }

  async replyTo(socket, id) {
    for (;;) {
      const message = await this.receive(socket);
      if (message.parent.msg_id === id)
        return message;
    }
  }

  async publishedFor(id) {
    const found = [];
    for (;;) {
      const message = await this.receive(this.iopub);
      if (message.parent.msg_id !== id)
        continue;
      found.push(message);
      if (message.type === "status" && message.content.execution_state === "idle")
        return found;
    }
  }

  async run(code, options = {}) {
    const content = { code, silent: false, store_history: true, user_expressions: {}, allow_stdin: true, stop_on_error: true, ...options };
    const { reply, published } = await this.ask(this.shell, "execute_request", content);
    return { reply: reply.content, published };
  }

  close() {
    for (const socket of [this.shell, this.control, this.stdin, this.heartbeat, this.iopub])
      socket.close();
  }
}
