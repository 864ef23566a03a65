import { byId, el, render } from "./dom.js";
import { duration } from "./format.js";

export function showTimes({ delay, route }) {
  render(
    byId("times"),
    [
      ["delay", "Delay: from the event to its arrival", delay],
      ["route", "Route: from its arrival to the end of its route, waiting included", route],
    ],
    (rows) => rows.map(row),
  );
}

function row([name, label, times]) {
  const cell = (value) => el("td", { class: "number" }, times.count ? duration(value) : "–");
  return el(
    "tr",
    { "data-times": name },
    el("th", { scope: "row" }, label),
    cell(times.median),
    cell(times.p95),
    cell(times.longest),
  );
}
