// Focus: one cell at a time, on the whole screen. What is folded (set-up, solutions, checks) is not for the room and is passed over.
const focus = { isOn: false, at: 0 };
const place = make("span", { role: "status" });
const focusBar = make("nav", { class: "focus-bar", "aria-label": "cells", hidden: true }, [
  button("\u25c0\ufe0e", "Back (Page Up)", () => turn(-1), { "aria-label": "Back" }), place,
  button("\u25b6\ufe0e", "On (Page Down)", () => turn(1), { "aria-label": "On" }),
  button("All cells", "Leave (Escape)", () => leaveFocus()),
]);

function stops() { return [...main.children].filter(section => !section.dataset.role || section.dataset.role === "code"); }

// The cell under the eyes: the one that has the keyboard, else the first that the window shows.
function nearest() {
  const active = document.activeElement && document.activeElement.closest("main > section");
  const all = stops();
  const seen = all.findIndex(section => section.getBoundingClientRect().bottom > 120);
  return active && all.includes(active) ? all.indexOf(active) : Math.max(0, seen);
}

function enterFocus() {
  focus.at = nearest();
  focus.isOn = true;
  document.body.classList.add("focused");
  focusBar.hidden = false;
  if (root.requestFullscreen) { root.requestFullscreen().catch(() => { /* the window will do */ }); }
  turn(0);
}

function leaveFocus() {
  focus.isOn = false;
  document.body.classList.remove("focused");
  focusBar.hidden = true;
  if (document.fullscreenElement) { document.exitFullscreen(); }
  const current = main.querySelector(".current");
  if (current) { current.classList.remove("current"); current.scrollIntoView({ block: "start" }); }
}

function turn(by) {
  const all = stops();
  focus.at = Math.max(0, Math.min(all.length - 1, focus.at + by));
  main.querySelectorAll(".current").forEach(section => section.classList.remove("current"));
  all[focus.at].classList.add("current");
  place.textContent = `${focus.at + 1} / ${all.length}`;
  main.scrollTop = 0;
  reach(main);
  all[focus.at].querySelectorAll("pre, .output").forEach(reach);
}

document.addEventListener("fullscreenchange", () => { if (!document.fullscreenElement && focus.isOn) { leaveFocus(); } });
