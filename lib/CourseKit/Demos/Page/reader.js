// A network that reads pictures: what drawing and covering share.

// Probabilities as bars, one for each class.
function probabilityBars(names) {
  var rows = names.map(function (name) {
    var bar = make("span", { class: "ck-share" }), text = make("span", { class: "ck-percent" });
    return { bar: bar, text: text, element: make("li", {},
      [make("span", { class: "ck-name", text: name }), make("span", { class: "ck-track" }, [bar]), text]) };
  });
  return {
    element: make("ul", { class: "ck-bars", "aria-label": "probability of each class" }, rows.map(function (row) { return row.element; })),
    show: function (shares) {
      var best = Math.max.apply(null, shares);
      rows.forEach(function (row, k) {
        row.bar.style.width = (100 * shares[k]).toFixed(2) + "%";
        row.text.textContent = percent(shares[k]);
        row.element.classList.toggle("ck-best", shares[k] === best);
      });
    },
  };
}

function percent(share) { return (100 * share).toFixed(share > 0.9995 || share < 0.0005 ? 0 : 1) + " %"; }

// Grey bytes as ink 0..1.
function inkOfBytes(text) {
  return Float32Array.from(atob(text), function (letter) { return letter.charCodeAt(0) / 255; });
}

// Small pictures to press.
function exampleRow(data, size, pick) {
  var buttons = data.examples.map(function (example, k) {
    var name = "example: a " + data.classes[example.label], sheet = mapSheet(1, size, size, 1, name);
    sheet.paint(inkOfBytes(example.pixels), paletteOf("ink"), 0, 1);
    sheet.element.removeAttribute("role");
    sheet.element.removeAttribute("aria-label");
    return make("button", { type: "button", class: "ck-example", "aria-label": name, title: name, on: { click: function () { pick(k); } } },
      [sheet.element]);
  });
  return make("div", { class: "ck-bar ck-examples", role: "group", "aria-label": "examples" }, buttons);
}

// What the network gets: an example, the reader's strokes over it, or strokes alone, centred as MNIST's were.
function pictureSource(data, size) {
  var example = null, isCentred = true;
  return {
    example: function () { return example; },
    choose: function (k) { example = k; },
    centre: function (value) { isCentred = value; },
    under: function (context, scale) {
      if (example === null) { return; }
      inkOfBytes(data.examples[example].pixels).forEach(function (ink, at) {
        if (ink > 0) {
          var level = Math.round(255 * ink);
          context.fillStyle = "rgb(" + level + "," + level + "," + level + ")";
          context.fillRect(at % size * scale, Math.floor(at / size) * scale, scale, scale);
        }
      });
    },
    ink: function (strokes) {
      if (example === null) { return rasterise(isCentred ? centred(strokes, size) : strokes, size); }
      var drawn = rasterise(strokes, size);
      return inkOfBytes(data.examples[example].pixels).map(function (value, at) { return Math.max(value, drawn[at]); });
    },
    input: function (ink) { return ink.map(function (value) { return (value - data.mean) / data.deviation; }); },
  };
}

// Once a frame, however often it is asked for.
function onceAFrame(work) {
  var waiting = false;
  return function () {
    if (waiting) { return; }
    waiting = true;
    requestAnimationFrame(function () { waiting = false; work(); });
  };
}

function layerCaption(layer) {
  var names = { conv: "convolution", maxpool: "largest of each window", avgpool: "mean of each window", linear: "dense",
    affine: "batch norm", relu: "ReLU" };
  var shape = layer.shape.length === 3 ? layer.shape[0] + " maps of " + layer.shape[1] + "\u00d7" + layer.shape[2] : layer.shape[0] +
    " numbers";
  return layer.name + ": " + (names[layer.kind] || layer.kind) + ", " + shape;
}

// Every layer's answer as pictures.
function activationSheets(net) {
  var sheets = [];
  net.layers.forEach(function (layer, k) {
    if (layer.kind === "flatten") { return; }
    var isMap = layer.shape.length === 3, maps = layer.shape[0], rows = isMap ? layer.shape[1] : 1, columns = isMap ? layer.shape[2] : 1;
    var across = isMap ? Math.min(maps, 8) : maps <= 12 ? maps : Math.ceil(Math.sqrt(2.5 * maps));
    var sheet = mapSheet(maps, rows, columns, across, "");
    // Small maps and single numbers get larger pixels.
    var pixel = isMap ? Math.max(0.18, Math.min(0.35, 26 / sheet.width)) : 0.9;
    sheet.element.style.width = (sheet.width * pixel).toFixed(2) + "em";
    sheets.push({ layer: layer, at: k + 1, sheet: sheet, size: rows * columns, figure: figure(layerCaption(layer), [sheet.element]) });
  });
  return {
    element: make("div", { class: "ck-stage ck-layers" }, sheets.map(function (one) { return one.figure; })),
    paint: function (all, dark) { sheets.forEach(function (one) { one.sheet.paintOwn(all[one.at], dark); }); },
    // Words for people who do not see the pictures.
    describe: function (all) {
      sheets.forEach(function (one) {
        var values = all[one.at], best = 0;
        for (var i = 1; i < values.length; i++) { if (values[i] > values[best]) { best = i; } }
        one.sheet.element.setAttribute("aria-label", layerCaption(one.layer) + ", strongest answer " + number(values[best]) + " in " +
          (one.size > 1 ? "map " : "number ") + (Math.floor(best / one.size) + 1));
      });
    },
  };
}
