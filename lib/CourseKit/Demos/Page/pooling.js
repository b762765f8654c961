// Pooling, one window after another.
start("pooling", function (live, data) {
  var image = data.image, H = image.length, W = image[0].length;
  var span = data.window, stride = data.stride, padding = data.padding, isMax = data.pooling === "max", dark = false;
  var oH, oW, input, map;

  function members(at) {
    return taps(Math.floor(at / oW), at % oW, span, span, stride, padding, 1, H, W);
  }

  function value(tap) { return tap.inside ? image[tap.r][tap.s] : 0; }

  // The first of equal values wins; padding never does.
  function winner(list) {
    return list.reduce(function (best, tap) {
      return tap.inside && (best === null || value(tap) > value(best)) ? tap : best;
    }, null);
  }

  // As the definition adds: each value is divided first. The padding's zeros count.
  function mean(list) {
    var total = 0;
    list.forEach(function (tap) { if (tap.inside) { total += value(tap) / (span * span); } });
    return total;
  }

  function result(list) { return isMax ? value(winner(list)) : mean(list); }

  function words(at) {
    return "Row " + (Math.floor(at / oW) + 1) + ", column " + (at % oW + 1) + ": " + (isMax ? "largest " : "mean ") +
      number(result(members(at)));
  }

  function show(at) {
    var list = members(at), best = isMax ? winner(list) : null;
    input.mark(list, best);
    map.show(at, result(list));
    empty(sum);
    sum.setAttribute("data-sum", String(result(list)));
    var counted = isMax ? list.filter(function (tap) { return tap.inside; }) : list;
    sum.appendChild(make("span", { text: isMax ? "max(" : "(" }));
    counted.forEach(function (tap, k) {
      var text = isMax ? number(value(tap)) : factor(value(tap));
      if (k > 0) { sum.appendChild(make("span", { text: isMax ? ", " : " + " })); }
      sum.appendChild(make("span", { class: "ck-term " + (tap === best ? "ck-strong" : tap.inside ? "" : "ck-off"), text: text }));
    });
    sum.appendChild(make("span", {
      class: "ck-total", text: (isMax ? ")" : ") / " + span * span) + " = " + number(result(list)),
    }));
  }

  function rebuild() {
    var problem = padding > span / 2 ? "At most half the window may hang over the border: padding " + Math.floor(span / 2) + "."
      : misfit(H, W, span, span, padding, 1);
    message.textContent = problem;
    stage.hidden = sums.hidden = problem !== "";
    if (problem) { return; }
    oH = windowsThatFit(H, span, stride, padding, 1);
    oW = windowsThatFit(W, span, stride, padding, 1);
    var output = [];
    for (var i = 0; i < oH; i++) {
      output.push([]);
      for (var j = 0; j < oW; j++) { output[i].push(result(members(i * oW + j))); }
    }
    input = paddedImage(image, padding, "input, " + H + " by " + W, dark, colourScale([].concat.apply([], image), dark));
    map = growingOutput(output, "output, " + oH + " by " + oW, dark, function (i, j) { steps.go(i * oW + j); });
    empty(stage);
    stage.appendChild(figure("input " + H + "\u00d7" + W, [input.element]));
    stage.appendChild(figure((isMax ? "largest" : "mean") + " of each window, " + oH + "\u00d7" + oW, [map.element]));
    size.textContent = sizeFormula("rows", H, span, stride, padding, 1, oH) + ";  " +
      sizeFormula("columns", W, span, stride, padding, 1, oW) +
      ";  parameters: 0";
    steps.reset(oH * oW);
  }

  var stage = make("div", { class: "ck-stage" });
  var sum = make("span", { class: "ck-sum" });
  var sums = make("div", { class: "ck-sums" }, [sum]);
  var size = make("div", { class: "ck-note" });
  var message = make("div", { class: "ck-message", role: "alert" });
  var steps = player({ show: show, words: words });
  var settings = make("div", { class: "ck-bar" }, [
    choice("pooling", ["max", "average"], isMax ? 0 : 1, function (i) { isMax = i === 0; rebuild(); }),
    wholeNumber("window", span, 1, 8, function (entered) { span = entered; rebuild(); }),
    wholeNumber("stride", stride, 1, 8, function (entered) { stride = entered; rebuild(); }),
    wholeNumber("padding", padding, 0, 4, function (entered) { padding = entered; rebuild(); }),
  ]);
  [stage, sums, message, steps.element, settings, size].forEach(function (part) { live.appendChild(part); });

  return function (isDark) { dark = isDark; rebuild(); };
});
