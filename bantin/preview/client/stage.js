// Shows the page at another width: in a frame, where its own media queries and everything else hold as on such a screen.

import { element } from "./elements.js";

const NAME = "bantin-width";

// How this window stands to others: "top", "staged" (in our frame) or "framed" (in a frame of the site).
export function placeOf(shown) {
  if (shown === shown.top) return "top";
  return shown.name === NAME ? "staged" : "framed";
}

// From the frame to the window around it.
export function tellAround(message) {
  window.parent.postMessage({ bantin: message, href: location.href }, location.origin);
}

// `told` gets what the frame's page says of itself.
export function stageOf(words, told) {
  const part = element("div", { class: "stage", hidden: true });
  let frame = null;

  window.addEventListener("message", (event) => {
    if (!frame || event.origin !== location.origin || event.source !== frame.contentWindow || !event.data.bantin) return;
    history.replaceState(history.state, "", event.data.href);
    told(event.data.bantin);
  });

  function open(width) {
    if (!frame) {
      frame = element("iframe", { name: NAME, src: location.href });
      part.replaceChildren(frame);
    }
    frame.title = words.framed(width);
    frame.style.setProperty("inline-size", `${width}px`);
    part.hidden = false;
    setBehind(true);
  }

  function close() {
    part.replaceChildren();
    part.hidden = true;
    frame = null;
    setBehind(false);
  }

  return { part, open, close };
}

// What lies behind the stage is neither read nor scrolled.
function setBehind(behind) {
  document.body.inert = behind;
  document.documentElement.style.setProperty("overflow", behind ? "hidden" : "");
}
