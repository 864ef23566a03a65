import { breakable, byId, el, render, svg } from "./dom.js";
import { count, plural, time } from "./format.js";

const HEIGHT = 24;
let newest = 0;

export function showTypes({ events }) {
  byId("types-none").hidden = events.types.length > 0;
  // one scale for all, so that rows can be compared
  const most = Math.max(1, ...events.types.flatMap((type) => type.steps));
  render(byId("types"), { types: events.types, more: events.moreTypes, most }, rows);
}

function rows({ types, more, most }) {
  const rows = types.map((type) =>
    el(
      "tr",
      { "data-type": type.type },
      el("th", { scope: "row" }, ...breakable(type.type)),
      el("td", { class: "number" }, count(type.count)),
      el("td", { class: "course" }, course(type, most)),
    ),
  );
  if (more > 0) {
    rows.push(el("tr", {}, el("td", { class: "quiet", colspan: "3" }, `and ${plural(more, "more type", "more types")}`)));
  }
  return rows;
}

function course({ type, steps }, most) {
  const bars = steps.map((events, i) => {
    const height = events === 0 ? 1 : Math.max(3, (events / most) * HEIGHT);
    return svg("rect", { x: i * 4, y: (HEIGHT - height).toFixed(1), width: 3, height: height.toFixed(1) });
  });
  return svg(
    "svg",
    {
      viewBox: `0 0 ${steps.length * 4} ${HEIGHT}`,
      preserveAspectRatio: "none",
      role: "img",
      "aria-label": `${type}: ${steps.at(-1)} in the last seconds`,
    },
    ...bars,
  );
}

export function showLatest({ recent }) {
  const last = newest || Infinity; // not those that were there when the page was opened
  byId("latest-none").hidden = recent.length > 0;
  render(byId("latest"), recent, (lines) => lines.map((line) => latest(line, line.number > last)));
  newest = recent[0]?.number ?? 0;
}

function latest(line, isNew) {
  return el(
    "li",
    isNew ? { class: "new" } : {},
    el("time", {}, time(line.at)),
    el("span", { class: "type" }, ...breakable(line.type)),
    el("span", { class: "about" }, line.about),
  );
}
