// Kernels on pictures.
start("playground", function (live, data) {
  var picture = 0, kernel = copy(data.kernels[data.first].values), signed = true, dark = false, at = null;
  var pictures = data.pictures.map(function (one) { return { name: one.name, grey: decode(one) }; });
  var output;

  function copy(matrix) { return JSON.parse(JSON.stringify(matrix)); }

  // Bytes to grey values 0..1, by the same weights as the library.
  function decode(one) {
    var bytes = Uint8Array.from(atob(one.pixels), function (letter) { return letter.charCodeAt(0); });
    return rowsOf(one.width, bytes.length / one.channels / one.width, function (k) {
      return one.channels === 1 ? bytes[k] / 255 : (0.299 * bytes[3 * k] + 0.587 * bytes[3 * k + 1] + 0.114 * bytes[3 * k + 2]) / 255;
    });
  }

  function rowsOf(width, height, value) {
    var rows = [];
    for (var i = 0; i < height; i++) {
      rows.push(new Float64Array(width));
      for (var j = 0; j < width; j++) { rows[i][j] = value(i * width + j); }
    }
    return rows;
  }

  // Zeros around the picture keep its size; tap by tap, as the definition adds.
  function convolve(grey) {
    var H = grey.length, W = grey[0].length, kH = kernel.length, kW = kernel[0].length, top = (kH - 1) / 2, left = (kW - 1) / 2;
    return rowsOf(W, H, function (k) {
      var i = Math.floor(k / W) - top, j = k % W - left, sum = 0;
      for (var u = 0; u < kH; u++) {
        var row = grey[i + u];
        if (row === undefined) { continue; }
        for (var v = 0; v < kW; v++) {
          if (j + v >= 0 && j + v < W) { sum += row[j + v] * kernel[u][v]; }
        }
      }
      return sum;
    });
  }

  function paint(canvas, values, colour) {
    var H = values.length, W = values[0].length;
    canvas.width = W;
    canvas.height = H;
    var pixels = new ImageData(W, H);
    for (var i = 0; i < H; i++) {
      for (var j = 0; j < W; j++) {
        pixels.data.set(colour(values[i][j]).concat(255), 4 * (i * W + j));
      }
    }
    canvas.getContext("2d").putImageData(pixels, 0, 0);
  }

  function grey(value) {
    var level = Math.round(255 * Math.max(0, Math.min(1, value)));
    return [level, level, level];
  }

  function recompute() {
    output = convolve(pictures[picture].grey);
    redraw();
  }

  function redraw() {
    var low = Infinity, high = -Infinity;
    output.forEach(function (row) { row.forEach(function (value) { low = Math.min(low, value); high = Math.max(high, value); }); });
    paint(left, pictures[picture].grey, grey);
    paint(right, output, signed && low < 0 ? colourScale([low, high], dark) : grey);
    left.setAttribute("aria-label", "picture " + pictures[picture].name);
    right.setAttribute("aria-label", "output, from " + number(low) + " to " + number(high));
    range.textContent = "from " + number(low) + " to " + number(high) +
      (low < 0 ? signed ? "; below 0 in orange, above in blue" : "; below 0 is black, above 1 white" : "");
    look();
  }

  // The pixel under the pointer, or where the arrow keys went: its sum, written out.
  function look() {
    var H = output.length, W = output[0].length;
    empty(sum);
    marks.forEach(function (mark) { mark.hidden = at === null; });
    if (at === null) { sum.textContent = "Point at a pixel, or walk with the arrow keys: here is its sum."; return; }
    at = { i: Math.max(0, Math.min(H - 1, at.i)), j: Math.max(0, Math.min(W - 1, at.j)) };
    var kH = kernel.length, kW = kernel[0].length;
    place(marks[0], at.i - (kH - 1) / 2, at.j - (kW - 1) / 2, kH, kW);
    place(marks[1], at.i, at.j, 1, 1);
    var terms = [];
    kernel.forEach(function (row, u) {
      row.forEach(function (weight, v) {
        var source = pictures[picture].grey[at.i + u - (kH - 1) / 2], x = source && source[at.j + v - (kW - 1) / 2];
        if (weight !== 0) { terms.push(factor(Math.round((x || 0) * 100) / 100) + "\u00b7" + factor(Math.round(weight * 1000) / 1000)); }
      });
    });
    var shown = terms.slice(0, 25).join(" + ") + (terms.length > 25 ? " + \u2026" : "");
    sum.appendChild(make("span", { text: "row " + (at.i + 1) + ", column " + (at.j + 1) + ": " + (shown || "0") }));
    sum.appendChild(make("span", { class: "ck-total", "data-sum": String(output[at.i][at.j]), text: " = " + number(output[at.i][at.j]) }));

    function place(mark, i, j, rows, columns) {
      mark.setAttribute("style", "top:" + i / H * 100 + "%;left:" + j / W * 100 + "%;height:" + rows / H * 100 + "%;width:" + columns / W *
        100 + "%");
    }
  }

  function follow(event) {
    var box = event.currentTarget.getBoundingClientRect();
    at = {
      i: Math.floor((event.clientY - box.top) / box.height * output.length),
      j: Math.floor((event.clientX - box.left) / box.width * output[0].length),
    };
    look();
  }

  function walk(event) {
    var step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key];
    if (!step) { return; }
    event.preventDefault();
    at = at === null ? { i: Math.floor(output.length / 2), j: Math.floor(output[0].length / 2) } : { i: at.i + step[0], j: at.j + step[1] };
    look();
  }

  function screen(canvas, mark, name) {
    return make("div", { class: "ck-screen", tabindex: 0, role: "application", "aria-label": name + ": the arrow keys walk over it",
      on: { pointermove: follow, pointerdown: follow, keydown: walk } }, [canvas, mark]);
  }

  // Small kernels are fields to write in.
  function showKernel() {
    empty(weights);
    var kH = kernel.length, kW = kernel[0].length;
    if (kH > 7 || kW > 7) {
      var squares = grid(kH, kW, { label: "weights of the kernel", most: 12 });
      var colour = colourScale([].concat.apply([], kernel), dark);
      kernel.forEach(function (row, u) { row.forEach(function (weight, v) { fill(squares.cell(u, v), weight, colour, 0); }); });
      weights.appendChild(squares.element);
      return;
    }
    var fields = [], table = make("div", { class: "ck-weights", style: "grid-template-columns:repeat(" + kW + ",3.2em)" });
    function colourFields() {
      var colour = colourScale([].concat.apply([], kernel), dark);
      fields.forEach(function (one) { tint(one.input, colour(kernel[one.u][one.v])); });
    }
    kernel.forEach(function (row, u) {
      row.forEach(function (weight, v) {
        var field = make("input", { type: "number", step: "any", value: Math.round(weight * 1e4) / 1e4,
          "aria-label": "weight, row " + (u + 1) + ", column " + (v + 1) });
        field.addEventListener("input", function () {
          var entered = Number(field.value);
          if (field.value === "" || !isFinite(entered)) { field.setAttribute("aria-invalid", "true"); return; }
          field.removeAttribute("aria-invalid");
          kernel[u][v] = entered;
          colourFields();
          recompute();
        });
        fields.push({ input: field, u: u, v: v });
        table.appendChild(field);
      });
    });
    colourFields();
    weights.appendChild(table);
  }

  // A picture of the reader's own stays on their machine.
  function open(event) {
    var file = event.target.files[0];
    if (!file) { return; }
    var image = new Image(), address = URL.createObjectURL(file);
    image.onload = function () {
      var shrink = Math.min(1, 256 / Math.max(image.width, image.height));
      var canvas = make("canvas", { width: Math.max(1, Math.round(image.width * shrink)),
        height: Math.max(1, Math.round(image.height * shrink)) });
      var context = canvas.getContext("2d");
      context.drawImage(image, 0, 0, canvas.width, canvas.height);
      var bytes = context.getImageData(0, 0, canvas.width, canvas.height).data;
      URL.revokeObjectURL(address);
      pictures.push({ name: file.name, grey: rowsOf(canvas.width, canvas.height, function (k) {
        return (0.299 * bytes[4 * k] + 0.587 * bytes[4 * k + 1] + 0.114 * bytes[4 * k + 2]) / 255;
      }) });
      var select = names.querySelector("select");
      select.appendChild(make("option", { value: pictures.length - 1, text: file.name }));
      select.value = picture = pictures.length - 1;
      recompute();
    };
    image.onerror = function () { range.textContent = file.name + " is not a picture that this browser can read."; };
    image.src = address;
  }

  var left = make("canvas", { role: "img" }), right = make("canvas", { role: "img" });
  var marks = [make("div", { class: "ck-frame" }), make("div", { class: "ck-frame" })];
  var weights = make("div", {}), sum = make("span", { class: "ck-sum" }), range = make("div", { class: "ck-note", role: "status" });
  var names = choice("picture", pictures.map(function (one) { return one.name; }), 0, function (i) { picture = i; recompute(); });
  var effect = make("span", { class: "ck-note", text: data.kernels[data.first].effect });
  var file = make("input", { type: "file", accept: "image/*", "aria-label": "your own picture", on: { change: open } });
  var stage = make("div", { class: "ck-stage" }, [
    figure("picture", [screen(left, marks[0], "picture")]), figure("kernel", [weights]),
    figure("output", [screen(right, marks[1], "output")]),
  ]);
  [stage, make("div", { class: "ck-sums" }, [sum]), range, make("div", { class: "ck-bar" }, [
    names,
    choice("kernel", data.kernels.map(function (one) { return one.name; }), data.first, function (i) {
      kernel = copy(data.kernels[i].values);
      effect.textContent = data.kernels[i].effect;
      showKernel();
      recompute();
    }),
    choice("negative numbers", ["in orange", "as black"], 0, function (i) { signed = i === 0; redraw(); }),
    make("label", { class: "ck-field" }, [make("span", { text: "your own" }), file]), effect,
  ])].forEach(function (part) { live.appendChild(part); });

  return function (isDark) { dark = isDark; showKernel(); recompute(); };
});
