(function (id, page) {
  var table = document.getElementById(id);
  if (!table || !table.tHead) return;
  var body = table.tBodies[0], pager = table.parentNode.querySelector(".ck-pager"), first = 0;
  function rows() { return Array.prototype.slice.call(body.rows); }
  function button(text, to, count) {
    var made = document.createElement("button");
    made.textContent = text;
    made.disabled = to < 0 || to >= count;
    made.onclick = function () { first = to; show(); };
    pager.appendChild(made);
  }
  function show() {
    var all = rows();
    all.forEach(function (row, i) { row.style.display = i >= first && i < first + page ? "" : "none"; });
    if (!pager) return;
    pager.textContent = "";
    button("\u2039", first - page, all.length);
    pager.appendChild(document.createTextNode(
      " " + (first + 1) + "\u2013" + Math.min(all.length, first + page) + " of " + all.length + (pager.dataset.more || "") + " "));
    button("\u203a", first + page, all.length);
  }
  function compare(x, y) {
    var a = parseFloat(x), b = parseFloat(y);
    return isNaN(a) || isNaN(b) ? x.localeCompare(y) : a - b;
  }
  Array.prototype.forEach.call(table.tHead.rows[0].cells, function (head, column) {
    var up = false;
    head.style.cursor = "pointer";
    head.title = "sort";
    head.onclick = function () {
      up = !up;
      rows().sort(function (r, s) {
        var order = compare(r.cells[column].textContent, s.cells[column].textContent);
        return up ? order : -order;
      }).forEach(function (row) { body.appendChild(row); });
      first = 0;
      show();
    };
  });
  show();
})
