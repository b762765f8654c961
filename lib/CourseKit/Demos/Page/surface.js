// The loss on the plane of a training's way.
start("surface", function (live, data) {
  var now = 0, at = null, isCommon = true, SIDE = 84, BANDS = 12;

  function log(value) { return Math.log10(Math.max(value, 1e-4)); }
  var all = [];
  data.variants.forEach(function (one) { one.losses.forEach(function (value) { if (value !== null) { all.push(log(value)); } }); });
  // The same colours for all; the highest walls all look alike.
  var low = Math.min.apply(null, all), high = Math.min(Math.max.apply(null, all), 1.5);

  // Between four points of the grid, in shares of its sides.
  function lossAt(one, v, u) {
    var n = one.across.length, m = one.down.length, x = Math.max(0, Math.min(n - 1.001, u * (n - 1))),
      y = Math.max(0, Math.min(m - 1.001, v * (m - 1)));
    var j = Math.floor(x), i = Math.floor(y);
    function point(di, dj) { var value = one.losses[(i + di) * n + j + dj]; return value === null ? NaN : log(value); }
    return (1 - y + i) * ((1 - x + j) * point(0, 0) + (x - j) * point(0, 1)) + (y - i) *
      ((1 - x + j) * point(1, 0) + (x - j) * point(1, 1));
  }

  function share(values, value) { return (value - values[0]) / (values[values.length - 1] - values[0]); }

  // Bands with edges: the height is rounded, so that its steps show as contour lines.
  function paint() {
    var one = data.variants[now], values = new Float32Array(SIDE * SIDE);
    for (var i = 0; i < SIDE; i++) {
      for (var j = 0; j < SIDE; j++) { values[i * SIDE + j] = lossAt(one, (i + 0.5) / SIDE, (j + 0.5) / SIDE); }
    }
    var bands = values.map(function (value) { return Math.round(value * BANDS) / BANDS; });
    var own = rangeOf([values]);
    sheet.paint(bands, paletteOf("heat"), isCommon ? low : own[0], isCommon ? high : Math.min(own[1], 1.5));
  }

  function show(step) {
    var one = data.variants[now], u = share(one.across, one.pathAcross[step]), v = share(one.down, one.pathDown[step]);
    // All of the way thin, and what is done of it on top.
    under.setAttribute("d", trace(one, one.steps.length));
    way.setAttribute("d", trace(one, step + 1));
    dot.setAttribute("cx", 100 * u);
    dot.setAttribute("cy", 100 * v);
    chart.at(one.steps[step]);
    screen.setAttribute("aria-label", "plane of weights, with the way of the training: the arrow keys read the loss. " + words(step));
  }

  function trace(one, points) {
    return one.steps.slice(0, points).map(function (_, k) {
      return (k ? "L" : "M") + (100 * share(one.across, one.pathAcross[k])).toFixed(2) + " " +
        (100 * share(one.down, one.pathDown[k])).toFixed(2);
    }).join("");
  }

  function words(step) {
    var one = data.variants[now];
    return one.name + ", step " + one.steps[step] + ": loss " + number(Math.round(1000 * one.pathLoss[step]) / 1000);
  }

  function read() {
    mark.hidden = at === null;
    if (at === null) { facts.textContent = "Point at the plane, or walk with the arrow keys: here is the loss."; return; }
    var value = lossAt(data.variants[now], at.v, at.u);
    mark.setAttribute("style", "top:" + (100 * at.v - 2) + "%;left:" + (100 * at.u - 2) + "%;width:4%;height:4%");
    facts.textContent = value === value ? "loss here: " + number(Number(Math.pow(10, value).toPrecision(3))) : "here the loss is no number";
    facts.setAttribute("data-loss", String(Math.pow(10, value)));
  }

  function point(event) {
    var box = screen.getBoundingClientRect();
    at = { u: Math.max(0, Math.min(1, (event.clientX - box.left) / box.width)),
      v: Math.max(0, Math.min(1, (event.clientY - box.top) / box.height)) };
    read();
  }

  function walk(event) {
    var step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) { return; }
    event.preventDefault();
    at = at || { u: 0.5, v: 0.5 };
    at = { u: Math.max(0, Math.min(1, at.u + step[1] / 40)), v: Math.max(0, Math.min(1, at.v + step[0] / 40)) };
    read();
  }

  function go(k) {
    now = k;
    var one = data.variants[now];
    paint();
    way.setAttribute("d", "");
    note.textContent = percentText(one.explained) +
      " of the way's spread lies in this plane. One step of colour is a factor of 1.2 in the loss; dark is low.";
    if (steps.length_ !== one.steps.length) { steps.length_ = one.steps.length; steps.reset(one.steps.length); }
    steps.again();
    read();
  }

  var sheet = mapSheet(1, SIDE, SIDE, 1, "");
  sheet.element.removeAttribute("role");
  sheet.element.removeAttribute("aria-label");
  var under = make("path", { class: "ck-way ck-under-way" }), way = make("path", { class: "ck-way" }),
    dot = make("circle", { r: 1.8, class: "ck-waydot" });
  var drawing = make("svg", { viewBox: "0 0 100 100", class: "ck-overlay", "aria-hidden": "true" }, [under, way, dot]);
  var mark = make("div", { class: "ck-frame" }), facts = make("div", { class: "ck-answer", role: "status" }),
    note = make("div", { class: "ck-note" });
  var screen = make("div", { class: "ck-screen ck-pad ck-plane", tabindex: 0, role: "application", "aria-label": "plane of weights",
    on: { pointermove: point, pointerdown: point, keydown: walk } }, [sheet.element, drawing, mark]);
  var last = data.variants[0].steps[data.variants[0].steps.length - 1];
  var range = rangeOf(data.variants.map(function (one) { return one.pathLoss; }));
  var chart = lineChart({
    label: "loss along the way of each training: " + data.variants.map(function (one) {
      return one.name + " ends at " + number(Math.round(1000 * one.pathLoss[one.pathLoss.length - 1]) / 1000);
    }).join(", "),
    x: "step", y: "loss", xRange: [0, last], yRange: [0, range[1]],
    series: data.variants.map(function (one) { return { name: one.name, x: one.steps, y: one.pathLoss }; }),
  });
  var steps = player({ show: show, words: words, speed: 3, place: function (step) { return "step " + data.variants[now].steps[step]; } });
  [
    make("div", { class: "ck-bar" }, [choice("network", data.variants.map(function (one) { return one.name; }), 0, go),
      choice("colours", ["the same for all", "each its own"], 0, function (i) { isCommon = i === 0; paint(); })]),
    make("div", { class: "ck-stage" }, [
      figure("the loss from above; the line is the way of the training", [screen]),
      make("div", { class: "ck-side" }, [figure("loss along the way", [chart.element]), facts]),
    ]), steps.element, note,
  ].forEach(function (part) { live.appendChild(part); });
  return function () { go(now); };
});
