// Curves over an axis, in the colours of the theme, with a legend that tells the values at a place.

var DASHES = ["", "7 4", "2 4", "10 3 2 3", "4 4", "12 4"];

// Round numbers from low to high, about `most` of them.
function niceTicks(low, high, most) {
  var raw = (high - low) / most || 1, power = Math.pow(10, Math.floor(Math.log10(raw)));
  var step = [1, 2, 5, 10].map(function (by) { return by * power; }).filter(function (by) { return by >= raw * 0.999; })[0];
  var ticks = [];
  for (var k = Math.ceil(low / step - 1e-9); k * step <= high + 1e-9 * step; k++) { ticks.push(k * step); }
  return ticks;
}

function tickText(value) { return String(Number(value.toPrecision(6))).replace("-", "\u2212"); }

function powerOfTen(k) {
  var digits = "\u2070\u00b9\u00b2\u00b3\u2074\u2075\u2076\u2077\u2078\u2079";
  return "10" + (k < 0 ? "\u207b" : "") + String(Math.abs(k)).split("").map(function (d) { return digits[d]; }).join("");
}

// 2.9 times a power of ten, or the number itself where it is neither small nor large.
function powerText(value) {
  var k = Math.floor(value);
  return k >= -3 && k < 4 ? number(Number(Math.pow(10, value).toPrecision(2))) : Math.pow(10, value - k).toFixed(1) + "\u00b7" +
    powerOfTen(k);
}

function percentText(value) { return tickText(Math.round(1000 * value) / 10) + " %"; }

// options: label, x and y (titles), xRange and yRange ([low, high]), yText (a value in words), powers (y is a power of ten),
// series [{ name, x: [...], y: [...] }].
function lineChart(options) {
  var W = 520, H = 300, LEFT = 84, RIGHT = 12, TOP = 10, BOTTOM = 44, series = options.series;
  var text = options.yText || (options.powers ? powerText : number);
  var drawing = make("svg", { viewBox: "0 0 " + W + " " + H, class: "ck-chart", role: "img", "aria-label": options.label });
  var legend = make("ul", { class: "ck-legend" });

  function across(value) { return LEFT + (value - options.xRange[0]) / (options.xRange[1] - options.xRange[0] || 1) * (W - LEFT - RIGHT); }
  function down(value) {
    var share = (value - options.yRange[0]) / (options.yRange[1] - options.yRange[0] || 1);
    return TOP + (1 - Math.max(-0.02, Math.min(1.02, share))) * (H - TOP - BOTTOM);
  }

  function axes() {
    niceTicks(options.yRange[0], options.yRange[1], 5).filter(function (v) {
      return !options.powers || Number.isInteger(v);
    }).forEach(function (value) {
      drawing.appendChild(make("line", { x1: LEFT, x2: W - RIGHT, y1: down(value), y2: down(value), class: "ck-rule" }));
      drawing.appendChild(make("text", { x: LEFT - 6, y: down(value), class: "ck-tick ck-end", text: options.powers ? powerOfTen(value)
        : options.yTick ? options.yTick(value) : tickText(value) }));
    });
    (options.xTicks || niceTicks(options.xRange[0], options.xRange[1], 6)).forEach(function (value) {
      drawing.appendChild(make("text", { x: across(value), y: H - BOTTOM + 16, class: "ck-tick ck-middle",
        text: options.xTick ? options.xTick(value) : tickText(value) }));
    });
    drawing.appendChild(make("line", { x1: LEFT, x2: W - RIGHT, y1: H - BOTTOM, y2: H - BOTTOM, class: "ck-axis" }));
    drawing.appendChild(make("text", { x: (LEFT + W - RIGHT) / 2, y: H - 8, class: "ck-tick ck-middle", text: options.x }));
    drawing.appendChild(make("text", { x: 12, y: (TOP + H - BOTTOM) / 2, class: "ck-tick ck-middle",
      transform: "rotate(-90 12 " + (TOP + H - BOTTOM) / 2 + ")", text: options.y }));
  }

  // Up to and with x; a value that is no number breaks the line.
  function path(one, end) {
    var d = "", pen = false;
    for (var k = 0; k < one.x.length && one.x[k] <= end; k++) {
      if (one.y[k] === null || one.y[k] !== one.y[k]) { pen = false; continue; }
      d += (pen ? "L" : "M") + across(one.x[k]).toFixed(1) + " " + down(one.y[k]).toFixed(1);
      pen = true;
    }
    return d;
  }

  function lastOf(one, end) {
    var value = null;
    for (var k = 0; k < one.x.length && one.x[k] <= end; k++) { value = one.y[k]; }
    return value;
  }

  var lines, dots, cursor, values;
  function rebuild() {
    empty(drawing);
    empty(legend);
    axes();
    cursor = make("line", { x1: 0, x2: 0, y1: TOP, y2: H - BOTTOM, class: "ck-cursor", visibility: "hidden" });
    drawing.appendChild(cursor);
    lines = series.map(function (one, k) {
      var line = make("path", { class: "ck-line ck-s" + k % 6, "stroke-dasharray": DASHES[k % 6] });
      drawing.appendChild(line);
      return line;
    });
    dots = series.map(function (one, k) {
      var dot = make("circle", { r: 5, class: "ck-dot ck-s" + k % 6, visibility: "hidden" });
      drawing.appendChild(dot);
      return dot;
    });
    values = series.map(function (one, k) {
      var value = make("span", { class: "ck-value" });
      var swatch = make("svg", { viewBox: "0 0 30 8", class: "ck-swatch", "aria-hidden": "true" },
        [make("line", { x1: 0, x2: 30, y1: 4, y2: 4, class: "ck-line ck-s" + k % 6, "stroke-dasharray": DASHES[k % 6] })]);
      legend.appendChild(make("li", {}, [swatch, make("span", { text: one.name }), value]));
      return value;
    });
    upTo(Infinity);
  }

  // Draws the curves as far as x; with a mark there if it is no end.
  function upTo(x, isWhole) {
    series.forEach(function (one, k) {
      lines[k].setAttribute("d", path(one, isWhole ? Infinity : x));
      var value = lastOf(one, x), isShown = isFinite(x) && value !== null && value === value;
      values[k].textContent = value === null || value !== value ? "" : text(value);
      dots[k].setAttribute("visibility", isShown ? "inherit" : "hidden");
      if (isShown) { dots[k].setAttribute("cx", across(x)); dots[k].setAttribute("cy", down(value)); }
    });
    cursor.setAttribute("visibility", isFinite(x) ? "inherit" : "hidden");
    if (isFinite(x)) { cursor.setAttribute("x1", across(x)); cursor.setAttribute("x2", across(x)); }
  }

  rebuild();
  return {
    element: make("div", { class: "ck-plot" }, [drawing, legend]),
    upTo: upTo,
    // Whole curves, with marks at x.
    at: function (x) { upTo(x, true); },
    change: function (changes) {
      Object.assign(options, changes);
      series = options.series;
      drawing.setAttribute("aria-label", options.label);
      rebuild();
    },
  };
}

// Lowest and highest of many lists, without what is no number.
function rangeOf(lists) {
  var low = Infinity, high = -Infinity;
  lists.forEach(function (list) {
    list.forEach(function (value) { if (value !== null && isFinite(value)) { low = Math.min(low, value); high = Math.max(high, value); } });
  });
  return low <= high ? [low, high] : [0, 1];
}
