// A pad to draw on with mouse, finger or keys, and drawings made into pictures as MNIST's digits were.

var PEN = 1.3, SOFT = 1.1;      // half the stroke's width and the width of its edge, in pixels of the picture

// Ink 0..1 of strokes (lists of points) on a picture of `size` pixels a side: the depth inside the nearest piece of a stroke.
function rasterise(strokes, size) {
  var depth = new Float32Array(size * size).fill(-100);
  strokes.forEach(function (points) {
    for (var k = 0; k < points.length; k++) {
      var a = points[Math.max(0, k - 1)], b = points[k], dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy, margin = PEN + SOFT;
      var top = Math.max(0, Math.floor(Math.min(a.y, b.y) - margin)), bottom = Math.min(size - 1, Math.ceil(Math.max(a.y, b.y) + margin));
      var left = Math.max(0, Math.floor(Math.min(a.x, b.x) - margin)), right = Math.min(size - 1, Math.ceil(Math.max(a.x, b.x) + margin));
      for (var i = top; i <= bottom; i++) {
        for (var j = left; j <= right; j++) {
          var px = j + 0.5 - a.x, py = i + 0.5 - a.y, along = length > 0 ? Math.max(0, Math.min(1, (px * dx + py * dy) / length)) : 0;
          var inside = PEN - Math.hypot(px - along * dx, py - along * dy);
          if (inside > depth[i * size + j]) { depth[i * size + j] = inside; }
        }
      }
    }
  });
  return depth.map(function (value) { return Math.max(0, Math.min(1, 0.5 + value / SOFT)); });
}

// Scaled so that the longer side is 20 of 28 pixels, then moved by whole pixels until the centre of mass is in the middle.
function centred(strokes, size) {
  var all = [].concat.apply([], strokes);
  if (all.length === 0) { return strokes; }
  function range(axis) {
    var values = all.map(function (point) { return point[axis]; });
    return { low: Math.min.apply(null, values), high: Math.max.apply(null, values) };
  }
  var x = range("x"), y = range("y"), longest = Math.max(x.high - x.low, y.high - y.low);
  var scale = longest > 0.5 ? (20 / 28 * size - 2 * PEN) / longest : 1;
  function moved(list, by, dx, dy) {
    return list.map(function (points) { return points.map(function (point) { return { x: point.x * by + dx, y: point.y * by + dy }; }); });
  }
  var fitted = moved(strokes, scale, size / 2 - scale * (x.low + x.high) / 2, size / 2 - scale * (y.low + y.high) / 2);
  var ink = rasterise(fitted, size), mass = 0, massX = 0, massY = 0;
  ink.forEach(function (value, at) { mass += value; massX += value * (at % size); massY += value * Math.floor(at / size); });
  return mass > 0 ? moved(fitted, 1, Math.floor(size / 2 - massX / mass), Math.floor(size / 2 - massY / mass)) : fitted;
}

// options: size, changed(done) after every change, done when a stroke has ended.
// The pointer draws freely; keys set points: arrows move the cross, Space joins it to the last point, Enter ends the stroke.
function drawingPad(options) {
  var size = options.size, strokes = [], current = null, cross = null, SCALE = 12;
  var canvas = make("canvas", { width: size * SCALE, height: size * SCALE });
  var screen = make("div", {
    class: "ck-screen ck-pad", tabindex: 0, role: "application",
      "aria-label": "drawing pad. Draw with mouse or finger. By keyboard: arrow keys " +
      "move the cross, space sets a point and joins it to the one before, enter ends the stroke, backspace takes the last stroke away",
  }, [canvas]);

  function at(event) {
    var box = canvas.getBoundingClientRect();
    return { x: (event.clientX - box.left) / box.width * size, y: (event.clientY - box.top) / box.height * size };
  }

  function add(point) {
    var last = current[current.length - 1];
    if (!last || Math.hypot(point.x - last.x, point.y - last.y) > 0.15) { current.push(point); }
  }

  function changed(done) {
    paint();
    options.changed(done);
  }

  function begin(event) {
    if (event.button > 0) { return; }
    event.preventDefault();
    screen.focus({ preventScroll: true });
    cross = null;
    current = [];
    strokes.push(current);
    if (screen.setPointerCapture) { try { screen.setPointerCapture(event.pointerId); } catch (e) { /* a pointer that is gone */ } }
    add(at(event));
    changed(false);
  }

  function draw(event) {
    if (!current || cross) { return; }
    var all = event.getCoalescedEvents ? event.getCoalescedEvents() : [];
    (all.length ? all : [event]).forEach(function (one) { add(at(one)); });
    changed(false);
  }

  function end() {
    if (!current || cross) { return; }
    current = null;
    changed(true);
  }

  function undo() {
    strokes.pop();
    current = null;
    changed(true);
  }

  function key(event) {
    var by = event.shiftKey ? 0.5 : 2;
    var step = { ArrowUp: [0, -by], ArrowDown: [0, by], ArrowLeft: [-by, 0], ArrowRight: [by, 0] }[event.key];
    if (step || event.key === " ") {
      if (!cross) { cross = { x: size / 2, y: size / 2 }; current = null; }
      if (step) {
        cross = { x: Math.max(0, Math.min(size, cross.x + step[0])), y: Math.max(0, Math.min(size, cross.y + step[1])) };
        paint();
      } else {
        if (!current) { current = []; strokes.push(current); }
        current.push({ x: cross.x, y: cross.y });
        changed(true);
      }
    } else if (event.key === "Enter") {
      current = null;
      paint();
    } else if (event.key === "Backspace" || event.key === "Delete") {
      undo();
    } else {
      return;
    }
    event.preventDefault();
    options.say(cross ? "cross at row " + Math.round(cross.y) + ", column " + Math.round(cross.x) +
      (current ? "; the next point joins the last" : "") : "");
  }

  function paint() {
    var context = canvas.getContext("2d");
    context.fillStyle = "#000000";
    context.fillRect(0, 0, canvas.width, canvas.height);
    if (options.under) { options.under(context, SCALE); }
    context.strokeStyle = context.fillStyle = "#ffffff";
    context.lineWidth = 2 * PEN * SCALE;
    context.lineCap = context.lineJoin = "round";
    strokes.forEach(function (points) {
      context.beginPath();
      points.forEach(function (point, k) { context[k ? "lineTo" : "moveTo"](point.x * SCALE, point.y * SCALE); });
      if (points.length === 1) { context.lineTo(points[0].x * SCALE, points[0].y * SCALE + 0.1); }
      context.stroke();
    });
    if (cross) {
      context.lineWidth = 2;
      context.strokeStyle = "#ffb454";
      context.beginPath();
      if (current && current.length) {
        context.moveTo(current[current.length - 1].x * SCALE, current[current.length - 1].y * SCALE);
        context.lineTo(cross.x * SCALE, cross.y * SCALE);
      }
      context.moveTo(cross.x * SCALE - 12, cross.y * SCALE);
      context.lineTo(cross.x * SCALE + 12, cross.y * SCALE);
      context.moveTo(cross.x * SCALE, cross.y * SCALE - 12);
      context.lineTo(cross.x * SCALE, cross.y * SCALE + 12);
      context.stroke();
    }
  }

  [["pointerdown", begin], ["pointermove", draw], ["pointerup", end], ["pointercancel", end], ["keydown", key]]
    .forEach(function (pair) { screen.addEventListener(pair[0], pair[1]); });
  paint();
  return {
    element: screen,
    undo: undo,
    clear: function () { strokes = []; current = cross = null; changed(true); },
    strokes: function () { return strokes; },
    paint: paint,
  };
}
