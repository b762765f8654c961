// Pieces that carry a network: their numbers are compared with the engine's; drawings by mouse, finger and keys are read.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hosts, open, violations } from "./browser.mjs";

const pieces = JSON.parse(readFileSync(new URL(`file://${process.env.PIECES}`), "utf8"));
const shoot = async (page, name) => { if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }); };
const numbers = text => text.split(" ").map(Number);
const frame = page => page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))));
const near = (actual, expected, tolerance, words) => {
  assert.equal(actual.length, expected.length, words);
  actual.forEach((value, i) => assert.ok(Math.abs(value - expected[i]) <= tolerance, `${words}: ${value} and ${expected[i]} at ${i}`));
};
const press = async (page, k) => { await page.locator(".ck-example").nth(k).click(); await frame(page); };

// Strokes on a pad, in shares of its side.
const STROKES = {
  1: [[[0.5, 0.2], [0.49, 0.5], [0.48, 0.8]]],
  7: [[[0.25, 0.25], [0.5, 0.25], [0.75, 0.22], [0.6, 0.5], [0.5, 0.82]]],
  0: [[...Array(25).keys()].map(k => [0.5 - 0.2 * Math.sin(k / 12 * Math.PI), 0.5 - 0.3 * Math.cos(k / 12 * Math.PI)])],
};

async function draw(page, pad, strokes, at = (x, y) => [x, y]) {
  const box = await pad.boundingBox();
  for (const points of strokes) {
    for (const [k, point] of points.entries()) {
      const [x, y] = at(...point);
      await page.mouse.move(box.x + x * box.width, box.y + y * box.height, { steps: k ? 4 : 1 });
      if (k === 0) await page.mouse.down();
    }
    await page.mouse.up();
  }
  await frame(page);
}

for (const name of ["draw", "every"]) {
  test(`${name}: logits and Grad-CAM are the engine's`, async () => {
    const page = await open(hosts.inline(pieces[name].html));
    for (const [k, { logits, cam }] of pieces[name].examples.entries()) {
      await press(page, k);
      near(numbers(await page.locator("[data-logits]").getAttribute("data-logits")), logits, 1e-3, `logits of example ${k}`);
      near(numbers(await page.locator("[data-cam]").getAttribute("data-cam")), cam, 1e-3, `Grad-CAM of example ${k}`);
    }
    await page.done();
  });
}

test("draw: a digit drawn with the mouse is read, wherever it stands and however large", async () => {
  const page = await open(hosts.inline(pieces.draw.html));
  for (const [digit, strokes] of Object.entries(STROKES)) {
    for (const at of [(x, y) => [x, y], (x, y) => [0.05 + 0.4 * x, 0.5 + 0.4 * y]]) {
      await page.getByRole("button", { name: "Clear the pad" }).click();
      await draw(page, page.locator(".ck-pad").first(), strokes, at);
      assert.match(await page.locator(".ck-answer").innerText(), new RegExp(`^It reads ${digit}, `));
    }
  }
  await shoot(page, "draw-drawn");
  await page.getByRole("button", { name: "Undo the last stroke" }).click();
  await frame(page);
  assert.equal(await page.locator(".ck-answer").innerText(), "Draw here.");
  await page.done();
});

test("draw: by keyboard alone", async () => {
  const page = await open(hosts.inline(pieces.draw.html));
  await page.getByRole("button", { name: "Clear the pad" }).press("Enter");
  await page.locator(".ck-pad").focus();
  const go = async (key, times) => { for (let i = 0; i < times; i++) await page.keyboard.press(key); };
  await go("ArrowUp", 4); await go("ArrowLeft", 3); await page.keyboard.press("Space");
  await go("ArrowRight", 6); await page.keyboard.press("Space");
  await go("ArrowDown", 8); await go("ArrowLeft", 4); await page.keyboard.press("Space"); await page.keyboard.press("Enter");
  await frame(page);
  assert.match(await page.locator(".ck-answer").innerText(), /^It reads 7, /);
  await page.keyboard.press("Backspace");
  await frame(page);
  assert.equal(await page.locator(".ck-answer").innerText(), "Draw here.");
  await page.done();
});

test("draw: with a finger", async () => {
  const page = await open(hosts.inline(pieces.draw.html), { hasTouch: true, isMobile: true, viewport: { width: 390, height: 844 } });
  await page.getByRole("button", { name: "Clear the pad" }).tap();
  const box = await page.locator(".ck-pad").boundingBox();
  const session = await page.context().newCDPSession(page);
  const send = (type, points) => session.send("Input.dispatchTouchEvent", { type, touchPoints: points.map(([x, y]) => ({ x: box.x + x * box.width, y: box.y + y * box.height })) });
  const [points] = STROKES[0];
  await send("touchStart", [points[0]]);
  for (const point of points.slice(1)) await send("touchMove", [point]);
  await send("touchEnd", []);
  await frame(page);
  assert.match(await page.locator(".ck-answer").innerText(), /^It reads 0, /);
  await page.done();
});

test("draw: strokes over an example, a class to explain, and no explanation", async () => {
  const page = await open(hosts.inline(pieces.draw.html));
  await press(page, 1);
  const before = await page.locator("[data-logits]").getAttribute("data-logits");
  await draw(page, page.locator(".ck-pad").first(), [[[0.2, 0.2], [0.8, 0.2]]]);
  assert.notEqual(await page.locator("[data-logits]").getAttribute("data-logits"), before);
  const own = await page.locator("[data-cam]").getAttribute("data-cam");
  await page.getByLabel("Grad-CAM").selectOption({ label: "of 8" });
  await frame(page);
  assert.notEqual(await page.locator("[data-cam]").getAttribute("data-cam"), own);
  await page.getByLabel("Grad-CAM").selectOption({ label: "off" });
  await frame(page);
  assert.equal(await page.locator(".ck-heat").isVisible(), false);
  await page.done();
});

test("draw: a network without convolutions has nowhere to look, and says so by leaving it out", async () => {
  const page = await open(hosts.inline(pieces.dense.html));
  assert.equal(await page.getByLabel("Grad-CAM").count(), 0);
  assert.equal(await page.locator(".ck-example").count(), 1);
  await page.done();
});

test("occlude: the map of a sweep is what Explain.Occlusion says", async () => {
  const page = await open(hosts.inline(pieces.occlude.html));
  for (const k of [0, 4]) {
    await press(page, k);
    const { logits, lost } = pieces.occlude.examples[k];
    const exps = logits.map(value => Math.exp(value - Math.max(...logits)));
    const whole = Math.max(...exps) / exps.reduce((a, b) => a + b);
    await page.getByRole("button", { name: "Sweep all places" }).click();
    await page.getByRole("button", { name: "Sweep all places" }).waitFor();
    const left = numbers(await page.locator("[data-map]").getAttribute("data-map"));
    near(left.map(value => whole - value), lost, 1e-3, `covering example ${k}`);
    const lowest = Number(await page.locator("[data-left]").getAttribute("data-left"));
    assert.ok(lowest <= Math.min(...left) + 1e-6, "the square ends where least is left");
  }
  await shoot(page, "occlude-swept");
  await page.done();
});

test("occlude: mouse and arrow keys move the square; another size and filling ask anew", async () => {
  const page = await open(hosts.inline(pieces.occlude.html));
  await press(page, 3);
  const left = async () => { await frame(page); return page.locator("[data-left]").getAttribute("data-left"); };
  const known = async () => (await page.locator("[data-map]").getAttribute("data-map")).split(" ").filter(value => value !== "NaN").length;
  const screen = page.locator(".ck-pad").last(), box = await screen.boundingBox();
  await page.mouse.move(box.x + 2, box.y + 2);
  const corner = await left();
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  assert.notEqual(await left(), corner);
  await screen.focus();
  const before = await known();
  await page.keyboard.press("ArrowLeft");
  await frame(page);
  await page.keyboard.press("Shift+ArrowUp");
  await frame(page);
  assert.equal(await known(), before + 2);
  await page.getByLabel("side of the square").selectOption({ label: "3" });
  assert.match(await page.locator("[data-left]").innerText(), /left for 3 of /);
  await frame(page);
  assert.equal(await known(), 1);
  await page.getByLabel("covered with").selectOption({ label: "white" });
  await frame(page);
  assert.equal(await known(), 1);
  await page.done();
});

test("occlude: a drawing of one's own", async () => {
  const page = await open(hosts.inline(pieces.occlude.html));
  await page.getByRole("button", { name: "Draw your own" }).click();
  await draw(page, page.locator(".ck-pad").first(), STROKES[7]);
  assert.match(await page.locator("[data-left]").innerText(), /left for 7 of /);
  await page.done();
});

test("readers who prefer stillness get the whole map at once", async () => {
  const page = await open(hosts.inline(pieces.occlude.html), { reducedMotion: "reduce" });
  await page.getByRole("button", { name: "Sweep all places" }).click();
  await page.getByRole("button", { name: "Sweep all places" }).waitFor();
  assert.equal((await page.locator("[data-map]").getAttribute("data-map")).includes("NaN"), false);
  await page.done();
});

for (const host of Object.keys(hosts)) {
  test(`draw and occlude come alive in ${host}, with nothing for axe to find`, async () => {
    const page = await open(hosts[host](pieces.draw.html + pieces.occlude.html), { viewport: { width: 1920, height: 1080 } });
    await page.locator(".ck-live").nth(1).waitFor();
    await frame(page);
    await shoot(page, `readers-${host}`);
    assert.deepEqual(await violations(page, ".ck-demo"), []);
    await page.done();
  });
}
