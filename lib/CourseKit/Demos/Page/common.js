// What all pieces share: making elements, writing numbers, following the theme, and starting.
// A piece is an element with class ck-demo. Nothing here has a global name or an id, so any number of pieces share a page.

var SVG_NAMES = ["svg", "g", "rect", "text", "line", "path", "circle", "title"];

// make("button", { class: "x", text: "Play", on: { click: play } }, [child, ...])
function make(name, attributes, children) {
  var isSvg = SVG_NAMES.indexOf(name) >= 0;
  var element = isSvg ? document.createElementNS("http://www.w3.org/2000/svg", name) : document.createElement(name);
  Object.keys(attributes || {}).forEach(function (key) {
    var value = attributes[key];
    if (key === "text") {
      element.textContent = value;
    } else if (key === "on") {
      Object.keys(value).forEach(function (event) { element.addEventListener(event, value[event]); });
    } else if (value === true) {
      element.setAttribute(key, "");
    } else if (value !== false && value !== null && value !== undefined) {
      element.setAttribute(key, value);
    }
  });
  (children || []).forEach(function (child) { if (child) { element.appendChild(child); } });
  return element;
}

function empty(element) {
  while (element.firstChild) { element.removeChild(element.firstChild); }
  return element;
}

// Four decimals, without the zeros at the end; a true minus sign.
function number(value) {
  var rounded = Math.round(value * 1e4) / 1e4;
  if (rounded === 0) { rounded = value !== 0 && Math.abs(value) < 5e-5 ? Number(value.toPrecision(2)) : 0; }
  return String(rounded).replace("-", "\u2212");
}

// A number inside a product or sum: (-2).
function factor(value) {
  return value < 0 ? "(" + number(value) + ")" : number(value);
}

// A field for a whole number, with its name. The arrow keys change it, as in every number field.
function wholeNumber(name, value, low, high, changed) {
  var input = make("input", { type: "number", min: low, max: high, step: 1, value: value, inputmode: "numeric", "aria-label": name });
  input.addEventListener("input", function () {
    var entered = Number(input.value);
    if (input.value !== "" && Number.isInteger(entered) && entered >= low && entered <= high) {
      input.removeAttribute("aria-invalid");
      changed(entered);
    } else {
      input.setAttribute("aria-invalid", "true");
    }
  });
  return make("label", { class: "ck-field" }, [make("span", { text: name }), input]);
}

// A choice from names, with its own name.
function choice(name, names, selected, changed) {
  var select = make("select", { "aria-label": name }, names.map(function (text, i) {
    return make("option", { value: i, text: text, selected: i === selected });
  }));
  select.addEventListener("change", function () { changed(Number(select.value)); });
  return make("label", { class: "ck-field" }, [make("span", { text: name }), select]);
}

function button(text, label, press) {
  return make("button", { type: "button", text: text, "aria-label": label, title: label, on: { click: press } });
}

// A drawing with its caption.
function figure(caption, drawings) {
  return make("figure", {}, [make("figcaption", { text: caption })].concat(drawings));
}

function prefersStillness() {
  return window.matchMedia && window.matchMedia("(prefers-reduced-motion: reduce)").matches;
}

// Front ends say "dark" in ways of their own; what all have is a background, so that is what is looked at.
function isOnDark(element) {
  for (var at = element.parentElement; at; at = at.parentElement) {
    var parts = /rgba?\(([^)]*)\)/.exec(getComputedStyle(at).backgroundColor);
    var channels = parts ? parts[1].split(",").map(Number) : [255, 255, 255, 0];
    if (channels.length < 4 || channels[3] > 0.5) {
      return 0.2126 * channels[0] + 0.7152 * channels[1] + 0.0722 * channels[2] < 128;
    }
  }
  // The page paints nothing: the browser does, light or dark as the page allows.
  var scheme = getComputedStyle(document.documentElement).colorScheme || "";
  return /dark/.test(scheme) && (!/light/.test(scheme) || window.matchMedia("(prefers-color-scheme: dark)").matches);
}

function followTheme(box, repaint) {
  var known = null;
  function look() {
    var dark = isOnDark(box);
    if (dark !== known) {
      known = dark;
      box.setAttribute("data-ck-theme", dark ? "dark" : "light");
      repaint();
    }
  }
  look();
  if (window.matchMedia) { window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", look); }
  var observer = new MutationObserver(look);
  [document.documentElement, document.body].forEach(function (element) { observer.observe(element, { attributes: true }); });
}

// Starts every piece of a kind that waits for its script. Some front ends run a script before its element is in the page.
function start(kind, build) {
  function startWaiting() {
    var script = document.currentScript;
    var roots = [document];
    if (script && script.getRootNode() !== document) { roots.push(script.getRootNode()); }
    roots.forEach(function (root) {
      Array.prototype.forEach.call(root.querySelectorAll('.ck-demo[data-ck-kind="' + kind + '"]'), function (box) {
        if (!box.ckStarted) {
          box.ckStarted = true;
          startOne(box, root === document ? document.head : root, build);
        }
      });
    });
  }
  startWaiting();
  if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", startWaiting); }
  [0, 50, 500, 2000].forEach(function (wait) { setTimeout(startWaiting, wait); });
}

function startOne(box, styleHome, build) {
  if (!styleHome.querySelector("style[data-ck-demos]")) {
    styleHome.appendChild(make("style", { "data-ck-demos": "", text: STYLES }));
  }
  var before = box.querySelector(".ck-live");       // of a page that was saved while it ran
  if (before) { before.remove(); }
  var data = JSON.parse(box.getAttribute("data-ck"));
  var live = make("div", { class: "ck-live", role: "group", "aria-label": data.title });
  live.appendChild(make("div", { class: "ck-title", text: data.title }));
  box.appendChild(live);
  // Cells of notebooks act on single keys; those that go to a piece are meant for it.
  live.addEventListener("keydown", function (event) { if (event.key !== "Escape") { event.stopPropagation(); } });
  var repaint = build(live, data);
  followTheme(box, function () { repaint(isDarkPiece(box)); });
  box.setAttribute("data-ck-on", "");               // hides the still picture
}

function isDarkPiece(box) {
  return box.getAttribute("data-ck-theme") === "dark";
}
