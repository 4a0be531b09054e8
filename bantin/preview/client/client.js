// The preview's part in the browser: keeps the page that is shown the page that was built, and says how things stand.
// Only the preview's server puts it into pages; no file has it.

import { barOf } from "./bar.js";
import { element, rooted } from "./elements.js";
import { recalled, remember } from "./memory.js";
import { go, reload } from "./moves.js";
import { dialogOf } from "./problems.js";
import { connect } from "./socket.js";
import { placeOf, stageOf, tellAround } from "./stage.js";
import { swap } from "./swap.js";
import { wordsIn } from "./words.js";

const { token, build, page, lang, base } = Array.from(document.scripts).find((one) => one.src === import.meta.url).dataset;
const shown = { token, build: Number(build), page, base: base || "" };

const QUICK = 700; // a build that takes less needs no word

const ACTIONS = { reload, swap: (message) => swap(message, shown), go: (message) => go(message.to) };

// What the server says is done; how things stand is told.
function lineTo(tell) {
  const heard = (message) => (message.kind === "state" ? tell(message) : ACTIONS[message.kind]?.(message));
  return connect(shown, heard, (broken) => tell({ kind: "line", broken }));
}

// A page in a frame keeps itself fresh and leaves the rest to the window around it.
function runFramed(tell) {
  lineTo(tell).resume();
}

function runTop() {
  const words = wordsIn(lang);
  const { host, root } = rooted("bantin-preview", lang, (made) => document.documentElement.append(made));
  const dialog = dialogOf(words);
  const bar = barOf(words, { chosen: setWidth, listed: dialog.openList });
  const stage = stageOf(words, tell);
  const notice = noticeOf(words);
  let state = null;
  let broken = null;
  let busy = null;

  function tell(message) {
    if (message.kind === "line") broken = message.broken;
    else state = message;
    draw();
  }

  function draw() {
    clearTimeout(busy);
    bar.say(broken && words[broken], Boolean(broken));
    if (state === null) return;
    if (state.building && !broken) busy = setTimeout(() => bar.say(words.building), QUICK);
    bar.show(state);
    if (state.page) notice(state.page);
    dialog.show(state);
  }

  function setWidth(width) {
    remember("width", width);
    if (width === null) return leaveStage();
    line.pause();
    stage.open(width);
    bar.mark(width);
  }

  // The frame may have gone to another page, whose address the window has taken: it shows that page now.
  function leaveStage() {
    stage.close();
    bar.mark(null);
    if (location.href === opened) line.resume();
    else reload();
  }

  const opened = location.href;
  const line = lineTo(tell);
  root.append(stage.part, bar.part, dialog.part);
  keepRoom(host, bar.part);
  const width = Number(recalled("width"));
  if (width) setWidth(width);
  else line.resume();
}

// The bar never lies on the end of the page, nor on what is scrolled or tabbed to.
function keepRoom(host, bar) {
  new ResizeObserver(() => {
    const height = `${Math.ceil(bar.getBoundingClientRect().height)}px`;
    host.style.setProperty("--room", height);
    document.documentElement.style.setProperty("scroll-padding-block-end", height);
  }).observe(bar);
}

// The banner above a page that the public does not see.
function noticeOf(words) {
  const text = element("p", {});
  const part = element("section", { class: "notice", "aria-label": words.notice }, text);
  let host = null;
  return ({ held, until }) => {
    if (held && !host) {
      const made = rooted("bantin-notice", lang, (one) => document.body.before(one));
      made.root.append(part);
      host = made.host;
    }
    if (!held && host) {
      host.remove();
      host = null;
    }
    if (held) text.textContent = words.about[held](until);
    part.dataset.kind = held || "";
  };
}

const RUN = { top: runTop, staged: () => runFramed(tellAround), framed: () => runFramed(() => {}) };
RUN[placeOf(window)]();
