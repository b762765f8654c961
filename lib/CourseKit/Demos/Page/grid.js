// Matrices as squares, each with its number where it fits.

var CELL = 40;      // of the drawing's own units

// Colours from low to high share: amounts, signed values, and pixels.
var COLOURS = {
  light: {
    amounts: ["#f7fbff", "#c6dbef", "#6baed6", "#2171b5", "#08306b"],
    signed: ["#8c3b00", "#d55e00", "#f4b58a", "#f7f7f7", "#8fbfe0", "#0072b2", "#00405f"],
  },
  dark: {
    amounts: ["#1f262e", "#1d4568", "#2f6fa6", "#77b3e0", "#d9ecfa"],
    signed: ["#ffb27a", "#d9691a", "#7a3b10", "#2a323b", "#1d4f78", "#3d94d6", "#b4dcff"],
  },
};

function channelsOf(hex) {
  return [1, 3, 5].map(function (at) { return parseInt(hex.slice(at, at + 2), 16); });
}

function mix(stops, share) {
  var position = Math.max(0, Math.min(1, share)) * (stops.length - 1);
  var first = Math.min(Math.floor(position), stops.length - 2);
  var from = channelsOf(stops[first]), to = channelsOf(stops[first + 1]);
  return from.map(function (value, i) { return Math.round(value + (to[i] - value) * (position - first)); });
}

// From values to colours; scale is the range of all values that share it.
function colourScale(values, dark) {
  var low = Math.min.apply(null, values.concat([0])), high = Math.max.apply(null, values.concat([0]));
  var limit = Math.max(-low, high) || 1;
  var stops = COLOURS[dark ? "dark" : "light"][low < 0 ? "signed" : "amounts"];
  return function (value) { return mix(stops, low < 0 ? (value / limit + 1) / 2 : value / limit); };
}

function luminance(channels) {
  var linear = channels.map(function (value) {
    var share = value / 255;
    return share <= 0.03928 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  });
  return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
}

// Black or white, whichever reads better.
function inkOn(channels) {
  return luminance(channels) > 0.179 ? "#101418" : "#ffffff";
}

// Widest number decides the size of all letters; below a readable size the squares stay without.
function letterSize(texts) {
  var longest = texts.reduce(function (most, text) { return Math.max(most, text.length); }, 1);
  return Math.min(15, (CELL - 6) / (longest * 0.62));
}

// Squares of `rows` by `columns`. `press(i, j)` answers clicks. cell(i, j) gives { rect, text }.
function grid(rows, columns, options) {
  var cells = [];
  var drawing = make("svg", {
    viewBox: "-2 -2 " + (columns * CELL + 4) + " " + (rows * CELL + 4),
    class: "ck-grid" + (options.press ? " ck-pressable" : ""),
    role: "img",
    "aria-label": options.label,
    style: "width:" + (columns * squareSize(rows, columns, options.most)).toFixed(2) + "em",
  });
  for (var i = 0; i < rows; i++) {
    for (var j = 0; j < columns; j++) {
      var rect = make("rect", { x: j * CELL + 0.5, y: i * CELL + 0.5, width: CELL - 1, height: CELL - 1, class: "ck-cell" });
      var text = make("text", { x: (j + 0.5) * CELL, y: (i + 0.5) * CELL, class: "ck-number" });
      drawing.appendChild(make("g", {}, [rect, text]));
      cells.push({ rect: rect, text: text });
    }
  }
  if (options.press) {
    drawing.addEventListener("click", function (event) {
      var box = drawing.getBoundingClientRect();
      var j = Math.floor((event.clientX - box.left) / box.width * columns), i = Math.floor((event.clientY - box.top) / box.height * rows);
      options.press(Math.max(0, Math.min(rows - 1, i)), Math.max(0, Math.min(columns - 1, j)));
    });
  }
  return { element: drawing, rows: rows, columns: columns, cell: function (i, j) { return cells[i * columns + j]; } };
}

// Side of a square, in letters' heights: as large as reads well, while the whole stays within `most`.
function squareSize(rows, columns, most) {
  return Math.min(2.5, (most || 20) / Math.max(rows, columns));
}

// Puts a value in a cell; null empties it.
function fill(cell, value, colour, size) {
  if (value === null) {
    cell.rect.removeAttribute("style");
    cell.rect.removeAttribute("data-value");
    cell.text.textContent = "";
    return;
  }
  var channels = colour(value);
  cell.rect.setAttribute("style", "fill:rgb(" + channels.join(",") + ")");
  cell.rect.setAttribute("data-value", String(value));
  cell.text.textContent = size >= 8 ? number(value) : "";
  cell.text.setAttribute("style", "font-size:" + size.toFixed(1) + "px;fill:" + inkOn(channels));
}

// A field on the colour of its number.
function tint(input, channels) {
  input.setAttribute("style", "background:rgb(" + channels.join(",") + ");color:" + inkOn(channels));
}
