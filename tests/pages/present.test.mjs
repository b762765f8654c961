// course present, driven as an instructor does it: sliders, a training that grows and is stopped, editing, focus, two pages, the end.
import { after, before, test } from "node:test";
import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { open, violations } from "./browser.mjs";

const shots = process.env.SHOTS;
const copies = mkdtempSync(join(tmpdir(), "present-"));
const servers = [];

// Starts a lecture and gives its address, and a promise of its end.
async function lecture(...options) {
  const server = spawn("dotnet", [process.env.COURSE, "present", process.env.LECTURE, "--no-browser", "--out", copies, ...options]);
  servers.push(server);
  const ended = once(server, "exit");
  let text = "";
  server.stdout.setEncoding("utf8");
  server.stderr.pipe(process.stderr);
  while (!text.includes("\n")) text += (await once(server.stdout, "data"))[0];
  return { server, ended, address: text.split("\n")[0] };
}

const ready = async (address, options) => {
  const page = await open(address, options);
  await page.waitForSelector("html[data-ready]");
  return page;
};
const cell = (page, index) => page.locator(`section[data-cell="${index}"]`);
const state = (page, index, wanted) => page.waitForSelector(`section[data-cell="${index}"][data-state="${wanted}"]`, { timeout: 60_000 });
const text = async (page, index) => (await cell(page, index).locator(".outputs").innerText()).trim();
const says = (page, index, wanted) => page.waitForFunction(([at, words]) =>
  document.querySelector(`section[data-cell="${at}"] .outputs`).innerText.includes(words), [index, wanted], { timeout: 60_000 });
const QUICK = 3, STEPPER = 4, TRAIN = 6, WRONG = 7, ANSWER = 8;
let shared;

before(async () => { shared = await lecture("--keep"); });
after(() => {
  servers.forEach(server => server.kill("SIGKILL"));
  rmSync(copies, { recursive: true, force: true });
});

test("the token leaves the address, and the page comes back without it", async () => {
  const page = await ready(shared.address);
  assert.equal(new URL(page.url()).search, "");
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await page.done();
});

test("a slider, a number, a choice and a switch run their cell anew, and nothing else moves", async () => {
  const page = await ready(shared.address);
  await state(page, 1, "done");
  await page.getByRole("button", { name: "Run cell 2", exact: true }).click();
  await says(page, QUICK, "mean of 3: 2.0");
  const picture = await cell(page, QUICK).locator("img").evaluateHandle(image => { window.first = image; return image; });
  const slider = page.getByRole("slider", { name: "size of the window", exact: true });
  await slider.focus();
  for (let i = 0; i < 4; i++) await page.keyboard.press("ArrowRight");
  await says(page, QUICK, "mean of 7: 4.0");
  await page.waitForFunction(() => window.first.alt.includes("A window of 7"));
  assert.ok(await picture.evaluate(image => image.isConnected), "the picture was changed in place");
  assert.ok(await slider.evaluate(element => element === document.activeElement), "the slider keeps the keyboard");
  assert.match(await cell(page, QUICK).locator("pre.code").innerText(), /int size = 7;/);
  await page.getByRole("spinbutton", { name: "size of the window, as a number" }).fill("12");
  await says(page, QUICK, "mean of 12: 6.5");
  await page.getByRole("spinbutton", { name: "size of the window, as a number" }).fill("13");
  assert.equal(await cell(page, QUICK).locator("[aria-invalid]").count(), 1);
  await page.getByLabel("what a window gives").selectOption("max");
  await says(page, QUICK, "max of 12: 12.0");
  await page.getByLabel("show the numbers").uncheck();
  await says(page, QUICK, "(no numbers)");
  const box = await slider.boundingBox();
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await page.mouse.down();
  for (let i = 9; i >= 3; i--) await page.mouse.move(box.x + box.width * i / 10, box.y + box.height / 2);
  await page.mouse.up();
  await page.waitForFunction(() => /max of [3-5]: /.test(document.querySelector('section[data-cell="3"] .outputs').innerText));
  await cell(page, QUICK).getByRole("button", { name: "As in the file" }).click();
  await page.waitForFunction(() => document.querySelector('section[data-cell="3"] pre.code').innerText.includes("int size = 3;"));
  assert.equal(await slider.inputValue(), "3");
  await page.done();
});

test("the curve grows while the net trains, on both pages; late comers see it; interrupt stops it", async () => {
  const [first, second] = [await ready(shared.address), await ready(shared.address)];
  await first.getByRole("button", { name: "Run cell 4", exact: true }).click();
  const curve = page => cell(page, TRAIN).locator(".outputs img");
  const sources = new Set();
  await curve(first).waitFor({ timeout: 60_000 });
  await first.evaluate(() => { window.kept = document.querySelector('section[data-cell="6"] .outputs img'); });
  for (let i = 0; i < 200 && sources.size < 4; i++) {
    sources.add(await curve(first).getAttribute("src"));
    await first.waitForTimeout(100);
  }
  assert.ok(sources.size >= 4, `the curve moved ${sources.size - 1} times`);
  assert.ok(await first.evaluate(() => window.kept.isConnected), "it moves in place");
  assert.equal(await cell(second, TRAIN).getAttribute("data-state"), "running");
  assert.match(await curve(second).getAttribute("alt"), /loss/i);
  const late = await ready(shared.address);
  await curve(late).waitFor();
  await first.waitForFunction(() => /runs.*[3-9] pages/.test(document.querySelector(".kernel").innerText));
  assert.match(await text(first, TRAIN), /epoch \d+\/500/);
  if (shots) await first.screenshot({ path: `${shots}/present-training.png` });
  await second.getByRole("button", { name: "Interrupt" }).click();
  await state(first, TRAIN, "stopped");
  await state(late, TRAIN, "stopped");
  await Promise.all([first, second, late].map(page => page.done()));
});

test("an error shows its line, and the room hears of it", async () => {
  const page = await ready(shared.address);
  await page.getByRole("button", { name: "Run cell 5", exact: true }).click();
  await state(page, WRONG, "failed");
  assert.match(await text(page, WRONG), /not today/);
  assert.match(await page.locator(".told").innerText(), /cell 5 failed, line 2: not today/);
  const [mark, line] = await cell(page, WRONG).evaluate(section => [section.querySelector(".line-mark"), section.querySelector("pre.code")]
    .map(element => element.getBoundingClientRect()).map(box => box.top + box.height / 2));
  assert.ok(mark > line, "the second of two lines is marked");
  await page.done();
});

test("pieces live, and solutions stay folded", async () => {
  const page = await ready(shared.address);
  await page.getByRole("button", { name: "Run cell 3", exact: true }).click();
  await cell(page, STEPPER).getByRole("button", { name: "One step on" }).click();
  assert.equal(await cell(page, STEPPER).locator(".ck-place").innerText(), "2 of 9");
  assert.equal(await page.getByText("int Answer()").isVisible(), false);
  await cell(page, ANSWER).getByText("Solution").click();
  assert.equal(await page.getByText("int Answer()").isVisible(), true);
  await page.done();
});

test("code is edited live, by keyboard alone, and saved in a copy only", async () => {
  const before = readFileSync(process.env.LECTURE, "utf8");
  const [page, other] = [await ready(shared.address), await ready(shared.address)];
  await page.getByRole("button", { name: "Edit cell 6" }).focus();
  await page.keyboard.press("Enter");
  await page.keyboard.press("Control+a");
  await page.keyboard.type("string name = \"<b>Ada</b>\";  // @choice Ada, Grace");
  await page.keyboard.press("Shift+Enter");
  await cell(other, ANSWER).getByText(/begins as <b>Ada<\/b>, which is none of its choices/).waitFor();
  await page.keyboard.press("Control+a");
  await page.keyboard.type("string name = \"Ada\";  // @choice Ada, Grace: who\nname");
  await page.keyboard.press("Shift+Enter");
  await says(other, ANSWER, "Ada");
  await page.keyboard.press("Escape");
  assert.equal(await page.getByRole("button", { name: "Edit cell 6" }).evaluate(element => element === document.activeElement), true);
  await other.getByLabel("who").selectOption("Grace");
  await says(page, ANSWER, "Grace");
  await page.getByRole("button", { name: "Save a copy" }).click();
  await page.locator(".told", { hasText: "Saved as" }).waitFor();
  const copy = readFileSync(join(copies, "present.present.ipynb"), "utf8");
  assert.match(copy, /string name = \\"Grace\\"/);
  assert.equal(readFileSync(process.env.LECTURE, "utf8"), before);
  await cell(page, ANSWER).getByRole("button", { name: "As in the file" }).click();
  await page.done();
  await other.done();
});

test("focus shows one cell at a time, by keys", async () => {
  const page = await ready(shared.address, { viewport: { width: 1920, height: 1080 } });
  const visible = () => page.evaluate(() =>
    [...document.querySelectorAll("main > section")].filter(section => section.getBoundingClientRect().height > 0).length);
  await page.keyboard.press("f");
  await page.waitForFunction(() => document.body.classList.contains("focused"));
  assert.equal(await visible(), 1);
  assert.match(await page.locator(".focus-bar").innerText(), /1 \/ 8/);
  for (let i = 0; i < 2; i++) await page.keyboard.press("PageDown");
  assert.equal(await cell(page, QUICK).isVisible(), true);
  assert.equal(await visible(), 1);
  await page.keyboard.press("Shift+Enter");
  await says(page, QUICK, "mean of 3");
  assert.deepEqual(await violations(page), []);
  if (shots) await page.screenshot({ path: `${shots}/present-focus.png` });
  await page.keyboard.press("Escape");
  await page.waitForFunction(() => !document.body.classList.contains("focused"));
  assert.ok(await visible() > 8);
  await page.done();
});

for (const [theme, width, height] of [["light", 1920, 1080], ["dark", 1920, 1080], ["projector", 1920, 1080], ["light", 390, 844]]) {
  test(`${theme} at ${width}x${height}: axe finds nothing, nothing overflows`, async () => {
    const page = await ready(shared.address, { viewport: { width, height } });
    for (const number of [2, 3, 5]) await page.getByRole("button", { name: `Run cell ${number}`, exact: true }).click();
    await state(page, WRONG, "failed");
    await page.getByRole("button", { name: "Edit cell 6" }).click();
    while (await page.locator("html").getAttribute("data-theme") !== theme) await page.getByRole("button", { name: "Theme" }).click();
    await page.waitForTimeout(600);
    assert.deepEqual(await violations(page), []);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "the page is no wider than the window");
    if (shots) await page.screenshot({ path: `${shots}/present-${theme}-${width}.png`, fullPage: true });
    await page.done();
  });
}

test("another site gets nothing: no page, no frame, no order", async () => {
  const origin = new URL(shared.address).origin;
  const page = await open("about:blank");
  page.removeAllListeners("console");
  page.removeAllListeners("request");
  const answer = await page.evaluate(async ([place, address]) => {
    const order = { method: "POST", headers: { "Content-Type": "application/json" }, body: '{"do":"restart"}', credentials: "include" };
    const blind = fetch(`${place}/do`, { ...order, mode: "no-cors" }).then(reply => reply.type);
    const asked = await Promise.all([fetch(address), fetch(`${place}/do`, order), blind].map(reply => reply.catch(() => "refused")));
    const line = await new Promise(done => {
      const socket = new WebSocket(`${place.replace("http", "ws")}/live`);
      socket.onopen = () => done("open");
      socket.onerror = () => done("refused");
    });
    return [...asked, line];
  }, [origin, shared.address]);
  assert.deepEqual(answer, ["refused", "refused", "refused", "refused"]);
  const own = await ready(shared.address);
  assert.match(await own.locator(".kernel").innerText(), /ready/);     // the order without eyes restarted nothing
  await own.done();
});

test("closing the last page ends the program; a page that stays open says so when it ends", async () => {
  const { server, ended, address } = await lecture();
  const page = await ready(address);
  await state(page, 1, "done");
  await page.reload();
  await page.waitForSelector("html[data-ready]");
  await page.waitForTimeout(5000);
  assert.equal(server.exitCode, null);
  await page.done();
  assert.equal((await ended)[0], 0);

  const next = await lecture();
  const left = await ready(next.address);
  next.server.kill("SIGINT");
  assert.equal((await next.ended)[0], 0);
  await left.locator(".alarm", { hasText: "course present has ended" }).waitFor();
  assert.ok(existsSync(process.env.COURSE));
});
