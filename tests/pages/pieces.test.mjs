// Calculator, playground and explorer, driven in a browser and compared with what the library computes.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { hosts, open, violations } from "./browser.mjs";

const pieces = JSON.parse(readFileSync(new URL(`file://${process.env.PIECES}`), "utf8"));
const shoot = async (page, name) => { if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${name}.png`, fullPage: true }); };
const grouped = value => value.toLocaleString("en-US");
const cellsOf = (page, key) => page.locator(`td[data-of="${key}"]`).allInnerTexts();

test("calculator: shapes, costs and fields are the library's", async () => {
  const page = await open(hosts.inline(pieces.calculator.html));
  for (const { kernel, padding, rows } of pieces.calculator.cases) {
    await page.getByLabel("kernel of C1").fill(String(kernel));
    await page.getByLabel("padding of C1").fill(String(padding));
    assert.deepEqual(await cellsOf(page, "shape"), rows.rows.map(row => row.shape));
    assert.deepEqual(await cellsOf(page, "parameters"), rows.rows.map(row => grouped(row.Parameters)));
    assert.deepEqual(await cellsOf(page, "multiplyAdds"), rows.rows.map(row => grouped(row.MultiplyAdds)));
    assert.deepEqual(await cellsOf(page, "field"), rows.rows.map(row => row.field === null ? "all" : `${row.field}×${row.field}`));
    assert.match(await page.locator(".ck-total").innerText(), new RegExp(`^${grouped(rows.Parameters)} parameters`));
  }
  await page.done();
});

test("calculator: layers come and go, and what does not fit is explained", async () => {
  const page = await open(hosts.inline(pieces.calculator.html));
  for (const name of ["C5", "F6", "output"]) await page.getByRole("button", { name: `Remove ${name}` }).click();
  await page.getByRole("button", { name: "Add a layer: pool" }).click();
  assert.equal((await cellsOf(page, "shape")).at(-1), "16×2×2");
  await page.getByLabel("kernel of C3").fill("40");
  assert.match((await cellsOf(page, "shape"))[3], /^A window of 40×40 does not fit into 14×14/);
  await page.getByLabel("kernel of C3").fill("5");
  await page.getByRole("button", { name: "C3", exact: true }).click();
  assert.match(await page.locator("figcaption").innerText(), /^C3: one unit sees 14×14 pixels of 28×28$/);
  await page.done();
});

test("playground: every kernel of the gallery gives the numbers of Conv2d", async () => {
  const page = await open(hosts.inline(pieces.playground.html));
  const screen = page.locator(".ck-screen").last();
  for (const { picture, kernel, name, output } of pieces.playground.cases) {
    await page.getByLabel("picture", { exact: true }).selectOption(String(picture));
    await page.getByLabel("kernel", { exact: true }).selectOption(String(kernel));
    const box = await screen.boundingBox();
    for (const [i, j] of [[0, 0], [3, 5], [output.length - 1, output[0].length - 1]]) {
      await page.mouse.move(box.x + (j + 0.5) * box.width / output[0].length, box.y + (i + 0.5) * box.height / output.length);
      assert.equal(Number(await page.locator("[data-sum]").getAttribute("data-sum")), output[i][j], `${name} at ${i}, ${j}`);
    }
  }
  await page.done();
});

test("playground: a weight of one's own, negatives in colour, the keyboard, a file", async () => {
  const page = await open(hosts.inline(pieces.playground.html));
  const pixels = () => page.locator("canvas").last().evaluate(canvas => Array.from(canvas.getContext("2d").getImageData(0, 0, canvas.width, canvas.height).data));
  await page.getByLabel("kernel", { exact: true }).selectOption({ label: "Sobel left" });
  const coloured = await pixels();
  assert.ok(coloured.some((value, k) => k % 4 === 0 && value !== coloured[k + 2]), "signed output has two colours");
  await page.getByLabel("negative numbers").selectOption({ label: "as black" });
  const grey = await pixels();
  assert.ok(grey.every((value, k) => k % 4 !== 0 || value === grey[k + 2]), "clamped output is grey");
  await page.locator(".ck-screen").first().focus();
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  assert.match(await page.locator(".ck-sum").innerText(), /^row 7, column 9: /);
  await page.getByLabel("weight, row 2, column 2").fill("3");
  const png = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAIAAAABCAAAAADRSSBWAAAAC0lEQVR4nGNg+A8AAQMBAH/v3mcAAAAASUVORK5CYII=", "base64");
  await page.getByLabel("your own picture").setInputFiles({ name: "broken.png", mimeType: "image/png", buffer: png.subarray(0, 20) });
  await page.getByText("broken.png is not a picture that this browser can read.").waitFor();
  await page.done();
});

test("explorer: hover and focus tell each layer's shape, parameters and operations", async () => {
  const page = await open(hosts.inline(pieces.explorer.html));
  const fact = name => page.locator(`dt:text-is("${name}") + dd`).innerText();
  const blocks = page.locator(".ck-block");
  assert.equal(await blocks.count(), pieces.explorer.layers.length);
  await blocks.first().focus();
  for (const [i, layer] of pieces.explorer.layers.entries()) {
    if (i > 0) await page.keyboard.press("ArrowRight");
    assert.equal(await fact("layer"), layer.Name);
    assert.equal(await fact("output"), layer.shape);
    assert.ok((await fact("parameters")).startsWith(`${grouped(layer.Parameters)} `));
    assert.ok((await fact("multiply-adds")).startsWith(`${grouped(layer.MultiplyAdds)} `));
  }
  await blocks.nth(2).hover();
  assert.equal(await fact("layer"), pieces.explorer.layers[2].Name);
  await page.done();
});

for (const theme of ["inline", "dark"]) {
  test(`calculator, playground and explorers in ${theme}: nothing for axe to find`, async () => {
    const page = await open(hosts[theme](["calculator", "playground", "explorer", "deep"].map(name => pieces[name].html).join("")));
    assert.equal(await page.locator(".ck-live").count(), 4);
    await shoot(page, `pieces-${theme}`);
    assert.deepEqual(await violations(page, ".ck-demo"), []);
    await page.done();
  });
}

test("on a phone nothing is wider than the page", async () => {
  const page = await open(hosts.inline(["convolution", "max", "calculator", "playground", "explorer", "deep"].map(name => pieces[name].html).join("")), { viewport: { width: 390, height: 800 } });
  assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
  await page.done();
});
