// How fast pages load and how smoothly pieces move: printed, not judged. Run: tests/pages/run bench
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import os from "node:os";
import { chromium } from "playwright-core";
import { hosts } from "./hosts.mjs";

const pieces = JSON.parse(readFileSync(new URL(`file://${process.env.PIECES}`), "utf8"));
const program = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const row = (...cells) => console.log(cells.map((cell, k) => k === 0 ? String(cell).padEnd(34) : String(cell).padStart(12)).join(""));
console.log(`${os.cpus().length} cores, load ${os.loadavg().map(value => value.toFixed(1)).join(" ")}`);

// Best and median of five loads: from the address to the first frame in which everything lives.
async function load(name, address, ready) {
  const times = [];
  for (let k = 0; k < 5; k++) {
    const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
    const begin = performance.now();
    await page.goto(address, { waitUntil: "commit" });
    await page.waitForFunction(ready, null, { polling: "raf" });
    await page.evaluate(() => new Promise(requestAnimationFrame));
    times.push(performance.now() - begin);
    await page.close();
  }
  times.sort((a, b) => a - b);
  const size = address.startsWith("file:") ? `${(statSync(new URL(address)).size / 1024).toFixed(0)} kB` : "";
  row(name, size, `${times[0].toFixed(0)} ms`, `${times[2].toFixed(0)} ms`);
}

// Frames of two seconds while `move` goes on in the page.
async function frames(name, html, prepare, move) {
  const page = await browser.newPage({ viewport: { width: 1920, height: 1080 } });
  await page.setContent(hosts.inline(html));
  await page.locator(".ck-live").first().waitFor();
  await prepare?.(page);
  const intervals = await page.evaluate(body => new Promise(done => {
    const step = body ? new Function("k", "demo", body) : null, demo = document.querySelector(".ck-live"), times = [];
    (function frame(now) {
      times.push(now);
      if (times.length > 1 && now - times[1] > 2000) { done(times.slice(2).map((t, k) => t - times[k + 1])); return; }
      step?.(times.length, demo);
      requestAnimationFrame(frame);
    })(performance.now());
  }), move);
  await page.close();
  intervals.sort((a, b) => a - b);
  const mean = intervals.reduce((a, b) => a + b) / intervals.length;
  row(name, `${(1000 / mean).toFixed(1)} fps`, `${intervals[Math.floor(0.95 * intervals.length)].toFixed(1)} ms`, `${intervals.at(-1).toFixed(1)} ms`);
}

row("\nloading", "size", "best", "median");
for (const file of readdirSync(process.env.DECKS).filter(name => name.endsWith(".slides.html"))) {
  await load(file, `file://${process.env.DECKS}/${file}`, () => document.documentElement.hasAttribute("data-ready"));
}
for (const file of readdirSync(process.env.BOOK).filter(name => name.endsWith(".html"))) {
  await load(`book/${file}`, `file://${process.env.BOOK}/${file}`, () => document.readyState === "complete");
}
for (const [name, piece] of Object.entries(pieces)) {
  const address = `file://${process.env.PAGES}/${name}.html`;
  writeFileSync(new URL(address), hosts.inline(piece.html));
  await load(`piece ${name}`, address, () => document.querySelector(".ck-demo[data-ck-on]") !== null);
}

row("\nmoving", "mean", "95 %", "longest");
const play = async page => {
  await page.getByLabel("speed").selectOption({ label: "60 a second" });
  await page.getByRole("button", { name: "Play", exact: true }).click();
};
// The pointer on its way over an element: one event a frame.
const sweep = selector => `const at = demo.querySelectorAll("${selector}"), target = at[at.length - 1], box = target.getBoundingClientRect();
  const x = box.left + box.width * (0.5 + 0.4 * Math.sin(k / 9)), y = box.top + box.height * (0.5 + 0.4 * Math.cos(k / 13));
  const send = type => target.dispatchEvent(new PointerEvent(type, { clientX: x, clientY: y, pointerId: 1, bubbles: true, cancelable: true, buttons: 1 }));
  if (k === 2) send("pointerdown"); send("pointermove");`;
const slide = `const input = demo.querySelector("input[type=range]"); input.value = k % (Number(input.max) + 1); input.dispatchEvent(new Event("input", { bubbles: true }));`;
for (const name of ["convolution", "channels", "max", "filters", "race", "batchnorm", "surface"]) {
  if (pieces[name]) await frames(`${name}, played`, pieces[name].html, play, name === "convolution" || name === "max" ? null : slide);
}
if (pieces.draw) await frames("draw, a stroke", pieces.draw.html, page => page.getByRole("button", { name: "Clear the pad" }).click(), sweep(".ck-pad"));
if (pieces.occlude) await frames("occlude, the square moved", pieces.occlude.html, null, sweep(".ck-pad"));
if (pieces.occlude) await frames("occlude, a sweep", pieces.occlude.html, page => page.getByRole("button", { name: "Sweep all places" }).click(), null);
if (pieces.field) await frames("field, the unit moved", pieces.field.html, null, sweep(".ck-pad"));
if (pieces.vanishing) await frames("vanishing, the depth slid", pieces.vanishing.html, null, slide);
if (pieces.playground) await frames("playground, the pointer moved", pieces.playground.html, null, sweep(".ck-screen"));
await browser.close();
