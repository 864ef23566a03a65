import { byId, el, render, setText, svg } from "./dom.js";
import { age, duration, plural, time } from "./format.js";

const MINUTE = 60_000;
const WINDOWS = [1, 2, 5, 10].map((minutes) => minutes * MINUTE);
const WIDTH = 1000;
const NARROWEST = 4; // a gap of a moment is to be seen, too
const WORDS = {
  Connected: "Connected",
  Rotating: "Connected",
  Connecting: "Connecting",
  Waiting: "Waiting to retry",
  Displaced: "Displaced",
  Exhausted: "Given up",
};
let before;

export function showConnection({ now, connection, timeline }) {
  showState(connection, timeline);
  setText(byId("connection-words"), words(now, connection, timeline));
  showTimeline(now, timeline);
  render(byId("gaps"), gapsOf(now, timeline), gapLines);
}

// Without the application nobody knows how its connection to Zoom is.
export function showUnknown() {
  setText(byId("state-text"), "Not known");
  byId("state").classList.remove("up", "down");
}

function showState(connection, timeline) {
  const state = byId("state");
  const word = WORDS[connection.state] ?? connection.state;
  setText(byId("state-text"), word);
  state.classList.toggle("up", connection.up);
  state.classList.toggle("down", !connection.up && timeline.firstUp !== null);
  if (before !== undefined && before !== connection.up) {
    setText(byId("news"), connection.up ? "Connected to Zoom again." : `Not connected to Zoom. ${connection.message}`);
  }
  before = connection.up;
}

function words(now, connection, timeline) {
  if (connection.up) {
    const since = Date.parse(connection.since);
    return `Zoom accepted the connection at ${time(since)}, ${age(now - since)} ago. Events reach the route.`;
  }
  const lasts = timeline.outage ? `No event has reached the route for ${age(now - timeline.outage.from)}; what happens now is lost. ` : "";
  return lasts + connection.message;
}

function showTimeline(now, timeline) {
  // no longer than there is something to show
  const length = WINDOWS.find((window) => now - timeline.begin <= window) ?? WINDOWS.at(-1);
  const from = now - length;
  const x = (at) => Math.max(0, ((at - from) / length) * WIDTH);
  const bar = (kind, begin, end, y, height) => {
    const left = x(begin);
    const width = Math.max(kind === "gap" ? NARROWEST : 0, x(end) - left);
    return svg("rect", { class: kind, x: left.toFixed(1), y, width: width.toFixed(1), height });
  };
  const inWindow = [timeline.outage, ...timeline.gaps].filter((gap) => gap && (gap.to ?? now) > from);
  const bars = [];
  if (timeline.firstUp !== null) {
    bars.push(bar("covered", timeline.firstUp, now, 14, 16));
  }
  inWindow.forEach((gap) => bars.push(bar("gap", gap.from, gap.to ?? now, 0, 44)));
  setText(byId("axis-from"), `${length / MINUTE} min ago`);
  const label = `The last ${plural(length / MINUTE, "minute", "minutes")}: ${inWindow.length ? plural(inWindow.length, "gap", "gaps") : "no gap"}.`;
  byId("timeline").replaceChildren(
    svg("svg", { viewBox: `0 0 ${WIDTH} 44`, preserveAspectRatio: "none", role: "img", "aria-label": label }, ...bars),
  );
}

function gapsOf(now, { outage, gaps }) {
  const current = outage ? [{ ...outage, lasts: age(now - outage.from) }] : [];
  return [...current, ...gaps.map((gap) => ({ ...gap, lasts: duration(gap.to - gap.from) }))];
}

function gapLines(gaps) {
  if (gaps.length === 0) {
    return [el("li", { class: "quiet" }, "None so far: nothing was lost.")];
  }
  return gaps.map((gap) =>
    el(
      "li",
      {},
      el("b", {}, gap.lasts),
      el("span", {}, `${time(gap.from)} – ${gap.to ? time(gap.to) : "now"}`),
      el("span", { class: "quiet" }, gap.cause),
    ),
  );
}
