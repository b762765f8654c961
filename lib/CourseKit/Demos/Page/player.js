// Play, pause, step: the position among `count` steps, moved by buttons, a slider, or a clock.
// show(step) draws a step, words(step) says it for people who listen; place(step) and speed (which of SPEEDS) are optional.
function player(options) {
  var at = 0, count = 1, clock = null;
  var SPEEDS = [["1 a second", 1], ["2 a second", 2], ["5 a second", 5], ["15 a second", 15], ["60 a second", 60]];
  var chosen = options.speed === undefined ? 1 : options.speed, speed = SPEEDS[chosen][1];

  var slider = make("input", { type: "range", min: 0, max: 0, value: 0, step: 1, "aria-label": "step" });
  var play = button("\u25b6 Play", "Play", toggle);
  var place = make("output", { class: "ck-place" });
  slider.addEventListener("input", function () { stop(); go(Number(slider.value)); });

  function go(step) {
    at = Math.max(0, Math.min(count - 1, step));
    options.show(at);
    slider.value = at;
    slider.setAttribute("aria-valuetext", options.words(at));
    place.textContent = options.place ? options.place(at) : (at + 1) + " of " + count;
  }

  function stop() {
    if (clock !== null) {
      cancelAnimationFrame(clock.frame);
      clock = null;
      label();
    }
  }

  function label() {
    var still = prefersStillness();
    var text = clock !== null ? "Pause" : still ? "Show all" : "Play";
    play.textContent = (clock !== null ? "\u2759\u2759 " : still ? "" : "\u25b6\ufe0e ") + text;
    play.setAttribute("aria-label", text);
    play.title = text;
  }

  function toggle() {
    if (clock !== null) {
      stop();
    } else if (prefersStillness()) {
      go(count - 1);
    } else {
      if (at === count - 1) { go(0); }
      clock = { next: performance.now() + 1000 / speed };
      label();
      tick();
    }
  }

  function tick() {
    clock.frame = requestAnimationFrame(function (now) {
      if (clock === null) { return; }
      if (now >= clock.next) {
        go(at + 1);
        clock.next = Math.max(clock.next + 1000 / speed, now);      // after a pause of the page, no rush
      }
      if (at === count - 1 || !play.isConnected) { stop(); } else { tick(); }
    });
  }

  function move(by) { return function () { stop(); go(by === null ? 0 : at + by); }; }

  label();
  return {
    element: make("div", { class: "ck-bar", role: "group", "aria-label": "steps" }, [
      button("|\u25c0\ufe0e", "First step", move(null)), button("\u25c0\ufe0e", "One step back", move(-1)), play,
      button("\u25b6\ufe0e|", "One step on", move(1)), slider, place,
      choice("speed", SPEEDS.map(function (pair) { return pair[0]; }), chosen, function (i) { speed = SPEEDS[i][1]; }),
    ]),
    // Starts over with another number of steps.
    reset: function (steps) {
      stop();
      count = Math.max(1, steps);
      slider.max = count - 1;
      go(0);
    },
    go: function (step) { stop(); go(step); },
    again: function () { go(at); },
  };
}
