// Draw, and watch a network read.
start("draw", function (live, data) {
  var net = network(data), size = data.input[1], source = pictureSource(data, size), dark = false, target = -1, heatOn = net.looksAt >= 0;
  var all = null, done = true;

  var refresh = onceAFrame(function () {
    var ink = source.ink(pad.strokes()), x = source.input(ink);
    all = net.forward(x);
    var logits = all[all.length - 1], shares = softmax(logits), best = shares.indexOf(Math.max.apply(null, shares));
    var isEmpty = ink.every(function (value) { return value === 0; });
    bars.show(shares);
    bars.element.setAttribute("data-logits", Array.prototype.join.call(logits, " "));
    gets.paint(ink, paletteOf("ink"), 0, 1);
    sheets.paint(all, dark);
    look(target < 0 ? best : target);
    answer.textContent = isEmpty ? "Draw here." : "It reads " + data.classes[best] + ", " + percent(shares[best]) + ".";
    if (done) { sheets.describe(all); }
    gets.element.setAttribute("aria-label", isEmpty ? "an empty picture" : "the picture that the network gets, read as " +
      data.classes[best]);
  });

  function look(k) {
    heat.element.hidden = !heatOn;
    if (!heatOn) { return; }
    var cam = gradCam(net, all, k), most = Math.max.apply(null, cam.values);
    heat.paint(cam.values, paletteOf("heat"), 0, Math.max(most, 1e-12));
    heat.element.setAttribute("data-cam", Array.prototype.join.call(cam.values, " "));
  }

  function change(isDone) {
    done = isDone;
    refresh();
  }

  function load(k) {
    source.choose(k);
    pad.clear();
  }

  var bars = probabilityBars(data.classes), sheets = activationSheets(net);
  var gets = mapSheet(1, size, size, 1, "the picture that the network gets");
  var camShape = heatOn ? net.shapes[net.looksAt + 1] : [1, 1, 1];
  var heat = mapSheet(1, camShape[1], camShape[2], 1, "where the network looks");
  heat.element.classList.add("ck-heat");
  // Without padding the maps do not reach the edges: each value lies over the middle of what its unit sees.
  [["top", "height", 1], ["left", "width", 2]].forEach(function (side) {
    var field = fieldOf(net.layers, heatOn ? net.looksAt + 1 : 0, side[2] - 1), all = data.input[side[2]] / 100;
    heat.element.style.setProperty(side[0], (field.from + (field.size - field.jump) / 2) / all + "%");
    heat.element.style.setProperty(side[1], camShape[side[2]] * field.jump / all + "%", "important");
  });
  heat.element.removeAttribute("role");
  heat.element.removeAttribute("aria-label");
  var answer = make("div", { class: "ck-answer", role: "status" }), cross = make("div", { class: "ck-note", role: "status" });
  var pad = drawingPad({ size: size, changed: change, under: source.under, say: function (text) { cross.textContent = text; } });
  var settings = [
    button("Clear", "Clear the pad", function () { load(null); }),
    button("Undo", "Undo the last stroke", pad.undo),
    choice("drawing", ["centred and scaled, as MNIST", "as drawn"], 0, function (i) { source.centre(i === 0); change(true); }),
  ];
  if (heatOn) {
    settings.push(choice("Grad-CAM", ["of its answer"].concat(data.classes.map(function (name) { return "of " + name; }), ["off"]), 0,
      function (i) {
      heatOn = i <= data.classes.length;
      target = i === 0 || !heatOn ? -1 : i - 1;
      change(true);
    }));
  }
  [
    make("div", { class: "ck-stage ck-desk" }, [
      figure("draw here, or press an example", [pad.element]),
      figure(net.looksAt >= 0 ? "what the network gets, and where it looks" : "what the network gets",
        [make("div", { class: "ck-over" }, [gets.element, heat.element])]),
      make("div", { class: "ck-verdict" }, [answer, bars.element]),
    ]),
    exampleRow(data, size, load),
    make("div", { class: "ck-bar" }, settings), cross, sheets.element,
    make("div", { class: "ck-note",
      text: "Every layer's answers, each in its own scale; below 0 in orange. By keyboard: go to the pad, move the cross " +
      "with the arrow keys (with Shift: finer), set points with Space, end a stroke with Enter." }),
  ].forEach(function (part) { live.appendChild(part); });
  load(0);

  return function (isDark) { dark = isDark; change(true); };
});
