// A chain of layers with its weights: forwards, and gradients backwards, as the engine computes them (float32).

function floats(text) {
  var bytes = Uint8Array.from(atob(text), function (letter) { return letter.charCodeAt(0); });
  var view = new DataView(bytes.buffer), values = new Float32Array(bytes.length / 4);
  for (var i = 0; i < values.length; i++) { values[i] = view.getFloat32(4 * i, true); }
  return values;
}

function count(shape) { return shape.reduce(function (product, size) { return product * size; }, 1); }

// described: { input: [C, H, W], layers: [...] } as the library writes it.
function network(described) {
  var shapes = [described.input];
  var layers = described.layers.map(function (one) {
    var layer = Object.assign({}, one, { before: shapes[shapes.length - 1] });
    ["weight", "bias"].forEach(function (name) { if (one[name] !== undefined) { layer[name] = floats(one[name]); } });
    shapes.push(one.shape);
    return layer;
  });

  return {
    layers: layers,
    shapes: shapes,
    // All activations: [0] the input, [k + 1] what layer k gives.
    forward: function (x) {
      var all = [x];
      layers.forEach(function (layer) { all.push(LAYERS[layer.kind].forward(layer, all[all.length - 1])); });
      return all;
    },
    // From the gradient of something by activation `from` to that by activation `to`, to <= from.
    backward: function (all, from, gradient, to) {
      for (var k = from - 1; k >= to; k--) { gradient = LAYERS[layers[k].kind].backward(layers[k], all[k], all[k + 1], gradient); }
      return gradient;
    },
    looksAt: described.looksAt,
  };
}

function softmax(logits) {
  var most = Math.max.apply(null, logits), sum = 0;
  var shares = Array.prototype.map.call(logits, function (value) { var e = Math.exp(value - most); sum += e; return e; });
  return shares.map(function (e) { return e / sum; });
}

// What the first unit behind `count` layers sees of an axis, and how far the next one's field lies from it, in pixels.
function fieldOf(layers, count, axis) {
  var from = 0, size = 1, jump = 1;
  for (var k = 0; k < count; k++) {
    var layer = layers[k];
    if (!layer.kernel) { continue; }
    from -= layer.padding[axis] * jump;
    size += (layer.kernel[axis] - 1) * layer.dilation[axis] * jump;
    jump *= layer.stride[axis];
  }
  return { from: from, size: size, jump: jump };
}

// Where the last maps speak for a class: relu(sum of a[k] A[k]), a[k] the mean of the logit's gradient by A[k].
function gradCam(net, all, target) {
  var at = net.looksAt + 1, shape = net.shapes[at], maps = all[at], plane = shape[1] * shape[2];
  var one = new Float32Array(all[all.length - 1].length);
  one[target] = 1;
  var gradient = net.backward(all, all.length - 1, one, at), heat = new Float32Array(plane);
  for (var c = 0; c < shape[0]; c++) {
    var mean = 0, p;
    for (p = 0; p < plane; p++) { mean += gradient[c * plane + p] / plane; }
    for (p = 0; p < plane; p++) { heat[p] += mean * maps[c * plane + p]; }
  }
  return { rows: shape[1], columns: shape[2], values: heat.map(function (value) { return Math.max(0, value); }) };
}

// Columns j of a map for which tap v of a window lies on the image: [first, past the last].
function reach(v, size, outputs, stride, padding, dilation) {
  var offset = v * dilation - padding;
  return [Math.max(0, Math.ceil(-offset / stride)), Math.min(outputs, Math.floor((size - 1 - offset) / stride) + 1)];
}

// Calls visit(x row, y row, from j, to j, first x column, stride, weight index) for each row of each tap of each pair of channels.
function eachTap(layer, visit) {
  var C = layer.before[0], H = layer.before[1], W = layer.before[2], F = layer.shape[0], oH = layer.shape[1], oW = layer.shape[2];
  var kH = layer.kernel[0], kW = layer.kernel[1], perGroup = C / layer.groups, filters = F / layer.groups;
  for (var f = 0; f < F; f++) {
    for (var c = 0; c < perGroup; c++) {
      var channel = Math.floor(f / filters) * perGroup + c;
      for (var u = 0; u < kH; u++) {
        var rows = reach(u, H, oH, layer.stride[0], layer.padding[0], layer.dilation[0]);
        for (var v = 0; v < kW; v++) {
          var columns = reach(v, W, oW, layer.stride[1], layer.padding[1], layer.dilation[1]);
          for (var i = rows[0]; i < rows[1]; i++) {
            var r = i * layer.stride[0] + u * layer.dilation[0] - layer.padding[0];
            var s = columns[0] * layer.stride[1] + v * layer.dilation[1] - layer.padding[1];
            visit((channel * H + r) * W + s, (f * oH + i) * oW + columns[0], columns[1] - columns[0], layer.stride[1],
              ((f * perGroup + c) * kH + u) * kW + v);
          }
        }
      }
    }
  }
}

function pooled(layer, x, start, take, end) {
  var C = layer.shape[0], oH = layer.shape[1], oW = layer.shape[2], H = layer.before[1], W = layer.before[2];
  var y = new Float32Array(C * oH * oW);
  for (var at = 0; at < y.length; at++) {
    var c = Math.floor(at / (oH * oW)), i = Math.floor(at / oW) % oH, j = at % oW, state = start(at);
    for (var u = 0; u < layer.kernel[0]; u++) {
      for (var v = 0; v < layer.kernel[1]; v++) {
        var r = i * layer.stride[0] + u * layer.dilation[0] - layer.padding[0],
          s = j * layer.stride[1] + v * layer.dilation[1] - layer.padding[1];
        if (r >= 0 && s >= 0 && r < H && s < W) { take(state, x, (c * H + r) * W + s); }
      }
    }
    y[at] = end(state);
  }
  return y;
}

// The first of equal values wins; padding never does.
function winners(layer, x) {
  var at = [];
  pooled(layer, x, function () { return { best: -1 }; },
    function (state, values, p) { if (state.best < 0 || values[p] > values[state.best]) { state.best = p; } },
    function (state) { at.push(state.best); return 0; });
  return at;
}

// Pixels by which a mean is divided.
function divisors(layer) {
  var all = layer.kernel[0] * layer.kernel[1];
  if (layer.countPadding !== 0) { return null; }
  var found = [];
  pooled(layer, [], function () { return { n: 0 }; }, function (state) { state.n++; },
    function (state) { found.push(state.n || all); return 0; });
  return found;
}

function elementwise(value, slope) {
  return {
    forward: function (layer, x) { return x.map(function (v) { return value(v, layer); }); },
    backward: function (layer, x, y, gradient) { return gradient.map(function (g, i) { return g * slope(x[i], y[i], layer); }); },
  };
}

var LAYERS = {
  conv: {
    forward: function (layer, x) {
      var y = new Float32Array(count(layer.shape)), plane = layer.shape[1] * layer.shape[2], w = layer.weight;
      if (layer.bias) { for (var f = 0; f < layer.shape[0]; f++) { y.fill(layer.bias[f], f * plane, (f + 1) * plane); } }
      eachTap(layer, function (from, to, length, stride, at) {
        var weight = w[at];
        for (var j = 0; j < length; j++) { y[to + j] += weight * x[from + j * stride]; }
      });
      return y;
    },
    backward: function (layer, x, y, gradient) {
      var back = new Float32Array(x.length), w = layer.weight;
      eachTap(layer, function (from, to, length, stride, at) {
        var weight = w[at];
        for (var j = 0; j < length; j++) { back[from + j * stride] += weight * gradient[to + j]; }
      });
      return back;
    },
  },
  maxpool: {
    forward: function (layer, x) { return Float32Array.from(winners(layer, x), function (p) { return x[p]; }); },
    backward: function (layer, x, y, gradient) {
      var back = new Float32Array(x.length);
      winners(layer, x).forEach(function (p, i) { back[p] += gradient[i]; });
      return back;
    },
  },
  avgpool: {
    forward: function (layer, x) {
      var all = layer.kernel[0] * layer.kernel[1], by = divisors(layer);
      return pooled(layer, x, function (at) { return { sum: 0, at: at }; }, function (state, values, p) { state.sum += values[p]; },
        function (state) { return state.sum / (by ? by[state.at] : all); });
    },
    backward: function (layer, x, y, gradient) {
      var back = new Float32Array(x.length), all = layer.kernel[0] * layer.kernel[1], by = divisors(layer);
      pooled(layer, x, function (at) { return at; }, function (at, values, p) { back[p] += gradient[at] / (by ? by[at] : all); },
        function () { return 0; });
      return back;
    },
  },
  affine: {
    forward: function (layer, x) {
      var plane = x.length / layer.weight.length;
      return x.map(function (v, i) { var c = Math.floor(i / plane); return layer.weight[c] * v + layer.bias[c]; });
    },
    backward: function (layer, x, y, gradient) {
      var plane = x.length / layer.weight.length;
      return gradient.map(function (g, i) { return g * layer.weight[Math.floor(i / plane)]; });
    },
  },
  linear: {
    forward: function (layer, x) {
      var w = layer.weight, D = x.length, y = new Float32Array(layer.shape[0]);
      for (var f = 0; f < y.length; f++) {
        var sum = layer.bias ? layer.bias[f] : 0;
        for (var p = 0, at = f * D; p < D; p++, at++) { sum += w[at] * x[p]; }
        y[f] = sum;
      }
      return y;
    },
    backward: function (layer, x, y, gradient) {
      var w = layer.weight, D = x.length, back = new Float32Array(D);
      for (var f = 0; f < gradient.length; f++) {
        var g = gradient[f];
        if (g !== 0) { for (var p = 0, at = f * D; p < D; p++, at++) { back[p] += g * w[at]; } }
      }
      return back;
    },
  },
  flatten: { forward: function (layer, x) { return x; }, backward: function (layer, x, y, gradient) { return gradient; } },
  relu: elementwise(function (v) { return v > 0 ? v : 0; }, function (x) { return x > 0 ? 1 : 0; }),
  leaky: elementwise(function (v, layer) { return v > 0 ? v : layer.slope * v; },
    function (x, y, layer) { return x > 0 ? 1 : layer.slope; }),
  tanh: elementwise(Math.tanh, function (x, y) { return 1 - y * y; }),
  sigmoid: elementwise(function (v) { return 1 / (1 + Math.exp(-v)); }, function (x, y) { return y * (1 - y); }),
};
