// Slide decks, reached slide by slide: nothing overflows, keys and touch move, pieces live, the speaker's window follows.
import { test } from "node:test";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { open, violations } from "./browser.mjs";

const folder = process.env.DECKS;
const file = name => `file://${folder}/${name}`;
const deck = file("deck.slides.html");
const all = readdirSync(folder).filter(name => name.endsWith(".slides.html"));
const ready = async (address, options) => {
  const page = await open(address, options);
  await page.waitForSelector("html[data-ready]");
  return page;
};
const label = page => page.locator(".slide.current").getAttribute("aria-label");

// What of the current slide lies outside it; parts that scroll by design count with their frame.
const outside = page => page.evaluate(() => {
  const slide = document.querySelector(".slide.current"), frame = slide.getBoundingClientRect();
  const content = slide.querySelector(".content");
  const parts = content.classList.contains("scrolls") ? [content] : [content, ...content.children];
  const bad = parts.filter(part => {
    const box = part.getBoundingClientRect();
    return box.width > 0 && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
  }).map(part => part.outerHTML.slice(0, 80));
  if (!content.classList.contains("scrolls") && (content.scrollHeight > content.clientHeight + 1 || content.scrollWidth > content.clientWidth + 1)) bad.push("content cut off");
  if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight) bad.push("the page scrolls");
  return bad;
});

for (const [width, height, theme] of [[1920, 1080, "light"], [1024, 768, "dark"], [1024, 768, "projector"]]) {
  for (const name of all) {
    test(`${name} at ${width}x${height}, ${theme}: every slide is reached and nothing overflows`, async () => {
      const page = await ready(file(name), { viewport: { width, height } });
      while (await page.locator("html").getAttribute("data-theme") !== theme) await page.keyboard.press("t");
      if (height === 768) await page.keyboard.press("a");
      const count = await page.locator(".slide").count();
      assert.ok(count >= 5);
      for (let i = 1; i <= count; i++) {
        assert.match(await label(page), new RegExp(`^${i} of ${count}: `));
        assert.deepEqual(await outside(page), [], `slide ${i}`);
        const found = await violations(page, ".slide.current");
        assert.deepEqual(found, [], `slide ${i}`);
        if (process.env.SHOTS && name === "deck.slides.html") await page.screenshot({ path: `${process.env.SHOTS}/${theme}-${i}.png` });
        for (let step = 0; step < 9 && i < count && (await label(page)).startsWith(`${i} of`); step++) await page.keyboard.press("PageDown");
      }
      await page.done();
    });
  }
}

test("fragments come one by one, and go again", async () => {
  const page = await ready(`${deck}#2`);
  const shown = () => page.locator(".slide.current .fragment.shown").count();
  assert.equal(await shown(), 0);
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowRight");
  assert.equal(await shown(), 2);
  assert.match(await label(page), /A formula$/);
  await page.keyboard.press("ArrowLeft");
  assert.equal(await shown(), 1);
  await page.done();
});

test("numbers, ends, overview and the address lead to slides", async () => {
  const page = await ready(deck);
  await page.keyboard.press("3");
  await page.keyboard.press("Enter");
  assert.match(await label(page), /^3 of /);
  assert.match(page.url(), /#3$/);
  await page.keyboard.press("End");
  assert.match(await label(page), /: The end$/);
  await page.keyboard.press("o");
  await page.getByRole("navigation", { name: "all slides" }).getByRole("button", { name: /A formula/ }).first().click();
  assert.match(await label(page), /: A formula$/);
  await page.keyboard.press("Home");
  assert.match(await label(page), /: A deck to test$/);
  await page.done();
});

test("a piece on a slide lives, and keeps its keys", async () => {
  const page = await ready(deck);
  while (await page.locator(".slide.current .ck-live").count() === 0) await page.keyboard.press("PageDown");
  const at = await label(page);
  await page.locator(".slide.current").getByRole("button", { name: "One step on" }).click();
  await page.locator(".slide.current input[type=range]").press("ArrowRight");
  assert.equal(await page.locator(".slide.current .ck-place").innerText(), "3 of 9");
  assert.equal(await label(page), at);
  await page.keyboard.press("Escape");
  await page.keyboard.press("PageDown");
  assert.notEqual(await label(page), at);
  await page.done();
});

test("the speaker's window shows notes and follows", async () => {
  const page = await ready(deck);
  const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
  await speaker.getByText("Welcome everybody.").waitFor();
  assert.equal(await page.getByText("Welcome everybody.").isVisible(), false);
  assert.match(await speaker.locator("#time").innerText(), /^00:0\d /);
  await speaker.getByRole("button", { name: "On" }).click();
  assert.match(await label(page), /^2 of /);
  assert.match(await speaker.locator("#now").innerText(), /^2 \/ \d+\s+A formula$/);
  await page.done();
});

test("a swipe turns the page", async () => {
  const page = await ready(deck, { hasTouch: true });
  await page.evaluate(() => {
    const at = x => [new Touch({ identifier: 1, target: document.body, clientX: x, clientY: 300 })];
    document.body.dispatchEvent(new TouchEvent("touchstart", { touches: at(600), changedTouches: at(600), bubbles: true }));
    document.body.dispatchEvent(new TouchEvent("touchend", { touches: [], changedTouches: at(300), bubbles: true }));
  });
  assert.match(await label(page), /^2 of /);
  await page.done();
});

test("prints one slide a page", async () => {
  const page = await ready(deck);
  const count = await page.locator(".slide").count();
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.equal((pdf.match(/\/Type\s*\/Page\b/g) ?? []).length, count);
  await page.done();
});

test("skipped cells are not in the deck; code is coloured", async () => {
  const page = await ready(deck);
  assert.equal(await page.getByText("bin/current").count(), 0);
  assert.ok(await page.locator("pre.code .k, pre.code .n").count() > 0);
  await page.done();
});
