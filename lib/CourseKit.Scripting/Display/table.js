(function (id, page) {
  var table = document.getElementById(id);
  if (!table || !table.tHead) return;
  var body = table.tBodies[0], pager = table.parentNode.querySelector(".ck-pager"), first = 0, sorted = null;
  var heads = Array.prototype.slice.call(table.tHead.rows[0].cells);
  function rows() { return Array.prototype.slice.call(body.rows); }
  function button(text, label, to, count) {
    var made = document.createElement("button");
    made.type = "button";
    made.textContent = text;
    made.setAttribute("aria-label", label);
    made.style.cssText = "font:inherit;color:inherit;background:transparent;border:1px solid;border-radius:3px;padding:0 .6em";
    made.disabled = to < 0 || to >= count;
    made.style.opacity = made.disabled ? .35 : 1;
    made.style.cursor = made.disabled ? "default" : "pointer";
    made.onclick = function () { turn(to, label); };
    pager.appendChild(made);
  }
  function turn(to, label) {
    first = to;
    show();
    var again = pager.querySelector("[aria-label='" + label + "']");
    (again.disabled ? pager.querySelector("button:not([disabled])") : again).focus();
  }
  function show() {
    var all = rows();
    all.forEach(function (row, i) { row.style.display = i >= first && i < first + page ? "" : "none"; });
    if (!pager) return;
    pager.textContent = "";
    button("\u2039", "previous rows", first - page, all.length);
    pager.appendChild(document.createTextNode(
      " " + (first + 1) + "\u2013" + Math.min(all.length, first + page) + " of " + all.length + (pager.dataset.more || "") + " "));
    button("\u203a", "next rows", first + page, all.length);
  }
  function key(row, column) {
    var text = row.cells[column] ? row.cells[column].textContent.trim() : "", plain = text.replace(/,(?=\d{3}(\D|$))/g, "");
    var isNumber = /^[-+]?(\d+\.?\d*|\.\d+)(e[-+]?\d+)?$/i.test(plain);
    var infinite = /^-?(\u221e|Infinity)$/.test(text) ? (text.charAt(0) === "-" ? -Infinity : Infinity) : NaN;
    return { row: row, text: text, number: isNumber ? Number(plain) : infinite, isNone: /^(|null|<null>|NaN)$/.test(text) };
  }
  function compare(x, y) {
    var a = isNaN(x.number), b = isNaN(y.number);
    if (a && b) return x.text.localeCompare(y.text, undefined, { numeric: true });
    if (a !== b) return a - b;
    return x.number < y.number ? -1 : +(x.number > y.number);
  }
  function sort(column) {
    var turns = sorted && sorted.column === column ? -sorted.sign : 1;
    sorted = { column: column, sign: turns };
    rows().map(function (row) { return key(row, column); }).sort(function (x, y) {
      return x.isNone !== y.isNone ? x.isNone - y.isNone : x.isNone ? 0 : turns * compare(x, y);
    }).forEach(function (entry) { body.appendChild(entry.row); });
    heads.forEach(function (head, i) {
      head.querySelector("span[aria-hidden]").textContent = i !== column ? "" : turns > 0 ? " \u25b4" : " \u25be";
      head.setAttribute("aria-sort", i !== column ? "none" : turns > 0 ? "ascending" : "descending");
    });
    first = 0;
    show();
  }
  heads.forEach(function (head, column) {
    var mark = document.createElement("span");
    mark.setAttribute("aria-hidden", "true");
    head.appendChild(mark);
    head.style.cursor = "pointer";
    head.title = "sort";
    head.tabIndex = 0;
    head.setAttribute("aria-sort", "none");
    head.onclick = function () { sort(column); };
    head.onkeydown = function (event) {
      if (event.key !== "Enter" && event.key !== " ") return;
      event.preventDefault();
      event.stopPropagation();
      sort(column);
    };
  });
  show();
})
