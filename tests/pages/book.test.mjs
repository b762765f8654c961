// The book, opened from its folder as a reader would.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { open, violations } from "./browser.mjs";

const folder = process.env.BOOK;
const file = name => `file://${folder}/${name}`;
const pages = readdirSync(folder).filter(name => name.endsWith(".html"));

for (const [theme, viewport] of [["light", { width: 1200, height: 800 }], ["dark", { width: 390, height: 800 }]]) {
  for (const name of pages) {
    test(`${name}, ${theme}, ${viewport.width} wide: reads, fits, and axe finds nothing`, async () => {
      const page = await open(file(name), { viewport, colorScheme: theme });
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
      const broken = await page.locator("img").evaluateAll(all => all.filter(image => !image.complete || image.naturalWidth === 0).length);
      assert.equal(broken, 0, "every picture shows");
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/book-${theme}-${name}.png` });
      assert.deepEqual(await violations(page), []);
      await page.done();
    });
  }
}

test("every link inside the book leads somewhere", async () => {
  const page = await open(file("index.html"));
  const seen = new Map();
  for (const name of pages) {
    await page.goto(file(name));
    seen.set(name, await page.evaluate(() => ({
      ids: [...document.querySelectorAll("[id]")].map(element => element.id),
      links: [...document.querySelectorAll("a[href]")].map(link => link.getAttribute("href")).filter(link => !/^[a-z]+:/i.test(link)),
    })));
  }
  for (const [name, { links }] of seen) {
    for (const link of links) {
      const [target, id] = link.split("#");
      const where = seen.get(target || name);
      assert.ok(target.endsWith(".ipynb") ? readdirSync(folder).includes(target) : where, `${name}: ${link}`);
      if (id) assert.ok(where.ids.includes(decodeURIComponent(id)), `${name}: ${link}`);
    }
  }
  await page.done();
});

test("search finds a section, by keyboard, and leads there", async () => {
  const page = await open(file("index.html"));
  await page.keyboard.press("/");
  await page.keyboard.type("paragraph smaller");
  const first = page.locator("#found a").first();
  assert.match(await first.innerText(), /^Too much text/);
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/deck\.html#too-much-text$/);
  await page.getByLabel("Search", { exact: true }).fill("zebra");
  assert.match(await page.locator("#found").innerText(), /Nothing about .zebra/);
  await page.keyboard.press("Escape");
  assert.equal(await page.locator("#found").isVisible(), false);
  await page.done();
});

test("pieces live in the book", async () => {
  const page = await open(file("deck.html"));
  await page.getByRole("button", { name: "One step on" }).click();
  assert.equal(await page.locator(".ck-place").innerText(), "2 of 9");
  await page.done();
});
