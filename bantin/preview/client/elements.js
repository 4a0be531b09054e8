// Elements made of data: every text goes in as a text node, so nothing that an editor wrote is read as HTML.

export function element(name, attributes, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (value === true) made.setAttribute(key, "");
    else if (value !== false && value !== null && value !== undefined) made.setAttribute(key, String(value));
  }
  made.append(...children.filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

export function button(text, attributes, pressed) {
  const made = element("button", { type: "button", ...attributes }, text);
  made.addEventListener("click", pressed);
  return made;
}

// A shadow root beside the page's body, which the site's style sheets do not reach, nor ours the site.
// It is not seen before its own sheet is there.
export function rooted(name, lang, attach) {
  const host = element(name, { hidden: true, lang });
  const root = host.attachShadow({ mode: "open" });
  const sheet = element("link", { rel: "stylesheet", href: new URL("client.css", import.meta.url).href });
  sheet.addEventListener("load", () => (host.hidden = false));
  root.append(sheet);
  attach(host);
  return { host, root };
}
