// A model as a row of blocks; the one under the pointer or the focus tells about itself.
start("explorer", function (live, data) {
  var layers = data.layers, blocks = [], chosen = 0;

  function grouped(value) { return value.toLocaleString("en-US"); }
  function share(part, whole) { return whole > 0 ? (100 * part / whole).toFixed(part / whole < 0.1 ? 1 : 0) + " %" : "0 %"; }
  function bytes(count) {
    return count < 1000 ? count + " B" : count < 1e6 ? (count / 1e3).toFixed(1) + " kB" : (count / 1e6).toFixed(1) + " MB";
  }

  // Colour by what a layer does.
  function family(kind) {
    return /conv/i.test(kind) ? "conv" : /pool/i.test(kind) ? "pool" : /linear/i.test(kind) ? "dense" :
      /norm/i.test(kind) ? "norm" : "other";
  }

  // Logarithms: maps shrink and channels grow by factors.
  function block(layer, i) {
    var shape = layer.shape, isMap = shape.length === 3;
    var tall = isMap ? shape[1] : shape.length === 1 ? shape[0] / 8 : shape[shape.length - 1];
    var height = 1 + 1.25 * Math.log2(1 + tall), width = isMap ? 0.5 + 0.22 * Math.log2(1 + shape[0]) : 0.6;
    var words = layer.name + ", " + layer.kind + ", " + shape.join("\u00d7") + ", " + grouped(layer.parameters) + " parameters, " +
      grouped(layer.multiplyAdds) + " multiply-adds";
    var element = make("button", {
      type: "button", class: "ck-block ck-" + family(layer.kind), "aria-label": words, title: layer.name, tabindex: i === 0 ? 0 : -1,
      style: "height:" + height.toFixed(2) + "em;width:" + width.toFixed(2) + "em",
      on: { pointerenter: function () { choose(i); }, focus: function () { choose(i); } },
    });
    blocks.push(element);
    return element;
  }

  function choose(i) {
    blocks[chosen].classList.remove("ck-chosen");
    blocks[chosen].tabIndex = -1;
    chosen = i;
    blocks[i].classList.add("ck-chosen");
    blocks[i].tabIndex = 0;
    strips.forEach(function (strip) { strip(i); });
    var layer = layers[i];
    empty(facts);
    [["layer", layer.name], ["kind", layer.kind], ["output", layer.shape.join("\u00d7")],
      ["parameters", grouped(layer.parameters) + "  (" + share(layer.parameters, data.parameters) + ")"],
      ["multiply-adds", grouped(layer.multiplyAdds) + "  (" + share(layer.multiplyAdds, data.multiplyAdds) + ")"],
      ["output memory", bytes(layer.bytes)],
      ["one unit sees", layer.seesRows === undefined ? "" : number(layer.seesRows) + "\u00d7" + number(layer.seesColumns) + " pixels"],
    ].forEach(function (pair) {
      facts.appendChild(make("div", {}, [make("dt", { text: pair[0] }), make("dd", { text: pair[1] || "\u2013" })]));
    });
  }

  function walk(event) {
    var to = { ArrowRight: chosen + 1, ArrowLeft: chosen - 1, Home: 0, End: blocks.length - 1 }[event.key];
    if (to === undefined) { return; }
    event.preventDefault();
    blocks[Math.max(0, Math.min(blocks.length - 1, to))].focus();
  }

  // Every layer's part of the whole, as one bar.
  function strip(name, part, whole) {
    var bar = make("svg", { viewBox: "0 0 1000 24", preserveAspectRatio: "none", class: "ck-strip", role: "img",
      "aria-label": name + " by layer" });
    var from = 0, pieces = layers.map(function (layer, i) {
      var width = whole > 0 ? 1000 * layer[part] / whole : 0;
      var piece = make("rect", { x: from, y: 0, width: Math.max(0, width), height: 24, class: "ck-" + family(layer.kind),
        on: { pointerenter: function () { choose(i); } } });
      from += width;
      bar.appendChild(piece);
      return piece;
    });
    strips.push(function (i) { pieces.forEach(function (piece, k) { piece.classList.toggle("ck-chosen", k === i); }); });
    return figure(name + ": " + grouped(whole), [bar]);
  }

  var FAMILIES = { conv: "convolution", pool: "pooling", dense: "fully connected", norm: "normalisation", other: "other" };
  var legend = make("div", { class: "ck-note" }, Object.keys(FAMILIES).map(function (key) {
    return make("span", { class: "ck-key ck-" + key, text: FAMILIES[key] });
  }));
  var strips = [], facts = make("dl", { class: "ck-facts" });
  var row = make("div", { class: "ck-blocks", role: "toolbar", "aria-label": "layers; the arrow keys move", on: { keydown: walk } },
    layers.map(block));
  var bars = [strip("parameters", "parameters", data.parameters), strip("multiply-adds", "multiplyAdds", data.multiplyAdds)];
  [make("div", { class: "ck-note", text: "input " + data.input.join("\u00d7") +
    "; a block is as tall as its maps and as wide as it has channels" }),
    row, legend, make("div", { role: "status" }, [facts])].concat(bars).forEach(function (part) { live.appendChild(part); });
  choose(0);
  return function () { };
});
