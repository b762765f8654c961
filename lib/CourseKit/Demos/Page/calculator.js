// Shapes, costs and receptive fields through a stack of layers.
start("calculator", function (live, data) {
  var input = data.input.slice(), layers = data.layers, chosen = layers.filter(function (layer) { return layer.kind !== "Dense"; }).length;
  var SETTINGS = { Conv: ["outputs", "kernel", "stride", "padding", "dilation"], Pool: ["kernel", "stride", "padding"],
    Dense: ["outputs"] };

  // What is known after each layer; the same rules as OutputSize, LayerCost and ReceptiveField.
  function compute() {
    var rows = [{ shape: input.slice(), parameters: 0, multiplyAdds: 0, field: 1, jump: 1, start: 0.5 }];
    layers.forEach(function (layer) {
      var last = rows[rows.length - 1];
      rows.push(last.problem ? { problem: "\u2013" } : through(last, layer));
    });
    return rows;
  }

  function through(before, layer) {
    if (layer.kind === "Dense") {
      var inputs = before.shape.reduce(function (product, size) { return product * size; }, 1);
      return { shape: [layer.outputs], parameters: inputs * layer.outputs + layer.outputs, multiplyAdds: inputs * layer.outputs,
        field: null };
    }
    if (before.shape.length !== 3) { return { problem: "A fully connected layer left no rows and columns." }; }
    var C = before.shape[0], k = layer.kernel;
    var oH = windowsThatFit(before.shape[1], k, layer.stride, layer.padding, layer.dilation);
    var oW = windowsThatFit(before.shape[2], k, layer.stride, layer.padding, layer.dilation);
    if (oH < 1 || oW < 1) { return { problem: misfit(before.shape[1], before.shape[2], k, k, layer.padding, layer.dilation) }; }
    var isConv = layer.kind === "Conv", reach = (k - 1) * layer.dilation;
    return {
      shape: [isConv ? layer.outputs : C, oH, oW],
      parameters: isConv ? layer.outputs * k * k * C + layer.outputs : 0,
      multiplyAdds: isConv ? layer.outputs * k * k * C * oH * oW : 0,
      field: before.field + reach * before.jump,
      jump: before.jump * layer.stride,
      start: before.start + (reach / 2 - layer.padding) * before.jump,
    };
  }

  function grouped(value) { return value.toLocaleString("en-US"); }

  function refresh() {
    var rows = compute(), parameters = 0, operations = 0;
    rows.forEach(function (row, i) {
      var cells = table.rows[i + 1].querySelectorAll("[data-of]");
      Array.prototype.forEach.call(cells, function (cell) {
        var of = cell.getAttribute("data-of");
        cell.textContent = row.problem ? (of === "shape" ? row.problem : "")
          : of === "shape" ? row.shape.join("\u00d7")
          : of === "field" ? (row.field === null ? "all" : number(row.field) + "\u00d7" + number(row.field))
          : of === "jump" ? (row.field === null ? "" : number(row.jump)) : grouped(row[of]);
        cell.classList.toggle("ck-message", Boolean(row.problem) && of === "shape");
      });
      parameters += row.parameters || 0;
      operations += row.multiplyAdds || 0;
    });
    totals.textContent = grouped(parameters) + " parameters, " + grouped(operations) + " multiply-adds for one image";
    drawField(rows[Math.min(chosen, rows.length - 1)], chosen === 0 ? "input" : layers[chosen - 1] ? layers[chosen - 1].name : "");
  }

  // The image, and on it the field of the unit in the middle of the chosen layer's map.
  function drawField(row, name) {
    empty(seen);
    var H = input[1], W = input[2], scale = 150 / Math.max(H, W);
    if (row.problem) { return; }
    var all = row.field === null;
    function edge(size, count) {
      var centre = all ? size / 2 : row.start + Math.floor((count - 1) / 2) * row.jump;
      var half = all ? size / 2 : row.field / 2;
      return { from: centre - half, length: 2 * half };
    }
    var down = edge(H, row.shape[1]), across = edge(W, row.shape[2]);
    var words = name + ": one unit sees " + (all ? "the whole image" : number(row.field) + "\u00d7" + number(row.field) + " pixels of " +
      H + "\u00d7" + W);
    seen.appendChild(figure(words, [make("svg", {
      viewBox: "-25 -25 " + (W * scale + 50) + " " + (H * scale + 50), class: "ck-grid", role: "img", "aria-label": words,
      style: "width:" + ((W * scale + 50) / 16).toFixed(2) + "em",
    }, [
      make("rect", { x: 0, y: 0, width: W * scale, height: H * scale, class: "ck-cell" }),
      make("rect", {
        x: across.from * scale, y: down.from * scale, width: across.length * scale, height: down.length * scale, class: "ck-seen",
      }),
    ])]));
  }

  function setting(layer, key) {
    if (SETTINGS[layer.kind].indexOf(key) < 0) { return make("td", { class: "ck-off", text: "\u2013" }); }
    var low = key === "padding" ? 0 : 1, name = key + " of " + layer.name;
    var field = wholeNumber(name, layer[key], low, key === "outputs" ? 100000 : 999, function (value) { layer[key] = value; refresh(); });
    return make("td", {}, [field.querySelector("input")]);
  }

  function line(layer, i) {
    var known = ["shape", "parameters", "multiplyAdds", "field", "jump"].map(function (of) { return make("td", { "data-of": of }); });
    var pick = make("button", { type: "button", class: "ck-pick", text: layer ? layer.name : "input",
      "aria-pressed": String(i === chosen) });
    pick.addEventListener("click", function () { choose(i); });
    var cells = layer
      ? [make("td", { text: layer.kind })].concat(
        ["outputs", "kernel", "stride", "padding", "dilation"].map(function (key) { return setting(layer, key); }))
      : [make("td", { text: "image" }), make("td", { colspan: 5 }, inputFields())];
    var away = layer ? button("\u2715", "Remove " + layer.name,
      function () { layers.splice(i - 1, 1); chosen = Math.min(chosen, layers.length); rebuild(); }) : null;
    return make("tr", {}, [make("th", { scope: "row" }, [pick])].concat(cells, known, [make("td", {}, [away])]));
  }

  function inputFields() {
    return ["channels", "rows", "columns"].map(function (name, axis) {
      return wholeNumber(name, input[axis], 1, 4096, function (value) { input[axis] = value; refresh(); });
    });
  }

  function choose(i) {
    chosen = i;
    Array.prototype.forEach.call(table.querySelectorAll(".ck-pick"),
      function (pick, k) { pick.setAttribute("aria-pressed", String(k === i)); });
    refresh();
  }

  function rebuild() {
    empty(table);
    var heads = ["layer", "kind", "filters", "kernel", "stride", "padding", "dilation", "output", "parameters", "mult-adds", "sees",
      "jump"];
    table.appendChild(make("thead", {}, [make("tr", {}, heads.map(function (text) { return make("th", { scope: "col", text: text }); })
      .concat([make("td", {})]))]));
    table.appendChild(make("tbody", {}, [line(null, 0)].concat(layers.map(function (layer, k) { return line(layer, k + 1); }))));
    refresh();
  }

  function add(kind, name, defaults) {
    return button("+ " + name, "Add a layer: " + name, function () {
      var number = layers.filter(function (layer) { return layer.kind === kind; }).length + 1;
      layers.push(Object.assign({ kind: kind, name: name + " " + number, outputs: 0, kernel: 1, stride: 1, padding: 0, dilation: 1 },
        defaults));
      chosen = layers.length;
      rebuild();
    });
  }

  var table = make("table", { class: "ck-table" }), totals = make("div", { class: "ck-total", role: "status" }),
    seen = make("div", { class: "ck-stage" });
  var bar = make("div", { class: "ck-bar" }, [
    add("Conv", "conv", { outputs: 16, kernel: 3, padding: 1 }), add("Pool", "pool", { kernel: 2, stride: 2 }),
    add("Dense", "dense", { outputs: 10 }),
  ]);
  [make("div", { class: "ck-wide", tabindex: 0, role: "region", "aria-label": "layers" }, [table]), bar, totals, seen]
    .forEach(function (part) { live.appendChild(part); });
  return rebuild;
});
