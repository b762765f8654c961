// Cover a part of a picture, and see what is left of the answer.
start("occlude", function (live, data) {
  var net = network(data), size = data.input[1], source = pictureSource(data, size), side = data.size, fillWith = 0;
  var isCover = true, target = 0, ink, whole, left, at, sweeping = null;
  var FILLS = [["the mean grey", null], ["black", 0], ["white", 1]];

  function positions() { return size - side + 1; }

  // Shares of all classes with the square's upper left corner at (i, j); null covers nothing.
  function ask(corner) {
    var x = source.input(ink);
    if (corner) {
      var level = FILLS[fillWith][1] === null ? 0 : (FILLS[fillWith][1] - data.mean) / data.deviation;
      for (var i = corner.i; i < corner.i + side; i++) { x.fill(level, i * size + corner.j, i * size + corner.j + side); }
    }
    var all = net.forward(x);
    return softmax(all[all.length - 1]);
  }

  // Another picture, square or filling: all that is known about places is void.
  function renew() {
    stop();
    ink = source.ink(pad.strokes());
    whole = ask(null);
    target = whole.indexOf(Math.max.apply(null, whole));
    left = new Float32Array(positions() * positions()).fill(NaN);
    at = at ? { i: Math.min(at.i, positions() - 1), j: Math.min(at.j, positions() - 1) }
      : { i: Math.floor(positions() / 2), j: Math.floor(positions() / 2) };
    rebuildMap();
    refresh();
  }

  function rebuildMap() {
    empty(mapBox);
    map = mapSheet(1, positions(), positions(), 1, "");
    map.element.style.padding = 0;
    mapBox.appendChild(map.element);
  }

  var refresh = onceAFrame(show);

  function show() {
    var shares = ask(at), best = shares.indexOf(Math.max.apply(null, shares));
    left[at.i * positions() + at.j] = shares[target];
    gets.paint(covered(), paletteOf("ink"), 0, 1);
    bars.show(shares);
    paintMap();
    var name = data.classes[target];
    answer.textContent = percent(shares[target]) + " left for " + name + " of " + percent(whole[target]) +
      (best === target ? "." : "; now it reads " + data.classes[best] + ".");
    answer.setAttribute("data-left", String(shares[target]));
    frame.setAttribute("style", place(at));
    spot.setAttribute("style", "top:" + 100 * at.i / positions() + "%;left:" + 100 * at.j / positions() + "%;width:" + 100 / positions() +
      "%;height:" + 100 / positions() + "%");
  }

  function place(corner) {
    return "top:" + 100 * corner.i / size + "%;left:" + 100 * corner.j / size + "%;width:" + 100 * side / size + "%;height:" + 100 *
      side / size + "%";
  }

  function covered() {
    var picture = ink.slice(), level = FILLS[fillWith][1] === null ? data.mean : FILLS[fillWith][1];
    for (var i = at.i; i < at.i + side; i++) { picture.fill(level, i * size + at.j, i * size + at.j + side); }
    return picture;
  }

  function paintMap() {
    map.paint(left, paletteOf("heat"), 0, 1);
    var known = Array.prototype.filter.call(left, function (value) { return value === value; });
    mapBox.setAttribute("data-map", Array.prototype.join.call(left, " "));
    map.element.setAttribute("aria-label", "what is left of the probability of " + data.classes[target] + ": " + known.length +
      " of " + left.length +
      " places asked, lowest " + percent(Math.min.apply(null, known)));
  }

  // Every place, as many in a frame as fit into 8 ms; the square goes along.
  function sweep() {
    if (sweeping) { stop(); return; }
    var next = 0, still = prefersStillness();
    sweepButton.textContent = "Stop";
    sweeping = {};
    (function step() {
      sweeping.frame = requestAnimationFrame(function () {
        if (!sweeping || !live.isConnected) { return; }
        var until = performance.now() + 8, most = still ? Infinity : next + 12;
        while (next < left.length && performance.now() < until && next < most) {
          if (left[next] !== left[next]) { left[next] = ask({ i: Math.floor(next / positions()), j: next % positions() })[target]; }
          next++;
        }
        if (!still || next === left.length) { at = corner(Math.min(next, left.length - 1)); show(); }
        if (next < left.length) { step(); } else { stop(); goToLowest(); }
      });
    })();
  }

  function corner(place) { return { i: Math.floor(place / positions()), j: place % positions() }; }

  function goToLowest() {
    at = corner(left.indexOf(Math.min.apply(null, left)));
    show();
  }

  function stop() {
    if (sweeping) { cancelAnimationFrame(sweeping.frame); }
    sweeping = null;
    sweepButton.textContent = "Sweep all places";
  }

  function moveTo(i, j) {
    stop();
    at = { i: Math.max(0, Math.min(positions() - 1, i)), j: Math.max(0, Math.min(positions() - 1, j)) };
    refresh();
  }

  function point(event) {
    if (event.type === "pointermove" && event.pointerType === "touch" && !event.isPrimary) { return; }
    var box = gets.element.getBoundingClientRect();
    moveTo(Math.floor((event.clientY - box.top) / box.height * size) - (side - 1) / 2,
      Math.floor((event.clientX - box.left) / box.width * size) - (side - 1) / 2);
  }

  function walk(event) {
    var step = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }[event.key], by = event.shiftKey ? 4 : 1;
    if (!step) { return; }
    event.preventDefault();
    moveTo(at.i + by * step[0], at.j + by * step[1]);
  }

  function load(k) {
    source.choose(k);
    tool(true);
    pad.clear();
  }

  function tool(cover) {
    isCover = cover;
    padFigure.hidden = cover;
    drawButton.setAttribute("aria-pressed", String(!cover));
    if (!cover) { pad.paint(); }
  }

  var map, bars = probabilityBars(data.classes), gets = mapSheet(1, size, size, 1, "the picture with the square on it");
  var frame = make("div", { class: "ck-frame" }), spot = make("div", { class: "ck-frame" }), mapBox = make("div", { class: "ck-mapbox" });
  var answer = make("div", { class: "ck-answer", role: "status" });
  var screen = make("div", { class: "ck-screen ck-pad", tabindex: 0, role: "application",
    "aria-label": "picture with a square that covers a part: the arrow keys move it, with shift four pixels at a time",
    on: { pointermove: point, pointerdown: point, keydown: walk } }, [gets.element, frame]);
  var pad = drawingPad({ size: size, changed: renew, under: source.under, say: function () { } });
  var padFigure = figure("your own", [pad.element]);
  var drawButton = make("button", { type: "button", text: "Draw your own", "aria-pressed": "false", on: { click: function () {
    if (isCover) { source.choose(null); tool(false); pad.clear(); } else { tool(true); }
  } } });
  var sweepButton = make("button", { type: "button", text: "Sweep all places", on: { click: sweep } });
  [
    make("div", { class: "ck-stage ck-desk" }, [
      padFigure, figure("move the square", [screen]),
      figure("probability left, by place", [make("div", { class: "ck-over" }, [mapBox, spot])]),
      make("div", { class: "ck-verdict" }, [answer, bars.element]),
    ]),
    exampleRow(data, size, load),
    make("div", { class: "ck-bar" }, [
      sweepButton, drawButton,
      choice("side of the square", ["1", "3", "5", "7", "9", "11", "13", "15"], (side - 1) / 2,
        function (i) { side = 2 * i + 1; renew(); }),
      choice("covered with", FILLS.map(function (one) { return one[0]; }), 0, function (i) { fillWith = i; renew(); }),
    ]),
    make("div", { class: "ck-note",
      text: "Bright places: much of the probability is left. Dark places: little. Places that were not asked yet are empty." }),
  ].forEach(function (part) { live.appendChild(part); });
  tool(true);
  load(0);

  return function () { };
});
