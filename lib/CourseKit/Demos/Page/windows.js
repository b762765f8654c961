// How windows lie on an image: the arithmetic that convolution and pooling share.

// Windows that fit along one axis, or 0.
function windowsThatFit(size, taps, stride, padding, dilation) {
  var room = size + 2 * padding - dilation * (taps - 1) - 1;
  return room < 0 ? 0 : Math.floor(room / stride) + 1;
}

// Why none fits, or "".
function misfit(rows, columns, kH, kW, padding, dilation) {
  var tall = dilation * (kH - 1) + 1, wide = dilation * (kW - 1) + 1;
  if (tall <= rows + 2 * padding && wide <= columns + 2 * padding) { return ""; }
  return "A window of " + tall + "\u00d7" + wide + " does not fit into " + (rows + 2 * padding) + "\u00d7" + (columns + 2 * padding) +
    ": use more padding or less dilation.";
}

// The taps of window (i, j), row by row: { u, v, r, s, inside }, r and s on the image.
function taps(i, j, kH, kW, stride, padding, dilation, rows, columns) {
  var list = [];
  for (var u = 0; u < kH; u++) {
    for (var v = 0; v < kW; v++) {
      var r = i * stride + u * dilation - padding, s = j * stride + v * dilation - padding;
      list.push({ u: u, v: v, r: r, s: s, inside: r >= 0 && s >= 0 && r < rows && s < columns });
    }
  }
  return list;
}

function sizeFormula(name, size, kernel, stride, padding, dilation, output) {
  var spread = dilation === 1 ? kernel : dilation + "\u00b7(" + kernel + " \u2212 1) \u2212 1";
  return name + ": \u230a(" + size + " + 2\u00b7" + padding + " \u2212 " + spread + ") / " + stride + "\u230b + 1 = " + output;
}

// An image with its padding: squares, and marks on those under a window.
function paddedImage(values, padding, label, dark, colour) {
  var rows = values.length + 2 * padding, columns = values[0].length + 2 * padding;
  var squares = grid(rows, columns, { label: label, most: 18 });
  var all = [].concat.apply([], values);
  var size = letterSize(all.map(number));
  for (var i = 0; i < rows; i++) {
    for (var j = 0; j < columns; j++) {
      var r = i - padding, s = j - padding, cell = squares.cell(i, j);
      if (r >= 0 && s >= 0 && r < values.length && s < values[0].length) {
        fill(cell, values[r][s], colour, squareSize(rows, columns, 18) < 1 ? 0 : size);
      } else {
        cell.rect.setAttribute("class", "ck-cell ck-padding");
      }
    }
  }
  var marked = [];
  return {
    element: squares.element,
    mark: function (list, strong) {
      marked.forEach(function (cell) { cell.rect.classList.remove("ck-under", "ck-strong"); });
      marked = list.map(function (tap) {
        var cell = squares.cell(tap.r + padding, tap.s + padding);
        cell.rect.classList.add("ck-under");
        if (tap === strong) { cell.rect.classList.add("ck-strong"); }
        cell.rect.parentNode.parentNode.appendChild(cell.rect.parentNode);      // its frame over its neighbours'
        return cell;
      });
    },
  };
}

// An output that fills as the steps go on.
function growingOutput(values, label, dark, press) {
  var colour = colourScale([].concat.apply([], values), dark);
  var rows = values.length, columns = values[0].length;
  var squares = grid(rows, columns, { label: label, press: press, most: 18 });
  var size = squareSize(rows, columns, 18) < 1 ? 0 : letterSize([].concat.apply([], values).map(number));
  var current = null;
  return {
    element: squares.element,
    // Everything before `at` is known; `partial`, if not null, stands at `at`.
    show: function (at, value) {
      for (var k = 0; k < rows * columns; k++) {
        var i = Math.floor(k / columns), j = k % columns;
        fill(squares.cell(i, j), k < at ? values[i][j] : k === at ? value : null, colour, size);
      }
      if (current) { current.rect.classList.remove("ck-under"); }
      current = squares.cell(Math.floor(at / columns), at % columns);
      current.rect.classList.add("ck-under");
      current.rect.parentNode.parentNode.appendChild(current.rect.parentNode);
    },
  };
}
