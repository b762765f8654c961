// Batch normalisation off and on: how numbers are spread before each activation, and the loss.
start("batchnorm", function (live, data) {
  var isOn = false, rate = Math.min(1, data.rates.length - 1), at = 0;
  var runs = data.runs.map(function (run) {
    return Object.assign({}, run, { bytes: Uint8Array.from(atob(run.shares), function (letter) { return letter.charCodeAt(0); }) });
  });

  function run(on) { return runs[2 * rate + (on ? 1 : 0)]; }

  // Single batches are noisy: the mean of the last five.
  function mean(loss, step) {
    var last = loss.slice(Math.max(0, step - 4), step + 1);
    return last.indexOf(null) >= 0 ? null : last.reduce(function (sum, value) { return sum + value; }, 0) / last.length;
  }

  // The area under one layer's histogram.
  function area(layer, step) {
    var one = run(isOn), from = (step * one.layers + layer) * data.bins, d = "M0 100";
    for (var b = 0; b < data.bins; b++) {
      var y = (100 - 92 * one.bytes[from + b] / 255).toFixed(1);
      d += "L" + b * 5 + " " + y + "L" + (b + 1) * 5 + " " + y;
    }
    return d + "L" + data.bins * 5 + " 100Z";
  }

  // Share of the numbers at the edges, where tanh is flat: beyond two.
  function saturated(layer, step) {
    var one = run(isOn), from = (step * one.layers + layer) * data.bins, all = 0, outside = 0;
    for (var b = 0; b < data.bins; b++) {
      var middle = ((b + 0.5) / data.bins * 2 - 1) * data.widest;
      all += one.bytes[from + b];
      if (Math.abs(middle) > 2) { outside += one.bytes[from + b]; }
    }
    return all ? outside / all : NaN;
  }

  function show(step) {
    at = step;
    var one = run(isOn);
    layers.forEach(function (layer, k) {
      var share = saturated(k, step);
      layer.path.setAttribute("d", area(k, step));
      layer.words.textContent = "layer " + (k + 1) + ": " +
        (share === share ? percentText(share) + " beyond \u00b12" : "no numbers any more");
      layer.drawing.setAttribute("aria-label", "spread in layer " + (k + 1) + ", " +
        (share === share ? percentText(share) + " of the numbers beyond 2" : "no numbers"));
    });
    loss.at(one.steps[step]);
  }

  function words(step) {
    var one = run(isOn), value = mean(one.loss, one.steps[step]);
    return "step " + one.steps[step] + ", batch norm " + (isOn ? "on" : "off") + ", loss " +
      (value === null ? "no number any more" : number(Math.round(1000 * value) / 1000));
  }

  function refresh() {
    var both = [false, true].map(function (on) { return run(on); });
    function smooth(one) { return one.loss.map(function (_, s) { return mean(one.loss, s); }); }
    loss.change({
      label: "training loss by step at a rate of " + data.rates[rate] + ", without and with batch norm",
      series: both.map(function (one, k) {
        return { name: k ? "on" : "off", x: one.loss.map(function (_, s) { return s; }), y: smooth(one) };
      }),
    });
    toggle.setAttribute("aria-checked", String(isOn));
    toggle.textContent = isOn ? "on" : "off";
    live.querySelectorAll(".ck-area").forEach(function (path) { path.setAttribute("class", "ck-area ck-s" + (isOn ? 1 : 0)); });
    var ends = both.map(function (one) { return mean(one.loss, one.loss.length - 1); });
    verdict.textContent = "At a rate of " + data.rates[rate] + " the loss ends at " + ends.map(function (value, k) {
      return (value === null ? "no number" : number(Math.round(1000 * value) / 1000)) + (k ? " with" : " without");
    }).join(" and ") + " batch normalisation.";
    show(at);
  }

  var steps = player({ show: show, words: words, speed: 2, place: function (step) { return "step " + run(isOn).steps[step]; } });
  var layers = [];
  for (var k = 0; k < runs[0].layers; k++) {
    var path = make("path", { class: "ck-area ck-s0" }), caption = make("figcaption", {});
    var drawing = make("svg", { viewBox: "0 0 " + data.bins * 5 + " 112", class: "ck-spread", role: "img" }, [path,
      make("line", { x1: 0, x2: data.bins * 5, y1: 100, y2: 100, class: "ck-axis" }),
      make("line", { x1: data.bins * 2.5, x2: data.bins * 2.5, y1: 0, y2: 100, class: "ck-cursor" }),
      make("text", { x: 1, y: 107, class: "ck-tick ck-small", text: "\u2212" + data.widest }),
      make("text", { x: data.bins * 5 - 1, y: 107, class: "ck-tick ck-small ck-end", text: String(data.widest) })]);
    layers.push({ path: path, words: caption, drawing: drawing, element: make("figure", {}, [caption, drawing]) });
  }
  var range = rangeOf(data.runs.map(function (one) { return one.loss; }));
  var loss = lineChart({ label: "", x: "step", y: "training loss, mean of five", xRange: [0, data.runs[0].loss.length - 1],
    yRange: [0, Math.min(3.5, Math.max(2.5, range[1]))],
    yText: function (value) { return number(Math.round(1000 * value) / 1000); }, series: [] });
  var toggle = make("button", { type: "button", role: "switch", "aria-checked": "false", "aria-label": "batch normalisation",
    class: "ck-switch", text: "off",
    on: { click: function () { isOn = !isOn; refresh(); } } });
  var verdict = make("div", { class: "ck-answer", role: "status" });
  [
    make("div", { class: "ck-bar" }, [make("span", { class: "ck-field" }, [make("span", { text: "batch normalisation" }), toggle]),
      choice("learning rate", data.rates.map(String), rate, function (i) { rate = i; refresh(); })]),
    make("div", { class: "ck-stage ck-spreads" }, layers.map(function (layer) { return layer.element; })),
    steps.element, loss.element, verdict,
    make("div", { class: "ck-note",
      text: "Histograms of the numbers in front of each tanh, for the same 200 pictures; numbers beyond \u00b1" + data.widest +
      " stand at the edge." }),
  ].forEach(function (part) { live.appendChild(part); });
  steps.reset(runs[0].steps.length);
  return refresh;
});
