// The README's pictures of decks, of course present and of a piece. Run: tests/pages/run pictures
import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync } from "node:fs";
import { chromium } from "playwright-core";
import { hosts } from "./hosts.mjs";

const target = process.env.PICTURES;
const program = process.env.CHROMIUM ?? ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const browser = await chromium.launch({ executablePath: program, args: ["--no-sandbox", "--disable-gpu", "--disable-quic"] });
const size = { viewport: { width: 1280, height: 720 }, deviceScaleFactor: 0.75 };

// A slide with a stepper, as a projector shows it.
const deck = await browser.newPage(size);
await deck.goto(`file://${process.env.DECKS}/02-convolution.slides.html`);
await deck.waitForSelector("html[data-ready]");
for (const theme of ["dark", "projector"]) await deck.keyboard.press("t");
while (await deck.locator(".slide.current [data-ck-kind=convolution]").count() === 0) await deck.keyboard.press("PageDown");
for (let step = 0; step < 4; step++) await deck.locator(".slide.current").getByRole("button", { name: "One step on" }).click();
await deck.screenshot({ path: `${target}/slide.png` });

// A cell with sliders, live.
const server = spawn("dotnet", [process.env.COURSE, "present", process.env.LIVE, "--no-browser"]);
server.stdout.setEncoding("utf8");
const address = (await once(server.stdout, "data"))[0].split("\n")[0];
const live = await browser.newPage(size);
await live.goto(address);
const cell = live.locator("section.cell", { has: live.getByRole("slider") }).first();
await live.waitForSelector("html[data-ready]");
await cell.getByRole("button", { name: "Run to here" }).click();
await live.waitForFunction(() => document.querySelector(".parameter")?.closest("section").dataset.state === "done", null, { timeout: 300_000 });
await cell.evaluate(section => section.scrollIntoView({ block: "start" }));
await live.waitForTimeout(4000);     // until the word that the cell has run is gone
await live.screenshot({ path: `${target}/present.png` });
server.kill("SIGINT");

// A digit drawn by hand, and what every layer makes of it.
const piece = JSON.parse(readFileSync(process.env.PIECES, "utf8")).draw;
const draw = await browser.newPage(size);
await draw.setContent(hosts.inline(piece.html));
await draw.locator(".ck-live").waitFor();
const pad = await draw.locator(".ck-pad").boundingBox();
await draw.getByRole("button", { name: "Clear the pad" }).click();
const at = ([x, y]) => [pad.x + x * pad.width, pad.y + y * pad.height];
const stroke = [[0.27, 0.3], [0.4, 0.2], [0.62, 0.22], [0.68, 0.36], [0.5, 0.48], [0.7, 0.62], [0.64, 0.78], [0.42, 0.82], [0.26, 0.74]];
await draw.mouse.move(...at(stroke[0]));
await draw.mouse.down();
for (const point of stroke.slice(1)) await draw.mouse.move(...at(point), { steps: 6 });
await draw.mouse.up();
await draw.waitForTimeout(300);
await draw.screenshot({ path: `${target}/draw.png` });
await browser.close();
