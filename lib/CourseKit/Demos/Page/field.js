// The receptive field of a unit, layer by layer.
start("field", function (live, data) {
  var net = network(data), picture = floats(data.picture), C = data.input[0], H = data.input[1], W = data.input[2], dark = false;
  var all = net.forward(picture);
  // Layers that give maps; the place in all activations.
  var stops = net.layers.map(function (layer, k) { return { layer: layer, at: k + 1 }; })
    .filter(function (one) { return one.layer.shape.length === 3; });
  var now = 0, unit = null;

  function choose(i, j) {
    var shape = stops[now].layer.shape, maps = all[stops[now].at];
    i = Math.max(0, Math.min(shape[1] - 1, i));
    j = Math.max(0, Math.min(shape[2] - 1, j));
    // Of the place's channels the one that answers most.
    var best = 0;
    function answer(c) { return maps[(c * shape[1] + i) * shape[2] + j]; }
    for (var c = 1; c < shape[0]; c++) { if (answer(c) > answer(best)) { best = c; } }
    unit = { i: i, j: j, c: best, value: answer(best) };
    show();
  }

  function show() {
    var stop = stops[now], shape = stop.layer.shape, one = new Float32Array(all[stop.at].length);
    one[(unit.c * shape[1] + unit.i) * shape[2] + unit.j] = 1;
    var gradient = net.backward(all, stop.at, one, 0), weights = new Float32Array(H * W);
    // Of several channels, the one that counts most.
    for (var p = 0; p < H * W; p++) {
      for (var c = 0; c < C; c++) {
        if (Math.abs(gradient[c * H * W + p]) > Math.abs(weights[p])) { weights[p] = gradient[c * H * W + p]; }
      }
    }
    sheet.paintOwn(weights, dark);
    var down = fieldOf(net.layers, stop.at, 0), across = fieldOf(net.layers, stop.at, 1), top = down.from + unit.i * down.jump,
      left = across.from + unit.j * across.jump;
    [seen, seenToo].forEach(function (mark) { mark.setAttribute("style", frame(top, left, down.size, across.size)); });
    spot.setAttribute("style", "top:" + 100 * unit.i / shape[1] + "%;left:" + 100 * unit.j / shape[2] + "%;width:" + 100 / shape[2] +
      "%;height:" + 100 / shape[1] + "%");
    var hidden = weights.filter(function (value) { return value !== 0; }).length,
      inside = inPicture(top, down.size, H) * inPicture(left, across.size, W);
    answerText.textContent = stop.layer.name + ": one unit sees " + down.size + "\u00d7" + across.size + " pixels";
    answerText.setAttribute("data-field", down.size + " " + across.size + " " + top + " " + left);
    sheet.element.setAttribute("data-weights", Array.prototype.join.call(weights, " "));
    facts.textContent = "Unit at row " + (unit.i + 1) + ", column " + (unit.j + 1) + " of map " + (unit.c + 1) + ", which answers " +
      number(unit.value) + ". Of " + inside +
      " pixels of the picture in its field, " + hidden + " have a weight here. Units are " + down.jump + " pixel" +
        (down.jump > 1 ? "s" : "") + " apart.";
    slider.setAttribute("aria-valuetext", layerCaption(stop.layer) + ", field " + down.size + " by " + across.size);
    sheet.element.setAttribute("aria-label", "weight of each pixel for the unit; not 0 for " + hidden + " pixels");
  }

  function inPicture(from, size, side) { return Math.max(0, Math.min(side, from + size) - Math.max(0, from)); }

  // A part of the field may lie on the padding, outside the picture: it is cut off by the frame's parent.
  function frame(top, left, rows, columns) {
    return "top:" + 100 * top / H + "%;left:" + 100 * left / W + "%;width:" + 100 * columns / W + "%;height:" + 100 * rows / H + "%";
  }

  function goTo(k) {
    var before = unit && stops[now].layer.shape;
    now = k;
    var stop = stops[now], shape = stop.layer.shape;
    empty(mapBox);
    map = mapSheet(1, shape[1], shape[2], 1, "the strongest map of " + stop.layer.name);
    // At each place the strongest answer of all maps.
    var strongest = new Float32Array(shape[1] * shape[2]).fill(-Infinity), values = all[stop.at];
    for (var p = 0; p < values.length; p++) { var q = p % strongest.length; if (values[p] > strongest[q]) { strongest[q] = values[p]; } }
    map.paintOwn(strongest, dark);
    mapBox.appendChild(map.element);
    mapCaption.textContent = layerCaption(stop.layer) + "; here the strongest answer at each place";
    place.textContent = (now + 1) + " of " + stops.length;
    stack.querySelectorAll("button").forEach(function (one, n) { one.setAttribute("aria-pressed", String(n === now)); });
    // The same place of the picture, as well as the new map has it.
    choose(before ? Math.floor((unit.i + 0.5) / before[1] * shape[1]) : Math.floor(shape[1] / 2),
      before ? Math.floor((unit.j + 0.5) / before[2] * shape[2]) : Math.floor(shape[2] / 2));
    slider.value = now;
  }

  function point(event) {
    if (event.type === "pointermove" && event.buttons === 0 && event.pointerType === "touch") { return; }
    var box = map.element.getBoundingClientRect(), shape = stops[now].layer.shape;
    choose(Math.floor((event.clientY - box.top) / box.height * shape[1]), Math.floor((event.clientX - box.left) / box.width * shape[2]));
  }

  function walk(event) {
    var step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) { return; }
    event.preventDefault();
    choose(unit.i + step[0], unit.j + step[1]);
  }

  // The picture in its own colours, stretched from its darkest to its brightest value.
  function paintPicture(canvas) {
    var low = Math.min.apply(null, picture), high = Math.max.apply(null, picture), pixels = new ImageData(W, H);
    for (var p = 0; p < H * W; p++) {
      for (var c = 0; c < 3; c++) {
        pixels.data[4 * p + c] = Math.round(255 * (picture[(C === 3 ? c : 0) * H * W + p] - low) / (high - low || 1));
      }
      pixels.data[4 * p + 3] = 255;
    }
    canvas.getContext("2d").putImageData(pixels, 0, 0);
  }

  var map, canvas = make("canvas", { width: W, height: H, role: "img", "aria-label": "the picture, with the field of the unit marked" });
  paintPicture(canvas);
  var sheet = mapSheet(1, H, W, 1, "");
  var seen = make("div", { class: "ck-frame" }), seenToo = make("div", { class: "ck-frame" }), spot = make("div", { class: "ck-frame" });
  var mapBox = make("div", { class: "ck-mapbox" }), mapCaption = make("figcaption", {});
  var slider = make("input", { type: "range", min: 0, max: stops.length - 1, value: 0, step: 1, "aria-label": "layer",
    on: { input: function () { goTo(Number(slider.value)); } } });
  var place = make("output", { class: "ck-place" }), answerText = make("div", { class: "ck-answer", role: "status" }),
    facts = make("div", { class: "ck-note" });
  // As tall as its maps, as deep as it has of them.
  var stack = make("div", { class: "ck-stack", role: "group", "aria-label": "layers" }, stops.map(function (stop, k) {
    var shape = stop.layer.shape, button_ = make("button",
      { type: "button", "aria-pressed": "false", "aria-label": layerCaption(stop.layer), title: layerCaption(stop.layer),
      text: stop.layer.name, style: "height:" + (2 + 5 * shape[1] / H).toFixed(2) + "em;min-width:" +
        (2.2 + 0.35 * Math.log2(1 + shape[0])).toFixed(2) + "em",
      on: { click: function () { goTo(k); } } });
    return button_;
  }));
  [
    answerText, stack,
    make("div", { class: "ck-bar" }, [make("label", { class: "ck-field ck-long" }, [make("span", { text: "layer" }), slider]), place]),
    make("div", { class: "ck-stage ck-fields" }, [
      figure("the picture, and what the unit can see", [make("div", { class: "ck-over ck-cut" }, [canvas, seen])]),
      figure("how much each pixel counts: above 0 blue, below orange",
        [make("div", { class: "ck-over ck-cut" }, [sheet.element, seenToo])]),
      make("figure", {}, [mapCaption, make("div", { class: "ck-screen ck-pad", tabindex: 0, role: "application",
        "aria-label": "map of the layer: the arrow keys choose a unit", on: { pointermove: point, pointerdown: point, keydown: walk } },
          [mapBox, spot])]),
    ]), facts,
  ].forEach(function (part) { live.appendChild(part); });
  return function (isDark) { dark = isDark; goTo(now); };
});
