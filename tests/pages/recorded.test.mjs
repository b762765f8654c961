// Pieces that were trained when they were made: players, sliders, switches and choices show what the library kept.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hosts, open, violations } from "./browser.mjs";

const pieces = JSON.parse(readFileSync(new URL(`file://${process.env.PIECES}`), "utf8"));
const shoot = async (page, name) => { if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }); };
const NAMES = ["filters", "race", "vanishing", "batchnorm", "surface", "field"];
const step = page => page.locator("input[type=range]").first();
const place = page => page.locator(".ck-place").first().innerText();
const numbers = text => text.split(" ").map(Number);
const near = (actual, expected, tolerance) => {
  assert.equal(actual.length, expected.length);
  actual.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) <= tolerance, `${value} and ${expected[i]} at ${i}`));
};
const pixels = canvas => canvas.evaluate(one => Array.from(one.getContext("2d").getImageData(0, 0, one.width, one.height).data).join());

test("filters: the slider goes through the training, and the pictures follow", async () => {
  const page = await open(hosts.inline(pieces.filters.html));
  const sheet = page.locator("[data-step]");
  assert.equal(await sheet.getAttribute("data-step"), "0");
  const before = await pixels(sheet);
  await step(page).press("End");
  assert.equal(await sheet.getAttribute("data-step"), String(pieces.filters.steps.at(-1)));
  assert.equal(await place(page), `step ${pieces.filters.steps.at(-1)}`);
  assert.notEqual(await pixels(sheet), before);
  assert.match(await step(page).getAttribute("aria-valuetext"), /^step \d+: loss [\d.]+, [\d.]+ % of test pictures right$/);
  await page.getByRole("button", { name: "First step" }).click();
  assert.equal(await pixels(sheet), before);
  await page.getByLabel("speed").selectOption({ label: "60 a second" });
  await page.getByRole("button", { name: "Play", exact: true }).click();
  await page.getByText(`step ${pieces.filters.steps.at(-1)}`, { exact: true }).waitFor();
  await page.done();
});

test("race: opens at the end, with the accuracies that the library gives", async () => {
  const page = await open(hosts.inline(pieces.race.html));
  near(numbers(await page.locator("[data-values]").getAttribute("data-values")), pieces.race.accuracies, 1e-4);
  await step(page).press("Home");
  assert.equal(await place(page), "epoch 0");
  assert.match(await step(page).getAttribute("aria-valuetext"), /^epoch 0: MLP-300, in order \d/);
  await page.done();
});

test("vanishing: depth and starting weights show the library's norms", async () => {
  const page = await open(hosts.inline(pieces.vanishing.html));
  for (const { start, depth, first } of pieces.vanishing.cases) {
    await page.getByLabel("starting weights").selectOption(String(start));
    await step(page).fill(String(depth.index));
    assert.equal(await step(page).getAttribute("aria-valuetext"), `${depth.layers} hidden layers`);
    const shown = (await page.locator("[data-values]").getAttribute("data-values")).split(" ");
    shown.forEach((value, k) => first[k] === null ? assert.equal(value, "") : assert.ok(Math.abs(Number(value) - first[k]) < 1e-3));
  }
  await page.done();
});

test("batchnorm: the switch, the rate and the player change what is shown", async () => {
  const page = await open(hosts.inline(pieces.batchnorm.html));
  const area = () => page.locator(".ck-area").last().getAttribute("d");
  const toggle = page.getByRole("switch", { name: "batch normalisation" });
  await step(page).press("End");
  const off = await area();
  await toggle.focus();
  await page.keyboard.press("Space");
  assert.equal(await toggle.getAttribute("aria-checked"), "true");
  assert.notEqual(await area(), off);
  const on = await area();
  await page.getByLabel("learning rate").selectOption({ index: 0 });
  assert.notEqual(await area(), on);
  assert.match(await page.locator(".ck-answer").innerText(), /^At a rate of 0\.05 the loss ends at [\d.]+ without and [\d.]+ with batch normalisation\.$/);
  await page.done();
});

test("surface: variants, the way, and the loss under the pointer", async () => {
  const page = await open(hosts.inline(pieces.surface.html));
  const plane = page.locator(".ck-plane"), before = await pixels(plane.locator("canvas"));
  await step(page).press("End");
  assert.match(await plane.getAttribute("aria-label"), /plain, step 40: loss [\d.]+$/);
  await page.getByLabel("network").selectOption({ label: "skip connections" });
  assert.notEqual(await pixels(plane.locator("canvas")), before);
  await plane.focus();
  for (const key of ["ArrowUp", "ArrowLeft"]) for (let k = 0; k < 25; k++) await page.keyboard.press(key);
  const corner = Number(await page.locator("[data-loss]").getAttribute("data-loss"));
  assert.ok(Math.abs(corner - pieces.surface.corner) < 0.02 * pieces.surface.corner, `${corner} and ${pieces.surface.corner}`);
  await page.done();
});

test("field: sizes are ReceptiveField's, and the weights the engine's gradient", async () => {
  const page = await open(hosts.inline(pieces.field.html));
  for (const [k, { name, size, top, left, weights }] of pieces.field.layers.entries()) {
    await page.getByRole("group", { name: "layers" }).getByRole("button").nth(k).click();
    const answer = page.locator(".ck-answer");
    assert.equal(await answer.innerText(), `${name}: one unit sees ${size}×${size} pixels`);
    assert.deepEqual(numbers(await answer.getAttribute("data-field")), [size, size, top, left]);
    near(numbers(await page.locator("[data-weights]").getAttribute("data-weights")), weights, 1e-4);
  }
  const pad = page.locator(".ck-pad"), before = await page.locator(".ck-answer").getAttribute("data-field");
  await pad.focus();
  await page.keyboard.press("ArrowLeft");
  assert.notEqual(await page.locator(".ck-answer").getAttribute("data-field"), before);
  await step(page).press("Home");
  assert.match(await page.locator(".ck-answer").innerText(), new RegExp(`^${pieces.field.layers[0].name}`));
  await page.done();
});

for (const theme of ["inline", "dark", "vscode"]) {
  for (const name of NAMES) {
    test(`${name} in ${theme}: nothing for axe to find`, async () => {
      const page = await open(hosts[theme](pieces[name].html), { viewport: { width: 1920, height: 1080 } });
      await page.locator(".ck-live").waitFor();
      await shoot(page, `${name}-${theme}`);
      assert.deepEqual(await violations(page, ".ck-demo"), []);
      await page.done();
    });
  }
}

test("every piece fits a phone", async () => {
  for (const name of [...NAMES, "draw", "occlude"]) {
    const page = await open(hosts.inline(pieces[name].html), { viewport: { width: 390, height: 844 } });
    await page.locator(".ck-live").waitFor();
    await shoot(page, `phone-${name}`);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), name);
    assert.ok(await page.locator(".ck-live").evaluate(live => live.scrollWidth <= live.clientWidth + 1), `${name} scrolls sideways inside`);
    await page.done();
  }
});
