// Controls of a cell's parameters. They send a value at a time, the newest: while one is on its way, the next ones replace each other.
const LOG_STOPS = 100;

// Two digits are what one means on a scale that spans powers of ten.
function fromLog(stop, low, high) {
  if (stop >= LOG_STOPS) { return high; }
  return stop <= 0 ? low : Math.min(high, Math.max(low, Number((low * Math.pow(high / low, stop / LOG_STOPS)).toPrecision(2))));
}

function toLog(value, low, high) { return Math.round(LOG_STOPS * Math.log(value / low) / Math.log(high / low)); }

function shown(value) { return String(Number(Number(value).toPrecision(6))).replace("-", "\u2212"); }

class Parameters {
  constructor(index) {
    this.index = index;
    this.box = make("div", { class: "parameters", role: "group", hidden: true });
    this.shape = "";
    this.controls = new Map();
    this.sending = false;
    this.waiting = new Map();
  }

  // Controls stay where they are as long as the declarations do: whoever holds a slider keeps hold of it.
  update(parameters, number) {
    const shape = JSON.stringify(parameters.map(({ value, line, ...rest }) => rest));
    if (shape !== this.shape) {
      this.shape = shape;
      this.controls.clear();
      this.box.replaceChildren(...parameters.map(parameter => this.control(parameter)));
      this.box.hidden = parameters.length === 0;
      this.box.setAttribute("aria-label", `parameters of cell ${number}`);
    }
    parameters.forEach(parameter => {
      if (!this.waiting.has(parameter.name) && this.sent !== parameter.name) { this.controls.get(parameter.name)(parameter.value); }
    });
  }

  control(parameter) {
    if (parameter.kind === "slider") { return this.slider(parameter); }
    return parameter.kind === "choice" ? this.choice(parameter) : this.toggle(parameter);
  }

  slider({ name, title, low, high, step, log, whole }) {
    const scale = log ? { min: 0, max: LOG_STOPS, step: 1 } : { min: low, max: high, step };
    const range = make("input", { type: "range", ...scale, "aria-label": title });
    const field = make("input", { type: "number", min: low, max: high, step: whole ? 1 : "any", "aria-label": `${title}, as a number` });
    const show = (value, isTyped) => {
      range.value = log ? toLog(value, low, high) : value;
      range.setAttribute("aria-valuetext", shown(value));
      if (!isTyped) { field.value = String(Number(Number(value).toPrecision(6))); }
      field.removeAttribute("aria-invalid");
    };
    range.addEventListener("input", () => {
      const value = log ? fromLog(Number(range.value), low, high) : Number(range.value);
      const exact = whole ? Math.round(value) : Number(value.toPrecision(12));
      show(exact);
      this.send(name, exact);
    });
    field.addEventListener("input", () => {
      const value = Number(field.value);
      const isGood = field.value !== "" && value >= low && value <= high && (!whole || Number.isInteger(value));
      if (!isGood) { field.setAttribute("aria-invalid", "true"); return; }
      show(value, true);
      this.send(name, value);
    });
    this.controls.set(name, value => { if (document.activeElement !== field) { show(value); } });
    return make("div", { class: "parameter" }, [make("span", { class: "title", text: title }), range, field]);
  }

  choice({ name, title, choices }) {
    const select = make("select", {}, choices.map(text => make("option", { value: text, text })));
    select.addEventListener("change", () => this.send(name, select.value));
    this.controls.set(name, value => { select.value = value; });
    return make("label", { class: "parameter" }, [make("span", { class: "title", text: title }), select]);
  }

  toggle({ name, title }) {
    const box = make("input", { type: "checkbox", role: "switch" });
    box.addEventListener("change", () => this.send(name, box.checked));
    this.controls.set(name, value => { box.checked = value; });
    return make("label", { class: "parameter" }, [make("span", { class: "title", text: title }), box]);
  }

  async send(name, value) {
    this.waiting.set(name, value);
    if (this.sending) { return; }
    this.sending = true;
    while (this.waiting.size > 0) {
      const [next, newest] = this.waiting.entries().next().value;
      this.waiting.delete(next);
      this.sent = next;
      await ask({ do: "set", cell: this.index, name: next, value: newest });
    }
    this.sent = null;
    this.sending = false;
  }
}
