// Filters while a network trains, what they answer to a picture, and the loss.
start("filters", function (live, data) {
  var F = data.shape[0], C = data.shape[1], kH = data.shape[2], kW = data.shape[3], each = F * C * kH * kW, dark = false;
  var weights = floats(data.weights), biases = floats(data.biases), picture = floats(data.picture), input = data.input;
  var layer = { before: input, shape: data.maps, kernel: [kH, kW], stride: data.stride, padding: data.padding, dilation: data.dilation,
    groups: 1, kind: "conv" };
  var limit = weights.reduce(function (most, value) { return Math.max(most, Math.abs(value)); }, 1e-12);

  // What the filters of a step answer, with the negative part cut off if a ReLU follows.
  function answers(step) {
    layer.weight = weights.subarray(step * each, (step + 1) * each);
    layer.bias = biases.subarray(step * F, (step + 1) * F);
    return LAYERS.conv.forward(layer, picture);
  }

  function show(step) {
    // One picture for each filter: of several input channels, the first.
    var own = new Float32Array(F * kH * kW);
    for (var f = 0; f < F; f++) {
      own.set(weights.subarray(step * each + f * C * kH * kW, step * each + f * C * kH * kW + kH * kW), f * kH * kW);
    }
    filters.paint(own, paletteOf("signed", dark), -limit, limit);
    maps.paintOwn(answers(step), dark);
    loss.at(data.steps[step]);
    if (accuracy) { accuracy.at(data.steps[step]); }
    filters.element.setAttribute("data-step", data.steps[step]);
  }

  function words(step) {
    return "step " + data.steps[step] + ": loss " + number(Math.round(1000 * data.loss[step]) / 1000) + ", " +
      percentText(data.accuracy[step]) + " of test pictures right";
  }

  function curve(name, y, range, options) {
    return lineChart(Object.assign({
      label: name + " by step, from " + number(y[0]) + " to " + number(y[y.length - 1]), x: "step", y: name,
      xRange: [0, data.steps[data.steps.length - 1]],
      yRange: range, series: [{ name: name, x: data.steps, y: y }],
    }, options));
  }

  var filters = mapSheet(F, kH, kW, Math.min(F, 8), F + " filters of " + data.layer + ", " + kH + " by " + kW +
    "; blue above 0, orange below");
  var maps = mapSheet(F, data.maps[1], data.maps[2], Math.min(F, 8), "what each filter answers to the picture");
  var input1 = mapSheet(1, input[1], input[2], 1, "the picture");
  input1.paint(picture.subarray(0, input[1] * input[2]), paletteOf("ink"), Math.min.apply(null, picture), Math.max.apply(null, picture));
  filters.element.style.width = maps.element.style.width = Math.min(46, 7 * Math.min(F, 8)) + "em";
  input1.element.style.width = "7em";
  var loss = curve("loss", data.loss, [0, rangeOf([data.loss])[1]], {});
  var accuracy = curve("test accuracy", data.accuracy, [0, 1], { yText: percentText, yTick: percentText });
  var steps = player({ show: show, words: words, speed: 3, place: function (step) { return "step " + data.steps[step]; } });
  [
    make("div", { class: "ck-stage" }, [
      figure("filters of " + data.layer + (C > 1 ? ", first channel" : ""), [filters.element]),
      figure("a picture", [input1.element]), figure("what each filter answers to it", [maps.element]),
    ]),
    steps.element,
    make("div", { class: "ck-stage" }, [figure("training loss", [loss.element]), figure("test accuracy", [accuracy.element])]),
  ].forEach(function (part) { live.appendChild(part); });
  steps.reset(data.steps.length);
  return function (isDark) { dark = isDark; steps.again(); };
});
