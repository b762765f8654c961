// A convolution, one window or one product after another.
start("convolution", function (live, data) {
  var image = data.image, kernel = data.kernel, bias = data.bias;
  var C = image.length, H = image[0].length, W = image[0][0].length, kH = kernel[0].length, kW = kernel[0][0].length;
  var stride = data.stride, padding = data.padding, dilation = data.dilation, single = false, dark = false;
  var oH, oW, output, inputs, kernels, map, products, drawnKernel;

  // The definition: bias first, then channel by channel, tap by tap; taps on the padding add nothing.
  function terms(at) {
    var list = [];
    var reached = taps(Math.floor(at / oW), at % oW, kH, kW, stride, padding, dilation, H, W);
    for (var c = 0; c < C; c++) {
      reached.forEach(function (tap) {
        var x = tap.inside ? image[c][tap.r][tap.s] : 0, w = kernel[c][tap.u][tap.v];
        list.push({ c: c, tap: tap, x: x, w: w, product: tap.inside ? x * w : 0 });
      });
    }
    return list;
  }

  function sum(list, count) {
    var total = bias;
    list.slice(0, count).forEach(function (term) { if (term.tap.inside) { total += term.product; } });
    return total;
  }

  function place(step) {
    var each = C * kH * kW;
    return single ? { at: Math.floor(step / each), done: step % each + 1 } : { at: step, done: each };
  }

  function words(step) {
    var now = place(step), list = terms(now.at);
    return "Row " + (Math.floor(now.at / oW) + 1) + ", column " + (now.at % oW + 1) + ": " +
      (single ? now.done + " of " + list.length + " products, sum " : "sum ") + number(sum(list, now.done));
  }

  function show(step) {
    var now = place(step), list = terms(now.at), last = single ? list[now.done - 1] : null;
    inputs.forEach(function (input, c) {
      var own = list.slice(c * kH * kW, (c + 1) * kH * kW).map(function (term) { return term.tap; });
      input.mark(own, last && last.c === c ? last.tap : null);
    });
    if (drawnKernel) {
      drawnKernel.forEach(function (squares, c) {
        squares.forEach(function (square, k) { square.classList.toggle("ck-strong", last !== null && last === list[c * kH * kW + k]); });
      });
    }
    map.show(now.at, sum(list, now.done));
    formula(list, now, last);
  }

  // 2·0 + 9·0 + 11·1 ... = 88; long sums show what is not 0.
  function formula(list, now, last) {
    empty(products);
    products.setAttribute("data-sum", String(sum(list, now.done)));
    var known = list.slice(0, now.done);
    var shown = known.length <= 27 ? known : known.filter(function (term) { return term.product !== 0; });
    var cut = Math.max(0, shown.length - 40);
    var first = true;
    // The sign stands between the terms, which hold together, so that a long sum can go on in the next line.
    function add(text, name) {
      if (!first) { products.appendChild(document.createTextNode(" + ")); }
      products.appendChild(make("span", { class: "ck-term " + name, text: text }));
      first = false;
    }
    if (bias !== 0) { add("bias " + factor(bias), "ck-bias"); }
    shown.slice(0, 40).forEach(function (term) {
      add(factor(term.x) + "\u00b7" + factor(term.w), (term.tap.inside ? "" : "ck-off ") + (term === last ? "ck-strong" : ""));
    });
    if (cut > 0) { add("\u2026 (" + cut + " more)", "ck-off"); }
    products.appendChild(make("span", { class: "ck-total", text: (first ? "0" : "") + " = " + number(sum(list, now.done)) }));
  }

  // A kernel small enough is a table of fields: change a weight, and see.
  function kernelFields(c) {
    var colour = colourScale([].concat.apply([], kernel[c]), dark), squares = [];
    var table = make("div", { class: "ck-weights", style: "grid-template-columns:repeat(" + kW + ",3em)" });
    kernel[c].forEach(function (row, u) {
      row.forEach(function (weight, v) {
        var input = make("input", {
          type: "number", step: "any", value: Math.round(weight * 1e4) / 1e4,
          "aria-label": "weight, row " + (u + 1) + ", column " + (v + 1) + (C > 1 ? ", channel " + (c + 1) : ""),
        });
        tint(input, colour(weight));
        input.addEventListener("input", function () {
          var entered = Number(input.value);
          if (input.value === "" || !isFinite(entered)) { input.setAttribute("aria-invalid", "true"); return; }
          input.removeAttribute("aria-invalid");
          kernel[c][u][v] = entered;
          rebuild(false);
        });
        squares.push(input);
        table.appendChild(input);
      });
    });
    return { element: table, squares: squares };
  }

  function kernelSquares(c) {
    var colour = colourScale([].concat.apply([], kernel[c]), dark);
    var squares = grid(kH, kW, { label: "kernel, channel " + (c + 1), most: 10 });
    kernel[c].forEach(function (row, u) { row.forEach(function (weight, v) { fill(squares.cell(u, v), weight, colour, 0); }); });
    return { element: squares.element, squares: [] };
  }

  function channelName(name, c) { return C === 1 ? name : name + ", channel " + (c + 1); }

  // withKernel: its fields are made anew, which takes the focus from them.
  function rebuild(withKernel) {
    var problem = misfit(H, W, kH, kW, padding, dilation);
    message.textContent = problem;
    stage.hidden = sums.hidden = problem !== "";
    if (problem) { return; }
    oH = windowsThatFit(H, kH, stride, padding, dilation);
    oW = windowsThatFit(W, kW, stride, padding, dilation);
    output = [];
    for (var i = 0; i < oH; i++) {
      output.push([]);
      for (var j = 0; j < oW; j++) { output[i].push(sum(terms(i * oW + j), C * kH * kW)); }
    }
    draw(withKernel);
    size.textContent = sizeFormula("rows", H, kH, stride, padding, dilation, oH) + ";  " +
      sizeFormula("columns", W, kW, stride, padding, dilation, oW);
    steps.reset(single ? oH * oW * C * kH * kW : oH * oW);
  }

  function draw(withKernel) {
    var colour = colourScale([].concat.apply([], [].concat.apply([], image)), dark);
    inputs = image.map(function (channel, c) {
      return paddedImage(channel, padding, channelName("input", c) + ", " + H + " by " + W + (padding ? ", padding " + padding : ""), dark,
        colour);
    });
    if (withKernel) {
      kernels = kernel.map(function (_, c) { return kH * kW * C <= 75 && kW <= 5 ? kernelFields(c) : kernelSquares(c); });
      drawnKernel = kernels.map(function (one) { return one.squares; });
    } else {
      drawnKernel.forEach(function (squares, c) {
        var tone = colourScale([].concat.apply([], kernel[c]), dark);
        squares.forEach(function (square, k) { tint(square, tone(kernel[c][Math.floor(k / kW)][k % kW])); });
      });
    }
    map = growingOutput(output, "output, " + oH + " by " + oW, dark, function (i, j) {
      steps.go(single ? (i * oW + j + 1) * C * kH * kW - 1 : i * oW + j);
    });
    var sides = [
      figure("input " + H + "\u00d7" + W, inputs.map(function (one) { return one.element; })),
      withKernel ? figure("kernel " + kH + "\u00d7" + kW, kernels.map(function (one) { return one.element; })) : null,
      figure("output " + oH + "\u00d7" + oW, [map.element]),
    ];
    if (withKernel) { empty(stage); } else { stage.removeChild(stage.firstChild); stage.removeChild(stage.lastChild); }
    if (withKernel) {
      sides.forEach(function (side) { stage.appendChild(side); });
    } else {
      stage.insertBefore(sides[0], stage.firstChild);
      stage.appendChild(sides[2]);
    }
  }

  var stage = make("div", { class: "ck-stage" });
  products = make("span", { class: "ck-sum" });
  var sums = make("div", { class: "ck-sums" }, [products]);
  var size = make("div", { class: "ck-note" });
  var message = make("div", { class: "ck-message", role: "alert" });
  var steps = player({ show: show, words: words });
  var settings = [
    wholeNumber("padding", padding, 0, 8, function (value) { padding = value; rebuild(false); }),
    wholeNumber("stride", stride, 1, 8, function (value) { stride = value; rebuild(false); }),
    wholeNumber("dilation", dilation, 1, 8, function (value) { dilation = value; rebuild(false); }),
    choice("step by", ["window", "product"], 0, function (i) { single = i === 1; rebuild(false); }),
  ];
  if (data.gallery.length > 0) {
    var names = ["given here"].concat(data.gallery.map(function (one) { return one.name; }));
    var given = JSON.stringify(kernel[0]);
    settings.push(choice("kernel", names, 0, function (i) {
      kernel[0] = i === 0 ? JSON.parse(given) : JSON.parse(JSON.stringify(data.gallery[i - 1].values));
      rebuild(true);
    }));
  }
  [stage, sums, message, steps.element, make("div", { class: "ck-bar" }, settings), size].forEach(function (part) {
    live.appendChild(part);
  });

  return function (isDark) { dark = isDark; rebuild(true); };
});
