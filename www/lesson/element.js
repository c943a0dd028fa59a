// Elements.

/** An element with properties, attributes under `attributes`, and children. */
export function element(name, { attributes = {}, ...properties } = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  made.append(...children);
  return made;
}

/** A button. What it is called is said, too, where only a sign is shown. */
export function button(name, onclick, sign) {
  const attributes = sign ? { "aria-label": name } : {};
  return element("button", { type: "button", title: sign ? name : "", textContent: sign ?? name, onclick, attributes });
}
