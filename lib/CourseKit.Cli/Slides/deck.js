// The deck: fits every slide, moves by keys, touch and buttons, shows an overview, and opens the speaker's view.
(function () {
  "use strict";
  var root = document.documentElement, stage = document.querySelector(".stage");
  var THEMES = ["light", "dark", "projector"], ASPECTS = ["16:9", "4:3"], SMALLEST = 0.76;
  var slides = [], current = 0, typed = "", speaker = null, started = null;

  function all(selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); }

  function make(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      if (key === "text") { element.textContent = attributes[key]; } else if (key === "click") { element.addEventListener("click", attributes[key]); } else { element.setAttribute(key, attributes[key]); }
    });
    (children || []).forEach(function (child) { element.appendChild(child); });
    return element;
  }

  // ---- fitting: smaller letters first, then more slides; a single part that is still too tall scrolls

  function room(slide) {
    var style = getComputedStyle(slide);
    return slide.clientHeight - parseFloat(style.paddingTop) - parseFloat(style.paddingBottom);
  }

  function fits(slide, content) {
    return content.scrollHeight <= room(slide) + 1 && content.scrollWidth <= content.clientWidth + 1;
  }

  function fit(slide) {
    var content = slide.querySelector(".content");
    content.classList.remove("scrolls");
    content.removeAttribute("tabindex");
    for (var size = 1; size > SMALLEST - 0.001; size -= 0.08) {
      content.style.setProperty("--fit", size.toFixed(3));
      if (fits(slide, content)) { return; }
    }
    if (content.children.length > 1) {
      split(slide, content);
    } else {
      content.classList.add("scrolls");
      content.tabIndex = 0;
    }
  }

  // Parts that do not fit go to a slide of their own, which is fitted in its turn.
  function split(slide, content) {
    var rest = slide.cloneNode(false), restContent = content.cloneNode(false);
    rest.classList.add("continued");
    rest.appendChild(restContent);
    while (content.children.length > 1 && !fits(slide, content)) { restContent.insertBefore(content.lastElementChild, restContent.firstChild); }
    // A heading or a lone line of text goes with what it announces.
    while (content.children.length > 1 && /^H[1-6]$/.test(content.lastElementChild.tagName)) { restContent.insertBefore(content.lastElementChild, restContent.firstChild); }
    slide.parentNode.insertBefore(rest, slide.nextSibling);
    fit(slide);
    fit(rest);
  }

  // Slides as written come back together before they are fitted anew.
  function fitAll() {
    all(".slide.continued").forEach(function (rest) {
      var content = rest.previousElementSibling.querySelector(".content");
      all(":scope > .content > *", rest).forEach(function (part) { content.appendChild(part); });
      rest.remove();
    });
    all(".slide").forEach(fit);
    slides = all(".slide");
    slides.forEach(function (slide, i) {
      slide.setAttribute("role", "group");
      slide.setAttribute("aria-roledescription", "slide");
      slide.setAttribute("aria-label", (i + 1) + " of " + slides.length + ": " + titleOf(i));
    });
  }

  function titleOf(i) {
    for (var at = i; at >= 0; at--) {
      var heading = slides[at].querySelector("h1, h2, h3");
      if (heading) { return heading.textContent + (at < i ? " (continued)" : ""); }
    }
    return "slide " + (i + 1);
  }

  function scale() {
    var width = root.getAttribute("data-aspect") === "4:3" ? 960 : 1280, height = 720;
    var factor = Math.min(innerWidth / width, innerHeight / height);
    stage.style.transform = "scale(" + factor + ") translate(-50%, -50%)";
  }

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
    if (shown.length > 0) { shown[shown.length - 1].classList.remove("shown"); tellSpeaker(); } else if (current > 0) { go(current - 1, true); }
  }

  // ---- looks

  function cycle(attribute, values, refit) {
    var at = values.indexOf(root.getAttribute(attribute));
    root.setAttribute(attribute, values[(at + 1) % values.length]);
    if (refit) {
      var kept = slides[current];
      fitAll();
      scale();
      go(Math.max(0, slides.indexOf(kept)));
    }
  }

  function fullscreen() {
    if (document.fullscreenElement) { document.exitFullscreen(); } else if (root.requestFullscreen) { root.requestFullscreen(); }
  }

  // ---- overview

  function overview() {
    var open = document.querySelector(".overview");
    if (open) { open.remove(); return; }
    var list = make("ol", {}, slides.map(function (slide, i) {
      var entry = make("button", { type: "button", click: function () { overview(); go(i); } },
        [make("small", { text: String(i + 1) }), document.createTextNode(titleOf(i))]);
      var excerpt = slide.textContent.trim().replace(/\s+/g, " ").slice(0, 90);
      entry.appendChild(make("small", { text: excerpt }));
      if (i === current) { entry.setAttribute("aria-current", "true"); }
      return make("li", {}, [entry]);
    }));
    document.body.appendChild(make("nav", { class: "overview", "aria-label": "all slides" }, [list]));
    list.querySelector("[aria-current]").focus();
  }

  // ---- speaker's view: notes, this slide's title and the next one's, clock and timer, in a window of their own

  function openSpeaker() {
    speaker = window.open("", "coursekit-speaker", "width=760,height=620");
    if (!speaker) { say("The browser blocked the speaker's window: allow pop-ups for this page."); return; }
    if (started === null) { started = Date.now(); }
    var page = speaker.document;
    page.open();
    page.write("<!DOCTYPE html><html lang='en'><head><title>Speaker view</title><style>body{font:18px/1.5 system-ui,sans-serif;margin:20px;background:#111;color:#eee}" +
      "h1{font-size:22px;margin:0 0 4px}#time{font-size:30px;font-variant-numeric:tabular-nums}button{font:inherit;padding:4px 14px;margin-right:8px}" +
      "#notes{border-top:1px solid #666;margin-top:14px;padding-top:8px}small{color:#bbb}</style></head><body><main><p id='time'></p>" +
      "<p><button id='back'>Back</button><button id='on'>On</button><button id='reset'>Timer to 0</button></p>" +
      "<h1 id='now'></h1><p><small>then</small> <span id='then'></span></p><div id='notes'></div></main></body></html>");
    page.close();
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
    speaker.document.getElementById("time").textContent = two(Math.floor(seconds / 60)) + ":" + two(seconds % 60) + "   " + new Date().toTimeString().slice(0, 5);
  }

  function tellSpeaker() {
    if (!speaker || speaker.closed) { return; }
    var page = speaker.document, at = current;
    page.getElementById("now").textContent = (current + 1) + " / " + slides.length + "   " + titleOf(current);
    page.getElementById("then").textContent = current + 1 < slides.length ? titleOf(current + 1) : "the end";
    while (at > 0 && slides[at].classList.contains("continued")) { at--; }
    var notes = slides[at].querySelector(".notes");
    page.getElementById("notes").innerHTML = notes ? notes.innerHTML : "<p><small>No notes for this slide.</small></p>";
  }

  // ---- help, keys, touch

  var KEYS = [["\u2192 Space Page Down", "on"], ["\u2190 Page Up", "back"], ["Home End", "first, last"], ["number Enter", "that slide"], ["O", "overview"],
    ["S", "speaker view"], ["T", "theme: light, dark, projector"], ["A", "16:9 or 4:3"], ["F", "full screen"], ["Esc", "leave a piece, close"], ["?", "this help"]];
  var help = make("dialog", { "aria-label": "keys" }, [make("h2", { text: "Keys" }), make("dl", {}), make("button", { type: "button", text: "Close", click: function () { help.close(); } })]);
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
    if (/^[0-9]$/.test(event.key)) { typed += event.key; return; }
    var actions = {
      ArrowRight: next, PageDown: next, n: next, ArrowLeft: previous, PageUp: previous, p: previous,
      Home: function () { go(0); }, End: function () { go(slides.length - 1); }, o: overview, s: openSpeaker, f: fullscreen,
      t: function () { cycle("data-theme", THEMES, true); }, a: function () { cycle("data-aspect", ASPECTS, true); }, "?": function () { help.showModal(); },
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

  function button(text, label, click) { return make("button", { type: "button", text: text, "aria-label": label, title: label, click: click }); }

  var place = make("span", { role: "status" }), progress = make("div", { class: "progress" });
  document.body.appendChild(progress);
  document.body.appendChild(make("nav", { class: "bar", "aria-label": "deck" }, [
    place, button("\u25c0\ufe0e", "Back", previous), button("\u25b6\ufe0e", "On", next), button("Overview", "Overview", overview),
    button("Speaker", "Speaker view", openSpeaker), button("?", "Keys", function () { help.showModal(); }),
  ]));
  document.body.appendChild(help);
  document.addEventListener("keydown", key);
  window.addEventListener("resize", scale);
  window.addEventListener("hashchange", function () { var wanted = Number(location.hash.slice(1)) - 1; if (wanted >= 0 && wanted !== current) { go(wanted); } });
  setInterval(tick, 500);

  // Pieces and pictures have their sizes once the page has loaded.
  function begin() {
    fitAll();
    scale();
    go(Math.max(0, (Number(location.hash.slice(1)) || 1) - 1));
    root.setAttribute("data-ready", "");
  }
  if (document.readyState === "complete") { begin(); } else { window.addEventListener("load", begin); }
})();
