// Two views of many slides: the overview, and the speaker's window. Both show slides as small pictures of themselves.

// A slide as it looks, without life of its own; pieces show their still pictures.
function thumbnail(slide, width, isWhole) {
  var small = slide.cloneNode(true), factor = width / stage.offsetWidth;
  all(".notes, script, .ck-live", small).forEach(function (part) { part.remove(); });
  // Pieces start for two seconds after the page has loaded: without their names, none does in a picture.
  all("[data-ck-kind]", small).forEach(function (piece) {
    ["data-ck-kind", "data-ck", "data-ck-on"].forEach(function (name) { piece.removeAttribute(name); });
  });
  all("[id], [tabindex]", small).forEach(function (part) { part.removeAttribute("id"); part.removeAttribute("tabindex"); });
  if (isWhole) { all(".fragment", small).forEach(function (fragment) { fragment.classList.add("shown"); }); }
  small.className = "small-slide";
  ["role", "aria-label", "aria-roledescription"].forEach(function (name) { small.removeAttribute(name); });
  small.setAttribute("style", "width:" + stage.offsetWidth + "px;height:" + stage.offsetHeight + "px;transform:scale(" + factor + ")");
  small.inert = true;
  var frame = make("div", { class: "thumbnail", "aria-hidden": "true",
    style: "width:" + width + "px;height:" + stage.offsetHeight * factor + "px" }, [small]);
  return frame;
}

// ---- overview

function overview() {
  var open = document.querySelector(".overview");
  if (open) { open.remove(); return; }
  var list = make("ol", {}, slides.map(function (slide, i) {
    var entry = make("button", { type: "button", click: function () { overview(); go(i); } },
      [thumbnail(slide, 288, true), make("small", { text: (i + 1) + "  " + titleOf(i) })]);
    if (i === current) { entry.setAttribute("aria-current", "true"); }
    return make("li", {}, [entry]);
  }));
  document.body.appendChild(make("nav", { class: "overview", "aria-label": "all slides" }, [list]));
  list.querySelector("[aria-current]").focus();
}

// The arrow keys walk in the overview as one sees it.
function walkOverview(event) {
  var entries = all(".overview > ol > li > button"), at = Math.max(0, entries.indexOf(document.activeElement));
  var ways = {
    ArrowRight: function () { return entries[at + 1]; }, ArrowLeft: function () { return entries[at - 1]; },
    ArrowDown: function () { return nextRow(entries, at, 1); }, ArrowUp: function () { return nextRow(entries, at, -1); },
    Home: function () { return entries[0]; }, End: function () { return entries[entries.length - 1]; },
  };
  if (!(event.key in ways)) { return; }
  event.preventDefault();
  var to = ways[event.key]();
  if (to) { to.focus(); }
}

// The entry that stands nearest in the next row (1) or the one before (-1): where they stand, not how many fit side by side.
function nextRow(entries, at, way) {
  var here = entries[at].getBoundingClientRect(), best, least = Infinity;
  entries.forEach(function (entry) {
    var there = entry.getBoundingClientRect(), down = way * (there.top - here.top);
    if (down < here.height / 2) { return; }
    var distance = 100 * down + Math.abs(there.left - here.left);
    if (distance < least) { least = distance; best = entry; }
  });
  return best;
}

// ---- speaker's view: notes, this slide and the next one, clock and timer, in a window of their own

var SPEAKER = "<!DOCTYPE html><html lang='en'><head><title>Speaker view</title></head><body class='speaker'><main>" +
  "<p id='time'></p><p><button id='back'>Back</button> <button id='on'>On</button> <button id='reset'>Timer to 0</button></p>" +
  "<div class='both'><section><h1 id='now'></h1><div id='now-slide'></div></section>" +
  "<section><h2><small>then</small> <span id='then'></span></h2>" +
  "<div id='then-slide'></div></section></div><div id='notes'></div></main></body></html>";

function openSpeaker() {
  speaker = window.open("", "coursekit-speaker", "width=1080,height=760");
  if (!speaker) { say("The browser blocked the speaker's window: allow pop-ups for this page."); return; }
  if (started === null) { started = Date.now(); }
  var page = speaker.document;
  page.open();
  page.write(SPEAKER);
  page.close();
  all("style").forEach(function (style) { page.head.appendChild(page.importNode(style, true)); });
  page.getElementById("back").onclick = previous;
  page.getElementById("on").onclick = next;
  page.getElementById("reset").onclick = function () { started = Date.now(); tick(); };
  page.addEventListener("keydown", key);
  tellSpeaker();
  tick();
}

function tick() {
  if (!speaker || speaker.closed) { return; }
  var seconds = Math.floor((Date.now() - started) / 1000), two = function (value) { return (value < 10 ? "0" : "") + value; };
  speaker.document.getElementById("time").textContent = two(Math.floor(seconds / 60)) + ":" + two(seconds % 60) + "   " +
    new Date().toTimeString().slice(0, 5);
}

function tellSpeaker() {
  if (!speaker || speaker.closed) { return; }
  var page = speaker.document, at = current, following = slides[current + 1];
  ["data-theme", "data-aspect"].forEach(function (look) { page.documentElement.setAttribute(look, root.getAttribute(look)); });
  page.getElementById("now").textContent = (current + 1) + " / " + slides.length + "   " + titleOf(current);
  page.getElementById("then").textContent = following ? titleOf(current + 1) : "the end";
  page.getElementById("now-slide").replaceChildren(page.adoptNode(thumbnail(slides[current], 560, false)));
  page.getElementById("then-slide").replaceChildren.apply(page.getElementById("then-slide"),
    following ? [page.adoptNode(thumbnail(following, 360, true))] : []);
  while (at > 0 && slides[at].classList.contains("continued")) { at--; }
  var notes = slides[at].querySelector(".notes");
  page.getElementById("notes").innerHTML = notes ? notes.innerHTML : "<p><small>No notes for this slide.</small></p>";
}
