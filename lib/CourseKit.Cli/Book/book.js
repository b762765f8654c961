// Search in the book: every word must be in a section; headings count more. Works from a folder, since the index is a script.
(function () {
  "use strict";
  var index = window.bookIndex || [], field = document.getElementById("search"), found = document.getElementById("found");
  var MOST = 20, AROUND = 60;
  var lower = index.map(function (entry) { return { heading: entry.heading.toLowerCase(), text: entry.text.toLowerCase() }; });

  function count(text, word) { return text.split(word).length - 1; }

  function score(i, words) {
    var total = 0;
    for (var k = 0; k < words.length; k++) {
      var hits = 20 * count(lower[i].heading, words[k]) + Math.min(10, count(lower[i].text, words[k]));
      if (hits === 0) { return 0; }
      total += hits;
    }
    return total;
  }

  function excerpt(i, word) {
    var at = lower[i].text.indexOf(word), from = Math.max(0, at - AROUND);
    return (from > 0 ? "\u2026 " : "") + index[i].text.slice(from, from + 2 * AROUND + word.length) + " \u2026";
  }

  function show() {
    var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    found.textContent = "";
    found.hidden = words.length === 0;
    if (words.length === 0) { return; }
    var hits = index.map(function (_, i) { return { i: i, score: score(i, words) }; })
      .filter(function (hit) { return hit.score > 0; }).sort(function (a, b) { return b.score - a.score || a.i - b.i; }).slice(0, MOST);
    if (hits.length === 0) {
      var none = document.createElement("p");
      none.textContent = "Nothing about \u201c" + field.value + "\u201d. Try fewer or other words.";
      found.appendChild(none);
    }
    hits.forEach(function (hit) {
      var entry = index[hit.i], link = document.createElement("a"), chapter = document.createElement("small"),
        text = document.createElement("small");
      link.href = entry.page + "#" + entry.id;
      chapter.textContent = entry.title;
      text.textContent = excerpt(hit.i, words[0]);
      link.appendChild(document.createTextNode(entry.heading));
      if (entry.title !== entry.heading) { link.appendChild(chapter); }
      link.appendChild(text);
      link.addEventListener("click", function () { found.hidden = true; });
      found.appendChild(link);
    });
  }

  function move(by) {
    var links = Array.prototype.slice.call(found.querySelectorAll("a")), at = links.indexOf(document.activeElement) + by;
    if (at < 0) { field.focus(); } else if (links[at]) { links[at].focus(); }
  }

  field.addEventListener("input", show);
  field.addEventListener("focus", function () { if (field.value !== "") { show(); } });
  document.addEventListener("keydown", function (event) {
    var isTyping = /^(INPUT|SELECT|TEXTAREA)$/.test(event.target.tagName);
    if (event.key === "/" && !isTyping) { event.preventDefault(); field.focus(); }
    if (event.key === "Escape" && !found.hidden) { found.hidden = true; field.focus(); found.hidden = true; }
    if (!found.hidden && (event.target === field || found.contains(event.target)) &&
      (event.key === "ArrowDown" || event.key === "ArrowUp")) {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    }
  });
  document.addEventListener("click", function (event) { if (!event.target.closest("search")) { found.hidden = true; } });

  // What scrolls sideways must be reached by keyboard.
  function letScroll() {
    Array.prototype.forEach.call(document.querySelectorAll("main pre, main .output, main .formula, main table"), function (part) {
      if (part.scrollWidth > part.clientWidth || part.scrollHeight > part.clientHeight) { part.tabIndex = 0; }
    });
  }
  if (document.readyState === "complete") { letScroll(); } else { window.addEventListener("load", letScroll); }
  window.addEventListener("resize", letScroll);

  // On a phone the contents start closed.
  if (window.matchMedia("(max-width: 62rem)").matches) { document.querySelector(".contents").removeAttribute("open"); }
})();
