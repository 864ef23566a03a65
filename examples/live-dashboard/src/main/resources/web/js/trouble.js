import { byId, el, setText } from "./dom.js";
import { count, plural } from "./format.js";

const buttons = new Map();

// Buttons are made once and then only changed, so that the focus stays on the one that was pressed.
export function showTrouble(simulation, send) {
  byId("trouble").hidden = !simulation;
  if (!simulation) {
    return;
  }
  for (const wanted of simulation.buttons) {
    if (!buttons.has(wanted.name)) {
      buttons.set(wanted.name, add(wanted, send));
    }
    if (wanted.on !== null) {
      buttons.get(wanted.name).setAttribute("aria-pressed", String(wanted.on));
    }
  }
  const { sent, delivered, missed } = simulation;
  setText(
    byId("truth"),
    `The simulator's truth: ${plural(sent, "event", "events")} happened, sent to us ${count(delivered)}, not sent ${count(missed)}.`,
  );
}

function add({ name, label, effect }, send) {
  const about = `effect-${name}`;
  const button = el("button", { type: "button", "data-trouble": name, "aria-describedby": about }, label);
  button.addEventListener("click", () => {
    const said = send(`trouble ${name}`);
    setText(byId("news"), said ? `Done: ${label}.` : "The application cannot be reached now.");
  });
  byId("buttons").append(el("li", {}, button, el("p", { id: about }, effect)));
  return button;
}
