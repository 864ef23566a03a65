// Makes elements. Whatever comes from Zoom becomes text, never markup: there is no other way here to put it in.

const SVG = "http://www.w3.org/2000/svg";
const shown = new WeakMap();

export const byId = (id) => document.getElementById(id);

export function el(name, attributes = {}, ...children) {
  return filled(document.createElement(name), attributes, children);
}

export function svg(name, attributes = {}, ...children) {
  return filled(document.createElementNS(SVG, name), attributes, children);
}

function filled(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    element.setAttribute(name, value);
  }
  element.append(...children); // texts are appended as text
  return element;
}

// Renders only what has changed, so that a selection or a place in a list stays where it is.
export function render(parent, data, build) {
  const text = JSON.stringify(data);
  if (shown.get(parent) !== text) {
    shown.set(parent, text);
    parent.replaceChildren(...build(data));
  }
}

// A long name may be broken after its dots and underscores.
export function breakable(name) {
  return name.split(/(?<=[._])/).flatMap((part) => [part, document.createElement("wbr")]);
}

export function setText(element, text) {
  if (element.textContent !== text) {
    element.textContent = text;
  }
}
