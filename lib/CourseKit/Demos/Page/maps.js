// Numbers painted as pixels: one map, or many beside each other.

// 256 colours as [r, g, b] runs, from the first stop to the last.
function palette(stops) {
  var table = new Uint8ClampedArray(256 * 3);
  for (var k = 0; k < 256; k++) { table.set(mix(stops, k / 255), 3 * k); }
  return table;
}

var PALETTES = {};
function paletteOf(name, dark) {
  var key = name + (dark ? "/dark" : "/light");
  if (!PALETTES[key]) {
    PALETTES[key] = palette(name === "ink" ? ["#000000", "#ffffff"]
      : name === "heat" ? ["#08080c", "#4a1486", "#c51b5a", "#f98e3c", "#fcf6b1"] : COLOURS[dark ? "dark" : "light"][name]);
  }
  return PALETTES[key];
}

// A canvas of `count` maps of rows by columns, `across` in a row, one pixel apart.
function mapSheet(maps, rows, columns, across, label) {
  across = Math.max(1, Math.min(across, maps));
  var down = Math.ceil(maps / across), gap = rows * columns > 1 ? 1 : 0;
  var width = across * (columns + gap) - gap, height = down * (rows + gap) - gap;
  var canvas = make("canvas", { width: width, height: height, class: "ck-maps", role: "img", "aria-label": label });
  var context = canvas.getContext("2d"), pixels = new ImageData(width, height);
  return {
    element: canvas, width: width, height: height,
    // values: all maps, one after another. low and high are the ends of the palette.
    paint: function (values, colours, low, high) {
      var share = high > low ? 255 / (high - low) : 0, data = pixels.data;
      for (var at = 0; at < maps * rows * columns; at++) {
        var map = Math.floor(at / (rows * columns)), i = Math.floor(at / columns) % rows, j = at % columns;
        var x = (map % across) * (columns + gap) + j, y = Math.floor(map / across) * (rows + gap) + i;
        var colour = 3 * Math.max(0, Math.min(255, Math.round((values[at] - low) * share))), to = 4 * (y * width + x);
        data[to] = colours[colour];
        data[to + 1] = colours[colour + 1];
        data[to + 2] = colours[colour + 2];
        data[to + 3] = values[at] === values[at] ? 255 : 0;      // what is not known stays clear
      }
      context.putImageData(pixels, 0, 0);
    },
    // Signed values around the palette's middle, amounts from its first colour on.
    paintOwn: function (values, dark) {
      var low = 0, high = 0;
      for (var i = 0; i < values.length; i++) {
        if (values[i] < low) { low = values[i]; } else if (values[i] > high) { high = values[i]; }
      }
      var limit = Math.max(-low, high, 1e-12);
      this.paint(values, paletteOf(low < 0 ? "signed" : "amounts", dark), low < 0 ? -limit : 0, limit);
    },
  };
}
