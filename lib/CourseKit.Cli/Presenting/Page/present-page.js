// What all parts of the page share: making elements, asking the server, saying what happened.
const root = document.documentElement;
const main = document.querySelector("main");
const nonce = document.currentScript.nonce;

function make(name, attributes, children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key === "text") { element.textContent = value; }
    else if (key === "on") { Object.entries(value).forEach(([event, action]) => element.addEventListener(event, action)); }
    else if (value === true) { element.setAttribute(key, ""); }
    else if (value !== false && value !== null && value !== undefined) { element.setAttribute(key, value); }
  }
  (children || []).forEach(child => { if (child) { element.append(child); } });
  return element;
}

function button(text, title, press, attributes) {
  return make("button", { type: "button", text, title, ...attributes, on: { click: press } });
}

// Two places where screen readers hear of things: what happens, and what went wrong.
const told = make("p", { class: "told", role: "status" });
const alarm = make("p", { class: "alarm", role: "alert" });
let fading = 0;

function say(text) {
  told.textContent = text;
  told.classList.add("shown");
  clearTimeout(fading);
  fading = setTimeout(() => told.classList.remove("shown"), 2500);
}

function complain(text) { alarm.textContent = text; }

// Asks the server; what it cannot do it says in a sentence.
async function ask(order) {
  try {
    const reply = await fetch("/do", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(order) });
    const text = (await reply.text()).trim();
    complain(reply.ok ? "" : text);
    if (reply.ok && text) { say(text); }
    return reply.ok;
  } catch (error) {
    complain("course present does not answer: has it ended?");
    return false;
  }
}

// Scripts that come as text do not run: each is made anew. Pieces of the kit live by this.
function revive(element) {
  element.querySelectorAll("script").forEach(old => {
    const script = document.createElement("script");
    script.nonce = nonce;
    script.textContent = old.textContent;
    old.replaceWith(script);
  });
}

// What scrolls must be reached by keyboard.
function reach(element) {
  const scrolls = element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1;
  if (scrolls) { element.tabIndex = 0; } else { element.removeAttribute("tabindex"); }
}
