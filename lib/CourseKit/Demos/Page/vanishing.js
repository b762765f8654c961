// Gradients by layer, for depths, activations and starting weights.
start("vanishing", function (live, data) {
  var depth = Math.min(4, data.depths.length - 1), start = 0;

  function refresh() {
    var norms = data.norms[start][depth], layers = data.depths[depth] + 1, all = data.bends.map(function (name) { return norms[name]; });
    var x = all[0].map(function (_, k) { return k + 1; });
    chart.change({
      label: "length of the gradient by layer, " + data.depths[depth] + " hidden layers; " + facts(norms).join("; "), xRange: [1, layers],
      series: data.bends.map(function (name) { return { name: name, x: x, y: norms[name] }; }),
    });
    chart.at(1);
    chart.element.setAttribute("data-values", data.bends.map(function (name) { return norms[name][0]; }).join(" "));
    slider.setAttribute("aria-valuetext", data.depths[depth] + " hidden layers");
    place.textContent = data.depths[depth] + " hidden layers";
    empty(list);
    facts(norms).forEach(function (text) { list.appendChild(make("li", { text: text })); });
  }

  // From the last layer to the first: by what factor does it shrink or grow?
  function facts(norms) {
    return data.bends.map(function (name) {
      var first = norms[name][0], last = norms[name][norms[name].length - 1];
      if (first === null || last === null) { return name + ": no gradient arrives at the picture"; }
      var by = Math.pow(10, Math.abs(last - first));
      return name + ": at the picture " + (first < last ? "1/" : "") + Number(by.toPrecision(2)).toLocaleString("en-US") +
        (first < last ? " of the gradient at the output"
        : " times the gradient at the output");
    });
  }

  var all = [];
  data.norms.forEach(function (starts) {
    starts.forEach(function (one) { data.bends.forEach(function (name) { all.push(one[name]); }); });
  });
  var range = rangeOf(all);
  var chart = lineChart({ label: "", x: "layer: 1 reads the picture, the last one gives the answer", y: "gradient (root mean square)",
    powers: true,
    xRange: [1, 2], yRange: [Math.max(-16, Math.floor(range[0])), Math.ceil(range[1])], series: [] });
  chart.element.classList.add("ck-large");
  var slider = make("input", { type: "range", min: 0, max: data.depths.length - 1, value: depth, step: 1, "aria-label": "hidden layers" });
  slider.addEventListener("input", function () { depth = Number(slider.value); refresh(); });
  var place = make("output", { class: "ck-place ck-wideplace" }), list = make("ul", { class: "ck-facts ck-plainlist" });
  [
    chart.element,
    make("div", { class: "ck-bar" }, [make("label", { class: "ck-field ck-long" }, [make("span", { text: "depth" }), slider]), place,
      choice("starting weights", data.starts, start, function (i) { start = i; refresh(); })]),
    make("div", { role: "status" }, [list]),
    make("div", { class: "ck-note",
      text: "The values in the legend are those of layer 1. A curve that ends has no gradient left that a number can hold." }),
  ].forEach(function (part) { live.appendChild(part); });
  return refresh;
});
