// Networks that learn side by side: their curves, as they grew.
start("race", function (live, data) {
  var last = data.rounds[data.rounds.length - 1];

  function words(step) {
    return data.unit + " " + data.rounds[step] + ": " + data.runners.map(function (one) {
      return one.name + " " + percentText(one.accuracy[step]);
    }).join(", ");
  }

  function show(step) {
    chart.upTo(data.rounds[step]);
    chart.element.setAttribute("data-values", data.runners.map(function (one) { return one.accuracy[step]; }).join(" "));
    status.textContent = step === data.rounds.length - 1 ? "At the end: " + words(step) + "." : "";
  }

  var lowest = rangeOf(data.runners.map(function (one) { return one.accuracy; }))[0];
  var chart = lineChart({
    label: "test accuracy of " + data.runners.map(function (one) { return one.name; }).join(", ") + "; " + words(data.rounds.length - 1),
    x: data.unit, y: "test accuracy",
    xRange: [0, last], yRange: [Math.floor(10 * lowest) / 10, 1], yText: percentText, yTick: percentText,
    series: data.runners.map(function (one) { return { name: one.name, x: data.rounds, y: one.accuracy }; }),
  });
  chart.element.classList.add("ck-large");
  var status = make("div", { class: "ck-answer", role: "status" });
  var sheets = data.pictures.map(function (set) {
    var sheet = mapSheet(set.count, data.height, data.width, set.count, set.name);
    sheet.paint(Float32Array.from(atob(set.pixels), function (letter) { return letter.charCodeAt(0); }), paletteOf("ink"), 0, 255);
    sheet.element.style.width = 4 * set.count + "em";
    return figure(set.name, [sheet.element]);
  });
  var steps = player({ show: show, words: words, speed: 3, place: function (step) { return data.unit + " " + data.rounds[step]; } });
  [make("div", { class: "ck-stage" }, sheets), chart.element, steps.element, status].forEach(function (part) { live.appendChild(part); });
  steps.reset(data.rounds.length);
  steps.go(data.rounds.length - 1);
  return function () { steps.again(); };
});
