// The deck: moves by keys, touch and buttons, changes its looks, prints, and begins.

// ---- moving

function fragments(slide) { return all(".fragment", slide); }

function go(i, showAll) {
  current = Math.max(0, Math.min(slides.length - 1, i));
  slides.forEach(function (slide, k) {
    slide.classList.toggle("current", k === current);
    slide.inert = k !== current;
  });
  fragments(slides[current]).forEach(function (fragment) { fragment.classList.toggle("shown", Boolean(showAll)); });
  place.textContent = (current + 1) + " / " + slides.length;
  progress.style.width = 100 * (current + 1) / slides.length + "%";
  try { history.replaceState(null, "", "#" + (current + 1)); } catch (error) { /* a page without an address of its own */ }
  tellSpeaker();
}

function next() {
  var waiting = fragments(slides[current]).filter(function (fragment) { return !fragment.classList.contains("shown"); });
  if (waiting.length > 0) { waiting[0].classList.add("shown"); tellSpeaker(); } else if (current < slides.length - 1) { go(current + 1); }
}

function previous() {
  var shown = fragments(slides[current]).filter(function (fragment) { return fragment.classList.contains("shown"); });
  if (shown.length > 0) {
    shown[shown.length - 1].classList.remove("shown");
    tellSpeaker();
  } else if (current > 0) {
    go(current - 1, true);
  }
}

// ---- looks

function cycle(attribute, values) {
  var at = values.indexOf(root.getAttribute(attribute));
  root.setAttribute(attribute, values[(at + 1) % values.length]);
  // A slide that continues another may be gone afterwards: the one that it continues stays.
  var kept = slides[current];
  while (kept.classList.contains("continued")) { kept = kept.previousElementSibling; }
  arrange(function () { return slides.indexOf(kept); });
}

// Fits all slides to theme and shape, and shows one of them.
function arrange(which) {
  fitAll();
  scale();
  go(which());
  paper.textContent = "@page { size: " + stage.offsetWidth + "px " + stage.offsetHeight + "px; margin: 0; }";
}

// Paper is white, whatever the screen is.
function whiten(isPrinting) {
  if (isPrinting) { printedFrom = root.getAttribute("data-theme"); }
  if (printedFrom === "dark") { root.setAttribute("data-theme", isPrinting ? "light" : "dark"); }
}

function fullscreen() {
  if (document.fullscreenElement) { document.exitFullscreen(); } else if (root.requestFullscreen) { root.requestFullscreen(); }
}

// ---- help, keys, touch

var KEYS = [
  ["\u2192 Space Page Down", "on"], ["\u2190 Page Up", "back"], ["Home End", "first, last"], ["number Enter", "that slide"],
  ["O", "overview"], ["S", "speaker view"], ["T", "theme: light, dark, projector"], ["A", "16:9 or 4:3"], ["F", "full screen"],
  ["Esc", "leave a piece, close"], ["?", "this help"]];
var help = make("dialog", { "aria-label": "keys" }, [make("h2", { text: "Keys" }), make("dl", {}),
  make("button", { type: "button", text: "Close", click: function () { help.close(); } })]);
KEYS.forEach(function (pair) {
  help.querySelector("dl").appendChild(make("dt", { text: pair[0] }));
  help.querySelector("dl").appendChild(make("dd", { text: pair[1] }));
});

function say(text) { place.textContent = text; }

function key(event) {
  var inside = event.target.closest && event.target.closest("input, select, textarea, [contenteditable], .ck-live");
  if (event.key === "Escape") {
    if (document.querySelector(".overview")) { overview(); } else if (document.activeElement) { document.activeElement.blur(); }
    return;
  }
  if (inside || event.ctrlKey || event.metaKey || event.altKey || help.open) { return; }
  if (document.querySelector(".overview") && event.key.toLowerCase() !== "o") { walkOverview(event); return; }
  if (/^[0-9]$/.test(event.key)) { typed += event.key; return; }
  var actions = {
    ArrowRight: next, PageDown: next, n: next, ArrowLeft: previous, PageUp: previous, p: previous,
    Home: function () { go(0); }, End: function () { go(slides.length - 1); }, o: overview, s: openSpeaker, f: fullscreen,
    t: function () { cycle("data-theme", THEMES); }, a: function () { cycle("data-aspect", ASPECTS); },
    "?": function () { help.showModal(); },
  };
  if (event.key === " " && !event.target.closest("button, summary, a")) { actions[" "] = event.shiftKey ? previous : next; }
  if (event.key === "Enter" && typed !== "") { var wanted = Number(typed) - 1; actions.Enter = function () { go(wanted); }; }
  typed = "";
  var action = actions[event.key.length === 1 ? event.key.toLowerCase() : event.key];
  if (action) { event.preventDefault(); action(); }
}

var touch = null;
document.addEventListener("touchstart", function (event) {
  touch = event.touches.length === 1 && !event.target.closest(".ck-live, .overview, button, .scrolls") ? event.touches[0] : null;
}, { passive: true });
document.addEventListener("touchend", function (event) {
  if (!touch) { return; }
  var across = event.changedTouches[0].clientX - touch.clientX, down = event.changedTouches[0].clientY - touch.clientY;
  if (Math.abs(across) > 50 && Math.abs(across) > 2 * Math.abs(down)) { if (across < 0) { next(); } else { previous(); } }
  touch = null;
});

function button(text, label, click) {
  return make("button", { type: "button", text: text, "aria-label": label, title: label, click: click });
}

var place = make("span", { role: "status" }), progress = make("div", { class: "progress" }), paper = make("style"), printedFrom = null;
document.body.appendChild(progress);
document.body.appendChild(make("nav", { class: "bar", "aria-label": "deck" }, [
  place, button("\u25c0\ufe0e", "Back", previous), button("\u25b6\ufe0e", "On", next), button("Overview", "Overview", overview),
  button("Speaker", "Speaker view", openSpeaker), button("?", "Keys", function () { help.showModal(); }),
]));
document.body.appendChild(help);
document.head.appendChild(paper);
document.addEventListener("keydown", key);
window.addEventListener("resize", scale);
window.addEventListener("hashchange", function () {
  var wanted = Number(location.hash.slice(1)) - 1;
  if (wanted >= 0 && wanted !== current) { go(wanted); }
});
window.addEventListener("beforeprint", function () { whiten(true); });
window.addEventListener("afterprint", function () { whiten(false); });
setInterval(tick, 500);

// Pieces and pictures have their sizes once the page has loaded.
function begin() {
  unfoldTables();
  arrange(function () { return (Number(location.hash.slice(1)) || 1) - 1; });
  root.setAttribute("data-ready", "");
}
if (document.readyState === "complete") { begin(); } else { window.addEventListener("load", begin); }