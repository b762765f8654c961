// Parts that all of the deck use, and how a slide is fitted.
var root = document.documentElement, stage = document.querySelector(".stage");
var THEMES = ["light", "dark", "projector"], ASPECTS = ["16:9", "4:3"];
// Smallest letters, as a share of the usual ones: of a slide with a picture, of text and code, of code that stands alone, which begins larger, and
// of a picture or piece that stands alone.
var WITH_PICTURE = 0.92, OF_TEXT = 0.76, LONE_CODE = 0.68, ALONE = 0.6, STEP = 0.08;
// A picture's scale under which it rather stands alone, and the room that it has then.
var SMALL_PICTURE = 0.75, ROOM = { width: 1080, height: 580 };
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
  return content.scrollHeight <= room(slide) + 1 && content.scrollWidth <= content.clientWidth + 1 &&
    all(".formula", content).every(function (formula) { return formula.scrollWidth <= formula.clientWidth + 1; }) &&
    (content.children.length === 1 || all(".picture", content).every(isLarge));
}

// A tall picture beside other parts is set so small that its letters cannot be read: alone it has more room.
function isLarge(picture) {
  var now = picture.clientHeight / picture.naturalHeight;
  return !picture.naturalHeight || now > SMALL_PICTURE || now * 1.2 > Math.min(ROOM.width / picture.naturalWidth, ROOM.height / picture.naturalHeight);
}

// A picture is for the last row: it rather gets a slide of its own than small.
function smallest(content) {
  if (content.children.length === 1) { return content.querySelector(".ck-demo, .picture") ? ALONE : content.firstElementChild.matches("pre") ? LONE_CODE : OF_TEXT; }
  return content.querySelector(".picture, .ck-demo") ? WITH_PICTURE : OF_TEXT;
}

function fit(slide) {
  var content = slide.querySelector(".content"), least = smallest(content);
  content.classList.remove("scrolls");
  content.removeAttribute("tabindex");
  for (var size = 1; size > least - 0.001; size -= STEP) {
    content.style.setProperty("--fit", size.toFixed(3));
    if (fits(slide, content)) { return; }
  }
  if (content.children.length > 1) {
    split(slide, content);
  } else if (rows(content).length > 2) {
    splitTable(slide, content);
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

// A long table goes on under the same head.
function splitTable(slide, content) {
  var rest = slide.cloneNode(false), restContent = rest.appendChild(content.cloneNode(true)), here = rows(content);
  rest.classList.add("continued", "more-rows");
  // No row goes on alone: the sums of a table stand under some of what they add up.
  for (var count = here.length - 1; count > 0 && (!fits(slide, content) || here.length - count < 4 && count > 3); count--) { here[count].remove(); }
  rows(restContent).slice(0, rows(content).length).forEach(function (row) { row.remove(); });
  all("caption", restContent).forEach(function (caption) { caption.remove(); });
  slide.parentNode.insertBefore(rest, slide.nextSibling);
  if (fits(slide, content)) { fit(rest); } else { content.classList.add("scrolls"); content.tabIndex = 0; }
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
