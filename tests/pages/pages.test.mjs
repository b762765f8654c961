// The pages of executed notebooks, as course run writes them: opened in a light and in a dark browser.
import { test } from "node:test";
import assert from "node:assert/strict";
import { pathToFileURL } from "node:url";
import { basename } from "node:path";
import { open, violations } from "./browser.mjs";

const pages = (process.env.PAGES ?? "").split(" ").filter(Boolean);

for (const [theme, viewport] of [["light", { width: 1100, height: 900 }], ["dark", { width: 390, height: 800 }]]) {
  for (const path of pages) {
    test(`${basename(path)}, ${theme}, ${viewport.width} wide: scripts run, every picture shows, nothing overflows, axe finds nothing`, async () => {
      const page = await open(pathToFileURL(path).href, { viewport, colorScheme: theme });
      assert.deepEqual(await hidden(page), [], "pictures that do not show");
      assert.ok(await page.locator(".output").count() > 5, "the notebook was executed");
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), "no sideways scrolling");
      if (process.env.SHOTS) await page.screenshot({ path: `${process.env.SHOTS}/${theme}-${basename(path)}.png`, fullPage: true });
      assert.deepEqual(await violations(page), []);
      await page.done();
    });
  }
}

// Pictures of either kind that are not there, or have no size, or say nothing to those who cannot see them.
const hidden = page => page.evaluate(() => {
  // A picture that a living piece has taken the place of is not to be seen.
  const images = [...document.querySelectorAll("img")].filter(image => !image.closest(".ck-demo")?.querySelector(".ck-live")).filter(image =>
    !image.complete || image.naturalWidth === 0 || image.getBoundingClientRect().width < 2 || !image.hasAttribute("alt"));
  const drawings = [...document.querySelectorAll("svg")].filter(svg => svg.checkVisibility() && svg.getBoundingClientRect().width < 2);
  return [...images, ...drawings].map(element => element.outerHTML.slice(0, 120));
});
