// The bar, the keys, and the line to the server.
const THEMES = ["light", "dark", "projector"];
const KEYS = [["Shift+Enter", "run the cell that has the keyboard, or the one in focus"], ["F", "focus: one cell, whole screen"],
  ["Page Down, Page Up, \u2192, \u2190", "in focus: on, back"], ["I", "interrupt"], ["T", "theme: light, dark, projector"],
  ["+ \u2212 0", "larger, smaller, usual letters"], ["Esc", "leave focus, close the editor"], ["?", "this help"]];
const kernel = make("span", { class: "kernel", role: "status" });
const stop = button("Interrupt", "Stop the running cell (I)", () => ask({ do: "interrupt" }), { disabled: true });
const help = make("dialog", { "aria-label": "keys" }, [make("h2", { text: "Keys" }),
  make("dl", {}, KEYS.flatMap(([keys, what]) => [make("dt", { text: keys }), make("dd", { text: what })])),
  button("Close", "", () => help.close())]);
let size = 100;

function theme() {
  root.dataset.theme = THEMES[(THEMES.indexOf(root.dataset.theme) + 1) % THEMES.length];
  keep("theme", root.dataset.theme);
}

function letters(by) {
  size = by === 0 ? 100 : Math.max(70, Math.min(220, size + by));
  root.style.setProperty("--size", size / 100);
  keep("size", size);
}

// A page that is loaded anew looks as it did; where nothing can be kept it looks as at first.
function keep(key, value) { try { sessionStorage.setItem(`present-${key}`, value); } catch (error) { /* no storage */ } }
function kept(key) { try { return sessionStorage.getItem(`present-${key}`); } catch (error) { return null; } }

document.querySelector(".stage-bar").append(kernel, make("nav", { "aria-label": "notebook" }, [
  button("Run all", "Run all cells", () => ask({ do: "runAll" })), stop,
  button("Restart", "A new kernel, without variables", () => ask({ do: "restart" })),
  button("Focus", "One cell, whole screen (F)", enterFocus), button("Theme", "Light, dark, projector (T)", theme),
  button("A\u2212", "Smaller letters (-)", () => letters(-10), { "aria-label": "A\u2212, smaller letters" }),
  button("A+", "Larger letters (+)", () => letters(10), { "aria-label": "A+, larger letters" }),
  button("Save a copy", "Write the notebook as it is now beside the results", () => ask({ do: "save" })),
  button("?", "Keys", () => help.showModal(), { "aria-label": "? Keys" }),
]));
document.body.append(make("div", { class: "voice" }, [told, alarm]), focusBar, help);
document.querySelectorAll("section.cell").forEach(section => new Cell(section));

document.addEventListener("keydown", event => {
  const target = event.target;
  if (event.key === "Enter" && (event.shiftKey || event.ctrlKey)) {
    const section = target.closest("section.cell") || main.querySelector(".current.cell");
    if (section) { event.preventDefault(); cells.get(Number(section.dataset.cell)).go("run"); }
    return;
  }
  if (event.key === "Escape" && focus.isOn) { leaveFocus(); return; }
  if (event.ctrlKey || event.metaKey || event.altKey || help.open || target.closest("textarea, select, input, .ck-live")) { return; }
  const keys = { f: () => (focus.isOn ? leaveFocus() : enterFocus()), t: theme, i: () => ask({ do: "interrupt" }),
    "+": () => letters(10), "-": () => letters(-10), 0: () => letters(0), "?": () => help.showModal() };
  if (focus.isOn) {
    const [on, back] = [() => turn(1), () => turn(-1)];
    Object.assign(keys, { pagedown: on, arrowright: on, pageup: back, arrowleft: back });
  }
  const action = keys[event.key.toLowerCase()];
  if (action) { event.preventDefault(); action(); }
});

// ---- the line

const KERNEL = { starting: "starts", ready: "ready", busy: "runs", ended: "ended" };
let isOver = false;

function listen() {
  const line = new WebSocket(`ws://${location.host}/live`);
  line.onmessage = event => {
    const message = JSON.parse(event.data);
    (message.cells || []).forEach(cell => cells.get(cell.index).update(cell));
    if (message.stage) {
      root.dataset.kernel = message.stage.kernel;
      const pages = message.stage.viewers > 1 ? ` \u00b7 ${message.stage.viewers} pages` : "";
      kernel.textContent = `kernel ${KERNEL[message.stage.kernel]}${pages}`;
      stop.disabled = message.stage.kernel !== "busy";
    }
    complain("");
    root.dataset.ready = "";
  };
  // A laptop that slept comes back; a server that has ended does not.
  line.onclose = event => {
    isOver = isOver || event.reason === "ended";
    delete root.dataset.ready;
    kernel.textContent = isOver ? "over" : "no connection";
    complain(isOver ? "course present has ended. The page shows what there was." : "The connection is gone; trying again.");
    stop.disabled = true;
    if (!isOver) { setTimeout(listen, 1000); }
  };
}

// The cookie knows the token now: it need not stand where the room can read it.
history.replaceState(null, "", "/");
if (THEMES.includes(kept("theme"))) { root.dataset.theme = kept("theme"); }
if (Number(kept("size"))) { letters(Number(kept("size")) - size); }
listen();
