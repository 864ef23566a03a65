import { connect } from "./link.js";
import { showConnection, showUnknown } from "./connection.js";
import { showTypes, showLatest } from "./events.js";
import { showFigures } from "./figures.js";
import { showMeetings } from "./meetings.js";
import { showTimes } from "./times.js";
import { showTrouble } from "./trouble.js";

const panels = [showFigures, showConnection, showTypes, showMeetings, showTimes, showLatest];
const lost = document.getElementById("lost");

function show(snapshot) {
  for (const panel of panels) {
    panel(snapshot);
  }
  showTrouble(snapshot.simulation, link.send);
  const observed = `http://${location.hostname}:${snapshot.observePort}/observe/`;
  document.getElementById("health").href = observed + "health";
  document.getElementById("metrics").href = observed + "metrics";
}

function linked(isLinked) {
  lost.hidden = isLinked;
  document.body.classList.toggle("stale", !isLinked);
  if (!isLinked) {
    showUnknown();
  }
}

const link = connect(show, linked);
