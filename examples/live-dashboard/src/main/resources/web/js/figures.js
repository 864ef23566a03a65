import { byId, el, render } from "./dom.js";
import { count, duration } from "./format.js";

const MINUTE = 60_000;

export function showFigures({ now, timeline, events, meetings, delay }) {
  const window = Math.min(now - timeline.begin, 5 * MINUTE);
  const perMinute = window > 0 ? Math.round((events.recent * MINUTE) / Math.max(window, MINUTE)) : 0;
  render(
    byId("figures"),
    [
      ["events", "Events", count(events.total), ""],
      ["rate", "Events per minute", count(perMinute), ""],
      ["meetings", "Meetings running", count(meetings.meetings), ""],
      ["people", "People in them", count(meetings.people), ""],
      ["gaps", "Gaps", count(timeline.count), timeline.count ? duration(timeline.totalMillis) : ""],
      ["delay", "Delay, median", delay.count ? duration(delay.median) : "–", ""],
    ],
    (figures) => figures.map(figure),
  );
}

function figure([name, label, value, more]) {
  const shown = el("dd", { "data-figure": name }, value);
  if (more) {
    shown.append(" ", el("small", {}, more));
  }
  return el("div", {}, el("dt", {}, label), shown);
}
