import { byId, el, render, setText } from "./dom.js";
import { age, count, plural } from "./format.js";

export function showMeetings({ now, meetings }) {
  byId("meetings-none").hidden = meetings.meetings > 0;
  const hidden = meetings.meetings - meetings.shown.length;
  setText(byId("meetings-count"), hidden > 0 ? `the latest ${meetings.shown.length} of ${count(meetings.meetings)}` : "");
  const data = meetings.shown.map((meeting) => ({ ...meeting, since: age(now - meeting.since) }));
  render(byId("meetings"), data, (shown) => shown.map(meetingOf));
}

function meetingOf(meeting) {
  const item = el(
    "li",
    {},
    el(
      "div",
      { class: "line" },
      el("h3", {}, meeting.topic || "(no topic)"),
      el("span", {}, `${meeting.kind === "webinar" ? "webinar, " : ""}${plural(meeting.people, "person", "people")}, ${meeting.since}`),
    ),
  );
  if (meeting.names.length > 0) {
    item.append(people(meeting));
  }
  if (meeting.unsure) {
    item.append(el("p", { class: "unsure" }, "No news of it since the latest gap: it may be over."));
  }
  return item;
}

function people({ names, people }) {
  const list = el("ul", { class: "people" }, ...names.map((name) => el("li", {}, name || "(no name)")));
  if (people > names.length) {
    list.append(el("li", { class: "more" }, `and ${count(people - names.length)} more`));
  }
  return list;
}
