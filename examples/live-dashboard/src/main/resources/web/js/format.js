const number = new Intl.NumberFormat("en-GB");
const clock = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", second: "2-digit" });

export const count = (value) => number.format(value);

export const plural = (value, one, many) => `${count(value)} ${value === 1 ? one : many}`;

export const time = (millis) => clock.format(new Date(millis));

export function duration(millis) {
  if (millis < 1) {
    return "< 1 ms";
  }
  if (millis < 1000) {
    return `${Math.round(millis)} ms`;
  }
  const seconds = millis / 1000;
  if (seconds < 10) {
    return `${seconds.toFixed(1)} s`;
  }
  if (seconds < 60) {
    return `${Math.round(seconds)} s`;
  }
  return wholeSeconds(Math.round(seconds));
}

// for what goes on: without the fractions, which would only flicker
export function age(millis) {
  return wholeSeconds(Math.max(0, Math.floor(millis / 1000)));
}

function wholeSeconds(seconds) {
  if (seconds < 60) {
    return `${seconds} s`;
  }
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) {
    return `${minutes} min ${seconds % 60} s`;
  }
  return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}
