// One browser for a test file, and pages that fail on script errors and on any request.
import { after } from "node:test";
import assert from "node:assert/strict";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";

const program = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const axe = readFileSync(new URL("./node_modules/axe-core/axe.min.js", import.meta.url), "utf8");
let browser;

// With the first page: a file in which no test opens one, as when no notebooks are named, would wait for its browser forever.
const launched = () =>
  browser ??= chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
after(async () => (await browser)?.close());

// Opens an HTML document or an address; `troubles` fills with what must not happen, and check() fails on it.
// A page of a server may ask that server, and nobody else.
export async function open(html, options = {}) {
  const own = html.startsWith("http:") ? new URL(html).host : null;
  const context = await (await launched()).newContext({ viewport: { width: 1100, height: 900 }, ...options });
  const page = await context.newPage();
  page.setDefaultTimeout(120_000);      // a page of several megabytes, on a machine that does other things as well
  const troubles = [];
  page.on("pageerror", error => troubles.push(`script error: ${error.message}`));
  page.on("console", message => { if (message.type() === "error") troubles.push(`console: ${message.text()}`); });
  page.on("request", request => {
    const { protocol, host } = new URL(request.url());
    if (!/^(data|about|blob|file):$/.test(protocol) && host !== own) troubles.push(`request: ${request.url()}`);
  });
  page.on("websocket", line => { if (new URL(line.url()).host !== own) troubles.push(`line: ${line.url()}`); });
  if (html.startsWith("file:") || own) await page.goto(html); else await page.setContent(html);
  page.check_ = () => assert.deepEqual(troubles, []);
  page.done = async () => { page.check_(); await context.close(); };
  return page;
}

// What axe-core finds wrong, as short lines.
export async function violations(page, selector) {
  await page.evaluate(axe);
  const found = await page.evaluate(where => window.axe.run(where ?? document, {
    preload: false,         // it would read style sheets anew, which a page from a folder may not
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"],
    rules: { region: { enabled: false }, "page-has-heading-one": { enabled: false }, "landmark-one-main": { enabled: false } },
  }), selector);
  return found.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.html.slice(0, 120)} ${node.failureSummary?.slice(0, 200)}`));
}

export { hosts } from "./hosts.mjs";
