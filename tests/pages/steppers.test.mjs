// The steppers, driven by clicks and keys in a browser; their numbers are compared with the reference operations', bit for bit.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hosts, open, violations } from "./browser.mjs";

const pieces = JSON.parse(readFileSync(new URL(`file://${process.env.PIECES}`), "utf8"));
const nth = (page, i) => page.locator(".ck-demo").nth(i);
const field = (piece, name) => piece.getByLabel(name, { exact: true });
const outputOf = piece => piece.locator("figure").last().locator("rect[data-value]").evaluateAll(all => all
  .map(rect => ({ x: +rect.getAttribute("x"), y: +rect.getAttribute("y"), value: Number(rect.getAttribute("data-value")) }))
  .sort((a, b) => a.y - b.y || a.x - b.x).map(cell => cell.value));
const last = piece => piece.locator("input[type=range]").press("End");

for (const name of ["convolution", "channels"]) {
  test(`${name}: every setting gives the numbers of Conv2d`, async () => {
    const page = await open(hosts.inline(pieces[name].html));
    const piece = nth(page, 0);
    for (const { padding, stride, dilation, output } of pieces[name].cases) {
      await field(piece, "padding").fill(String(padding));
      await field(piece, "stride").fill(String(stride));
      await field(piece, "dilation").fill(String(dilation));
      await last(piece);
      assert.deepEqual(await outputOf(piece), output.flat(), `padding ${padding}, stride ${stride}, dilation ${dilation}`);
      assert.equal(Number(await piece.locator(".ck-sum").getAttribute("data-sum")), output.flat().at(-1));
    }
    await page.done();
  });
}

for (const name of ["max", "average"]) {
  test(`${name}: every setting gives the numbers of the pooling operations`, async () => {
    const page = await open(hosts.inline(pieces[name].html));
    const piece = nth(page, 0);
    for (const { kind, window, stride, padding, output } of pieces[name].cases) {
      await field(piece, "pooling").selectOption({ label: kind });
      await field(piece, "window").fill(String(window));
      await field(piece, "stride").fill(String(stride));
      await field(piece, "padding").fill(String(padding));
      await last(piece);
      assert.deepEqual(await outputOf(piece), output.flat(), `${kind}, window ${window}, stride ${stride}, padding ${padding}`);
    }
    await page.done();
  });
}

test("a step shows one more sum, written out", async () => {
  const page = await open(hosts.inline(pieces.convolution.html));
  const piece = nth(page, 0);
  assert.deepEqual(await outputOf(piece), [88]);
  await piece.getByRole("button", { name: "One step on" }).click();
  assert.deepEqual(await outputOf(piece), [88, 67]);
  assert.match(await piece.locator(".ck-sums").innerText(), /9·0 \+ 11·0 \+ 22·1 \+ 43·1 .*= 67$/s);
  await piece.getByRole("button", { name: "One step back" }).click();
  assert.deepEqual(await outputOf(piece), [88]);
  await page.done();
});

test("product by product, the sum grows to the window's", async () => {
  const page = await open(hosts.inline(pieces.convolution.html));
  const piece = nth(page, 0);
  await field(piece, "step by").selectOption({ label: "product" });
  const seen = [];
  for (let i = 0; i < 9; i++) {
    seen.push(Number(await piece.locator(".ck-sum").getAttribute("data-sum")));
    await piece.getByRole("button", { name: "One step on" }).click();
  }
  assert.deepEqual(seen, [0, 0, 11, 23, 23, 23, 23, 23, 88]);
  await page.done();
});

test("a click on the output goes there; a new weight changes the numbers", async () => {
  const page = await open(hosts.inline(pieces.convolution.html));
  const piece = nth(page, 0);
  const box = await piece.locator("figure").last().locator("svg").boundingBox();
  await page.mouse.click(box.x + box.width - 8, box.y + box.height - 8);
  assert.equal((await outputOf(piece)).at(-1), 134);
  await piece.getByLabel("weight, row 2, column 2").fill("10");
  await last(piece);
  assert.equal((await outputOf(piece)).at(-1), 134 + 10 * 7);
  await field(piece, "kernel").selectOption({ label: "identity" });
  await last(piece);
  assert.deepEqual(await outputOf(piece), [43, 2, 0, 87, 65, 2, 21, 44, 7]);
  await page.done();
});

test("a window that does not fit is explained, and the piece recovers", async () => {
  const page = await open(hosts.inline(pieces.convolution.html));
  const piece = nth(page, 0);
  await field(piece, "dilation").fill("3");
  assert.equal(await piece.getByRole("alert").innerText(), "A window of 7×7 does not fit into 5×5: use more padding or less dilation.");
  await field(piece, "padding").fill("1");
  assert.equal(await piece.getByRole("alert").innerText(), "");
  assert.equal((await outputOf(piece)).length, 1);
  await page.done();
});

test("play runs to the end and stops; pause holds", async () => {
  const page = await open(hosts.inline(pieces.convolution.html));
  const piece = nth(page, 0);
  await field(piece, "speed").selectOption({ label: "15 a second" });
  await piece.getByRole("button", { name: "Play" }).click();
  await piece.getByRole("button", { name: "Pause" }).click();
  const held = await piece.locator(".ck-place").innerText();
  await page.waitForTimeout(300);
  assert.equal(await piece.locator(".ck-place").innerText(), held);
  await piece.getByRole("button", { name: "Play" }).click();
  await piece.getByText("9 of 9").waitFor();
  await piece.getByRole("button", { name: "Play" }).waitFor();
  assert.equal((await outputOf(piece)).length, 9);
  await page.done();
});

test("readers who prefer stillness get the end at once", async () => {
  const page = await open(hosts.inline(pieces.max.html), { reducedMotion: "reduce" });
  const piece = nth(page, 0);
  await piece.getByRole("button", { name: "Show all" }).click();
  assert.equal((await outputOf(piece)).length, 16);
  await page.done();
});

test("several pieces on a page leave each other alone", async () => {
  const page = await open(hosts.inline(["convolution", "max", "convolution", "channels", "average"].map(name => pieces[name].html).join("\n")));
  await nth(page, 0).getByRole("button", { name: "One step on" }).click();
  await field(nth(page, 2), "padding").fill("1");
  assert.deepEqual(await outputOf(nth(page, 0)), [88, 67]);
  assert.equal(await nth(page, 2).locator(".ck-place").innerText(), "1 of 25");
  assert.equal(await nth(page, 3).locator(".ck-title").innerText(), "Three <channels> & \"more\"");
  assert.equal(await page.locator(".ck-live").count(), 5);
  assert.equal(await page.locator("style[data-ck-demos]").count(), 1);
  assert.equal(await page.locator(".ck-demo [id]").count(), 0);
  await page.done();
});

for (const host of Object.keys(hosts)) {
  test(`comes alive in ${host}, with nothing for axe to find`, async () => {
    const page = await open(hosts[host](pieces.convolution.html + pieces.max.html));
    await nth(page, 1).locator(".ck-live").waitFor();
    assert.equal(await page.locator(".ck-live").count(), 2);
    assert.equal(await nth(page, 0).getAttribute("data-ck-theme"), host === "dark" || host === "vscode" ? "dark" : "light");
    assert.equal(await nth(page, 0).locator(".ck-still").isVisible(), false);
    assert.deepEqual(await violations(page, ".ck-demo"), []);
    if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/steppers-${host}.png`, fullPage: true });
    await page.done();
  });
}

test("where scripts don't run the picture stands, with its description", async () => {
  const page = await open(hosts.inline(pieces.convolution.html), { javaScriptEnabled: false });
  const picture = page.locator(".ck-still img");
  assert.equal(await picture.isVisible(), true);
  assert.match(await picture.getAttribute("alt"), /Output: 88 67 134; 55 94 132; 107 25 134\./);
  assert.match(pieces.convolution.text, /^\[ConvolutionStepper\] Convolution, step by step: /);
  await page.done();
});

test("the keyboard alone is enough", async () => {
  const page = await open(hosts.inline(pieces.convolution.html));
  const piece = nth(page, 0);
  const names = [];
  for (let i = 0; i < 30; i++) {
    await page.keyboard.press("Tab");
    names.push(await page.evaluate(() => document.activeElement.getAttribute("aria-label") ?? document.activeElement.parentNode.textContent));
    if (names.at(-1) === "One step on") await page.keyboard.press("Enter");
    if (names.at(-1) === "step") await page.keyboard.press("ArrowRight");
  }
  assert.ok(names.includes("weight, row 1, column 1") && names.some(name => name.startsWith("padding")));
  assert.equal(await piece.locator(".ck-place").innerText(), "3 of 9");
  assert.equal(await piece.locator("input[type=range]").getAttribute("aria-valuetext"), "Row 1, column 3: sum 134");
  await page.done();
});
