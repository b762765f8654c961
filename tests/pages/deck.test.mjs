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

// What of every slide lies outside it, or is cut off inside it. Slides lie on each other, so all can be measured at once;
// parts that scroll by design count with their frame.
const outside = page => page.evaluate(() => {
  const bad = [], flag = (slide, what) => bad.push(`${slide.getAttribute("aria-label")}: ${what}`);
  const isSeen = part => part.offsetWidth > 2 && part.offsetHeight > 2;       // not what is for screen readers alone
  document.querySelectorAll(".slide").forEach(slide => {
    const frame = slide.getBoundingClientRect(), content = slide.querySelector(".content");
    if (content.classList.contains("scrolls")) return;
    if (content.scrollHeight > content.clientHeight + 1 || content.scrollWidth > content.clientWidth + 1) flag(slide, "content cut off");
    content.querySelectorAll("*:not(svg *, math *, pre *)").forEach(part => {
      const box = part.getBoundingClientRect(), tag = part.outerHTML.slice(0, 80);
      if (!isSeen(part)) return;
      if (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1) flag(slide, `outside: ${tag}`);
      if (!/visible|clip/.test(getComputedStyle(part).overflowX) && part.scrollWidth > part.clientWidth + 1) flag(slide, `scrolls sideways: ${tag}`);
    });
  });
  if (document.documentElement.scrollWidth > innerWidth || document.documentElement.scrollHeight > innerHeight) bad.push("the page scrolls");
  return bad;
});

// Forward key by key to the end: every slide comes, in order.
async function walk(page) {
  const [count, presses] = await page.evaluate(() => {
    const number = () => Number.parseInt(document.querySelector(".slide.current").getAttribute("aria-label"), 10);
    window.seen = [number()];
    window.note ??= addEventListener("keydown", () => { if (window.seen.at(-1) !== number()) window.seen.push(number()); }) ?? true;
    return [".slide", ".slide, .fragment"].map(selector => document.querySelectorAll(selector).length);
  });
  assert.ok(count >= 5);
  for (let i = 1; i < presses; i++) await page.keyboard.press("PageDown");
  assert.deepEqual(await page.evaluate(() => window.seen), Array.from({ length: count }, (_, i) => i + 1));
}

for (const name of all) {
  test(`${name}: every slide is reached, and nothing overflows at 1920x1080 and 1024x768, in any theme`, async () => {
    const page = await ready(file(name), { viewport: { width: 1920, height: 1080 } });
    for (const theme of ["light", "dark", "projector"]) {
      assert.equal(await page.locator("html").getAttribute("data-theme"), theme);
      if (theme !== "dark") assert.deepEqual(await outside(page), [], theme);
      await page.keyboard.press("t");
    }
    await walk(page);
    await page.setViewportSize({ width: 1024, height: 768 });
    assert.deepEqual(await outside(page), [], "wide slides on a small screen");
    await page.keyboard.press("a");
    await page.keyboard.press("Home");
    assert.deepEqual(await outside(page), [], "4:3");
    await walk(page);
    await page.done();
  });
}

// Every slide of the deck made for these tests, and of those that PAGES_AXE names.
const looked = all.filter(name => name === "deck.slides.html" || (process.env.PAGES_AXE ?? "").includes(name.replace(".slides.html", "")));
for (const [width, height, theme] of [[1920, 1080, "light"], [1024, 768, "dark"], [1024, 768, "projector"]]) {
  for (const name of looked) {
    test(`${name} at ${width}x${height}, ${theme}: nothing for axe to find on any slide`, async () => {
      const page = await ready(file(name), { viewport: { width, height } });
      while (await page.locator("html").getAttribute("data-theme") !== theme) await page.keyboard.press("t");
      if (height === 768) await page.keyboard.press("a");
      const count = await page.locator(".slide").count();
      for (let i = 1; i <= count; i++) {
        await page.evaluate(k => { location.hash = k; }, String(i));
        await page.waitForFunction(k => document.querySelector(".slide.current").getAttribute("aria-label").startsWith(`${k} of`), i);
        await page.evaluate(() => document.querySelectorAll(".slide.current .fragment").forEach(fragment => fragment.classList.add("shown")));
        assert.deepEqual(await violations(page, ".slide.current"), [], `slide ${i}`);
        if (process.env.SHOTS && name === "deck.slides.html") await page.screenshot({ path: `${process.env.SHOTS}/${theme}-${i}.png` });
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

test("the overview shows all slides, and the arrow keys walk in it", async () => {
  const page = await ready(deck, { viewport: { width: 1024, height: 768 } });
  const count = await page.locator(".slide").count();
  await page.getByRole("button", { name: "Overview" }).click();
  const entries = page.getByRole("navigation", { name: "all slides" }).getByRole("button");
  assert.equal(await entries.count(), count);
  assert.ok(await entries.evaluateAll(all => all.every(entry => entry.querySelector(".small-slide").textContent.trim() !== "")));
  const at = () => entries.evaluateAll(all => all.indexOf(document.activeElement));
  await page.waitForFunction(() => document.activeElement.closest(".overview"));
  await page.keyboard.press("ArrowRight");
  assert.equal(await at(), 1);
  const below = await entries.evaluateAll(all => {
    const boxes = all.map(entry => entry.getBoundingClientRect());
    return boxes.findIndex(box => box.top >= boxes[1].bottom && box.left === boxes[1].left);
  });
  assert.ok(below > 1);
  await page.keyboard.press("ArrowDown");
  assert.equal(await at(), below);
  await page.keyboard.press("ArrowUp");
  assert.equal(await at(), 1);
  await page.keyboard.press("ArrowDown");
  if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/overview.png` });
  assert.deepEqual(await violations(page, ".overview"), []);
  await page.keyboard.press("Enter");
  assert.ok((await label(page)).startsWith(`${below + 1} of `));
  assert.equal(await page.locator(".overview").count(), 0);
  await page.done();
});

test("pieces do not come alive in the overview's pictures, however early it opens", async () => {
  const page = await ready(deck);
  await page.keyboard.press("o");
  const entries = page.getByRole("navigation", { name: "all slides" }).getByRole("button");
  await page.waitForTimeout(2_500);       // pieces look for ones to start until two seconds after the page has loaded
  assert.ok(await page.locator(".slide .ck-demo[data-ck-on]").count() > 0);
  assert.ok(await page.locator(".overview .ck-demo .ck-still").count() > 0);
  assert.equal(await page.locator(".overview .ck-live").count(), 0);
  assert.equal(await entries.count(), await page.locator(".slide").count());
  await page.done();
});

test("the speaker's window shows notes, this slide and the next, and follows", async () => {
  const page = await ready(deck);
  const [speaker] = await Promise.all([page.waitForEvent("popup"), page.keyboard.press("s")]);
  await speaker.getByText("Welcome everybody.").waitFor();
  assert.equal(await page.getByText("Welcome everybody.").isVisible(), false);
  assert.match(await speaker.locator("#time").innerText(), /^00:0\d /);
  assert.match(await speaker.locator("#then-slide").innerText(), /A formula/);
  await speaker.getByRole("button", { name: "On" }).click();
  assert.match(await label(page), /^2 of /);
  assert.match(await speaker.locator("#now").innerText(), /^2 \/ \d+\s+A formula$/);
  assert.equal(await speaker.locator("#now-slide .fragment.shown").count(), 0);
  await speaker.keyboard.press("Space");
  assert.equal(await speaker.locator("#now-slide .fragment.shown").count(), 1);
  await speaker.keyboard.press("a");
  assert.equal(await speaker.locator("html").getAttribute("data-aspect"), "4:3");
  assert.equal(await speaker.locator("#now-slide .small-slide").evaluate(slide => slide.style.width), "960px");
  await speaker.keyboard.press("a");
  await speaker.waitForFunction(() => /^00:0[1-9]/.test(document.getElementById("time").textContent));
  await speaker.getByRole("button", { name: "Timer to 0" }).click();
  assert.match(await speaker.locator("#time").innerText(), /^00:00 /);
  assert.deepEqual(await violations(speaker), []);
  if (process.env.SHOTS) await speaker.screenshot({ path: `${process.env.SHOTS}/speaker.png` });
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

test("prints one slide a page, in either shape, and dark slides on white paper", async () => {
  const page = await ready(deck);
  const print = async () => {
    const pdf = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
    const [, width, height] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf);
    return { pages: (pdf.match(/\/Type\s*\/Page\b/g) ?? []).length, shape: (width / height).toFixed(2) };
  };
  const count = () => page.locator(".slide").count();
  assert.deepEqual(await print(), { pages: await count(), shape: "1.78" });
  await page.keyboard.press("a");
  await page.keyboard.press("t");
  await page.evaluate(() => addEventListener("beforeprint", () => { document.title = getComputedStyle(document.body).backgroundColor; }));
  assert.deepEqual(await print(), { pages: await count(), shape: "1.33" });
  assert.equal(await page.title(), "rgb(255, 255, 255)");
  assert.equal(await page.locator("html").getAttribute("data-theme"), "dark");
  await page.done();
});

test("another shape or theme keeps the slide that one looks at", async () => {
  const page = await ready(deck);
  while (await page.locator(".slide.current.continued").count() === 0) await page.keyboard.press("PageDown");
  const heading = /: (.*?)( \(continued\))?$/.exec(await label(page))[1];
  await page.keyboard.press("a");
  assert.ok((await label(page)).includes(heading));
  await page.done();
});

test("skipped cells are not in the deck; code is coloured", async () => {
  const page = await ready(deck);
  assert.equal(await page.getByText("bin/current").count(), 0);
  assert.ok(await page.locator("pre.code .k, pre.code .n").count() > 0);
  await page.done();
});
