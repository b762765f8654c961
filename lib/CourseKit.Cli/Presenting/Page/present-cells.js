// The cells: what the server says of each is drawn into the place that the page keeps for it.
const STATES = { idle: "", queued: "waits", running: "runs", done: "done", failed: "failed", stopped: "stopped" };
const SUMMARIES = { setup: "Set-up", solution: "Solution", check: "Check" };
const cells = new Map();

function onlyPicture(place) {
  const output = place.children.length === 1 && place.firstElementChild;
  return output && output.children.length === 1 && output.firstElementChild.matches("img.picture") ? output.firstElementChild : null;
}

class Cell {
  constructor(section) {
    this.section = section;
    this.index = Number(section.dataset.cell);
    this.state = "idle";
    this.source = "";
    this.parameters = new Parameters(this.index);
    this.count = make("span", { class: "count", "aria-hidden": "true" });
    this.doing = make("span", { class: "doing" });
    this.run = button("Run", "Run this cell (Shift+Enter)", () => this.go("run"), { class: "run" });
    this.runTo = button("Run to here", "Run all cells above and this one", () => this.go("runTo"));
    this.edit = button("Edit", "Change the code", () => this.toggleEdit(), { "aria-pressed": "false" });
    this.revert = button("As in the file", "Undo all changes of this cell", () => this.undo(), { hidden: true });
    this.problems = make("p", { class: "problems", hidden: true });
    this.code = make("div", { class: "code-place", role: "group" });
    this.pre = make("pre", { class: "code" }, [make("code")]);
    this.mark = make("div", { class: "line-mark", hidden: true });
    this.editor = make("textarea", { class: "editor", hidden: true, spellcheck: "false", autocomplete: "off", autocapitalize: "off" });
    this.outputs = make("div", { class: "outputs", role: "group" });
    this.code.append(this.pre, this.mark);
    const summary = SUMMARIES[section.dataset.role];
    const code = [this.code, this.editor];
    const folded = summary ? [make("details", {}, [make("summary", { text: summary }), ...code])] : code;
    const bar = make("div", { class: "cell-bar" }, [this.count, this.run, this.runTo, this.edit, this.revert, this.doing]);
    section.append(make("div", { class: "left" }, [bar, this.parameters.box, this.problems, ...folded]), this.outputs);
    this.editor.addEventListener("keydown", event => this.key(event));
    this.editor.addEventListener("input", () => this.grow());
    cells.set(this.index, this);
  }

  async go(what) {
    if (!this.editor.hidden && !await this.send()) { return; }
    await ask({ do: what, cell: this.index });
  }

  // ---- editing

  toggleEdit() { return this.editor.hidden ? this.openEditor() : this.closeEditor(); }

  openEditor() {
    const details = this.section.querySelector("details:has(textarea)");
    if (details) { details.open = true; }
    this.editor.value = this.source;
    this.showEditor(true);
    this.editor.focus();
    this.editor.setSelectionRange(0, 0);
  }

  async closeEditor() {
    if (await this.send()) { this.showEditor(false); this.edit.focus(); }
  }

  showEditor(isOpen) {
    this.editor.hidden = !isOpen;
    this.code.hidden = isOpen;
    this.edit.setAttribute("aria-pressed", String(isOpen));
    this.grow();
  }

  grow() {
    this.editor.style.height = "auto";
    this.editor.style.height = `${this.editor.scrollHeight + 4}px`;
  }

  async send() { return this.editor.value === this.source || ask({ do: "edit", cell: this.index, source: this.editor.value }); }

  async undo() {
    if (await ask({ do: "revert", cell: this.index })) { this.showEditor(false); this.edit.focus(); }
  }

  // Tab leaves the field, as everywhere on a page; a step in or out comes with Ctrl+] and Ctrl+[.
  key(event) {
    if (event.key === "Escape") { event.stopPropagation(); this.closeEditor(); }
    if ((event.ctrlKey || event.metaKey) && (event.key === "]" || event.key === "[")) {
      event.preventDefault();
      const start = this.editor.value.lastIndexOf("\n", this.editor.selectionStart - 1) + 1;
      if (event.key === "]") { this.editor.setRangeText("    ", start, start, "preserve"); }
      else { this.editor.setRangeText("", start, start + /^ {0,4}/.exec(this.editor.value.slice(start))[0].length, "preserve"); }
    }
  }

  // ---- showing

  update({ head, outputs, fresh, changed }) {
    if (head) { this.updateHead(head); }
    changed.forEach(({ at, html }) => this.updateOutput(at, html));
    while (this.outputs.children.length > outputs) { this.outputs.lastElementChild.remove(); }
    [...this.outputs.children].forEach((child, i) => child.classList.toggle("stale", i >= fresh));
    this.outputs.querySelectorAll(".slot > .output, .slot > pre").forEach(reach);
    this.section.classList.toggle("has-output", outputs > 0);
  }

  updateHead(head) {
    const before = this.state;
    const name = `cell ${head.number}`;
    this.state = head.state;
    this.section.dataset.state = head.state;
    this.count.textContent = head.count ? `[${head.count}]` : "[ ]";
    const isOver = head.seconds !== null && head.state !== "running" && head.state !== "queued";
    const time = isOver ? `${head.seconds.toFixed(head.seconds < 10 ? 2 : 1)} s` : "";
    this.doing.textContent = [STATES[head.state], time, head.changed ? "changed" : ""].filter(Boolean).join(" \u00b7 ");
    this.revert.hidden = !head.changed;
    this.run.setAttribute("aria-label", `Run ${name}`);
    this.runTo.setAttribute("aria-label", `Run to here, ${name}`);
    this.edit.setAttribute("aria-label", `Edit ${name}`);
    this.code.setAttribute("aria-label", `code of ${name}`);
    this.editor.setAttribute("aria-label", `code of ${name}`);
    this.outputs.setAttribute("aria-label", `outputs of ${name}`);
    if (head.source !== this.source) {
      this.source = head.source;
      this.pre.firstChild.innerHTML = head.code;
      reach(this.pre);
    }
    this.parameters.update(head.parameters, head.number);
    this.problems.textContent = head.problems.join(" ");
    this.problems.hidden = head.problems.length === 0;
    this.mark.hidden = !(head.errorLine > 0);
    if (head.errorLine > 0) { this.mark.style.setProperty("--line-number", head.errorLine); }
    this.announce(before, name, head);
  }

  // Runs that a slider asks for, many a second, are not worth a word each.
  announce(before, name, head) {
    if (before === head.state) { return; }
    const isQuick = head.live && head.seconds !== null && head.seconds < 1;
    if (head.state === "failed") { say(`${name} failed${head.errorLine ? `, line ${head.errorLine}` : ""}: ${head.error}`); }
    else if (head.state === "stopped") { say(`${name} was stopped`); }
    else if (head.state === "done" && before === "running" && !isQuick) { say(`${name} has run, ${head.seconds} s`); }
  }

  // A picture is given its new data in place: a new element would be blank for a moment, and a growing curve would flicker.
  updateOutput(at, html) {
    const slot = this.outputs.children[at] || this.outputs.appendChild(make("div", { class: "slot" }));
    const made = document.createElement("template");
    made.innerHTML = html;
    const [old, fresh] = [slot, made.content].map(onlyPicture);
    if (old && fresh) {
      old.src = fresh.src;
      old.alt = fresh.alt;
      return;
    }
    slot.replaceChildren(made.content);
    revive(slot);
  }
}
