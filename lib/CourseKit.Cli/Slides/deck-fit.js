// Parts that all of the deck use, and how a slide is fitted.
var root = document.documentElement, stage = document.querySelector(".stage");
var THEMES = ["light", "dark", "projector"], ASPECTS = ["16:9", "4:3"];
// Smallest letters, as a share of the usual ones: of a slide with a picture, of text and code, of a table that stands alone,
// and of a picture, a piece, a formula, code or output that stands alone.
var WITH_PICTURE = 0.92, OF_TEXT = 0.76, LONE_TABLE = 0.68, ALONE = 0.6, STEP = 0.08;
// A picture's scale under which it rather stands alone, and the height that it has then, as the style sheet says.
var SMALL_PICTURE = 0.9, ROOM = parseFloat(getComputedStyle(root).getPropertyValue("--room"));
// Cells up to so many letters stay on one line. Longer tables than so many rows are not shown whole, but their first page.
var SHORT_CELL = 20, LONG_TABLE = 60;
var slides = [], current = 0, typed = "", speaker = null, started = null;

function all(selector, from) { return Array.prototype.slice.call((from || document).querySelectorAll(selector)); }

function make(name, attributes, children) {
  var element = document.createElement(name);
  Object.keys(attributes || {}).forEach(function (key) {
    if (key === "text") {
      element.textContent = attributes[key];
    } else if (key === "click") {
      element.addEventListener("click", attributes[key]);
    } else {
      element.setAttribute(key, attributes[key]);
    }
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
  return content.scrollHeight <= room(slide) + 1 && content.scrollWidth <= content.clientWidth + 1 &&
    all(".formula", content).every(function (formula) { return formula.scrollWidth <= formula.clientWidth + 1; }) &&
    (content.children.length === 1 || all(".picture", content).every(isLarge));
}

// A tall picture beside other parts is set so small that its letters cannot be read: alone it has more room.
function isLarge(picture) {
  var now = picture.clientHeight / picture.naturalHeight, width = picture.closest(".content").clientWidth;
  return !picture.naturalHeight || now > SMALL_PICTURE ||
    now * 1.2 > Math.min(width / picture.naturalWidth, ROOM / picture.naturalHeight);
}

// Output often stands in columns, which a line that goes on below tears apart; so does a short cell of a table.
function isTorn(content) {
  return all("pre.stream, pre.plain", content).some(function (lines) {
    var style = getComputedStyle(lines), count = lines.textContent.replace(/\n$/, "").split("\n").length;
    var padding = parseFloat(style.paddingTop) + parseFloat(style.paddingBottom);
    return lines.clientHeight > count * parseFloat(style.lineHeight) + padding + 2;
  }) || all(".output td, .output th", content).some(function (cell) {
    if (cell.textContent.length > SHORT_CELL || !cell.textContent.trim() || cell.closest(".ck-demo")) { return false; }
    var range = document.createRange();
    range.selectNodeContents(cell);
    var boxes = range.getClientRects();
    return boxes.length > 1 && boxes[boxes.length - 1].top > boxes[0].bottom - 1;
  });
}

// A picture is for the last row: it rather gets a slide of its own than small.
function smallest(content) {
  if (content.children.length === 1) {
    if (content.querySelector(":scope > pre, :scope > .formula, .ck-demo, .picture")) { return ALONE; }
    return content.querySelector("table:not(.claims)") ? LONE_TABLE : OF_TEXT;
  }
  return content.querySelector(".picture, .ck-demo") ? WITH_PICTURE : OF_TEXT;
}

// The largest letters, from those given down, with which all is on the slide; rather smaller ones than lines that are torn.
function fit(slide, largest) {
  var content = slide.querySelector(".content"), least = Math.min(smallest(content), largest || 1), found = 0;
  content.classList.remove("scrolls");
  content.removeAttribute("tabindex");
  for (var size = largest || 1; size > least - 0.001; size -= STEP) {
    content.style.setProperty("--fit", size.toFixed(3));
    if (fits(slide, content)) {
      found = found || size;
      if (!isTorn(content)) { return; }
    }
  }
  if (found) {
    content.style.setProperty("--fit", found.toFixed(3));
    return;
  }
  if (content.children.length > 1) {
    split(slide, content);
  } else if (rows(content).length > 2) {
    splitTable(slide, content);
  } else {
    scroll(slide, content);
  }
}

// The last resort; a table is set still smaller first.
function scroll(slide, content) {
  if (rows(content).length > 0 && parseFloat(content.style.getPropertyValue("--fit")) > ALONE + 0.001) {
    fit(slide, ALONE);
    return;
  }
  content.classList.add("scrolls");
  content.tabIndex = 0;
}

// Parts that do not fit go to a slide of their own, which is fitted in its turn.
function split(slide, content) {
  var rest = slide.cloneNode(false), restContent = content.cloneNode(false);
  rest.classList.add("continued");
  rest.appendChild(restContent);
  function moveLast() { restContent.insertBefore(content.lastElementChild, restContent.firstChild); }
  while (content.children.length > 1 && !fits(slide, content)) {
    moveLast();
    content.style.setProperty("--fit", smallest(content));     // what stays may have no picture now
  }
  // A heading or a lone line of text goes with what it announces.
  while (content.children.length > 1 && /^H[1-6]$/.test(content.lastElementChild.tagName)) { moveLast(); }
  slide.parentNode.insertBefore(rest, slide.nextSibling);
  fit(slide);
  fit(rest);
}

function rows(content) { return all(":scope > .output table > tbody > tr, :scope > table > tbody > tr", content); }

// A long table goes on under the same head, in parts of about the same length and in the same letters.
function splitTable(slide, content) {
  var rest = slide.cloneNode(false), restContent = rest.appendChild(content.cloneNode(true)), here = rows(content), count = here.length;
  rest.classList.add("continued", "more-rows");
  function dropLast() { here[--count].remove(); }
  while (count > 1 && !fits(slide, content)) { dropLast(); }
  if (!fits(slide, content)) {      // fewer rows do not mend it
    here.forEach(function (row) { here[0].parentNode.appendChild(row); });
    scroll(slide, content);
    return;
  }
  var even = Math.ceil(here.length / Math.ceil(here.length / count));
  while (count > even) { dropLast(); }
  rows(restContent).slice(0, count).forEach(function (row) { row.remove(); });
  all("caption", restContent).forEach(function (caption) { caption.remove(); });
  slide.parentNode.insertBefore(rest, slide.nextSibling);
  fit(slide);
  fit(rest, parseFloat(content.style.getPropertyValue("--fit")));
}

// Slides turn no pages inside a table: it is shown whole, or its first page if that would be too many slides.
function unfoldTables() {
  all(".slide .ck-pager").forEach(function (pager) {
    var paged = pager.parentNode.querySelector("table"), table = paged.cloneNode(true), lines = all("tbody > tr", table);
    var isLong = lines.length > LONG_TABLE, hidden = lines.filter(function (row) { return row.style.display === "none"; });
    hidden.forEach(function (row) { if (isLong) { row.remove(); } else { row.style.display = ""; } });
    all("th", table).forEach(function (head) {      // the copy does not sort
      ["tabindex", "title", "aria-sort"].forEach(function (name) { head.removeAttribute(name); });
      head.style.cursor = "";
    });
    table.removeAttribute("id");
    paged.replaceWith(table);
    if (isLong) {
      pager.textContent = "the first " + (lines.length - hidden.length) + " of " + lines.length + " rows" + (pager.dataset.more || "");
    } else if (pager.dataset.more) {
      pager.textContent = lines.length + " rows" + pager.dataset.more;
    } else {
      pager.remove();
    }
  });
}

// Slides as written come back together before they are fitted anew.
function fitAll() {
  all(".slide.continued").forEach(function (rest) {
    var content = rest.previousElementSibling.querySelector(".content");
    if (rest.classList.contains("more-rows")) {
      var table = content.querySelector("tbody");
      rows(rest.querySelector(".content")).forEach(function (row) { table.appendChild(row); });
    } else {
      all(":scope > .content > *", rest).forEach(function (part) { content.appendChild(part); });
    }
    rest.remove();
  });
  all(".slide").forEach(function (slide) { fit(slide); });
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
