// Excerpts: where a page says what was asked for. The page itself is fetched for that, when it is listed.
import { wordsIn } from "./search-words.js";

const BEFORE = 60; // characters before the first word that was asked for
const LENGTH = 220;
const BLOCKS = "p,li,td,th,h1,h2,h3,h4,h5,h6,dt,dd,figcaption,blockquote,div,section,tr,br";
const HEADINGS = "h1,h2,h3,h4,h5,h6";
const LEFT_OUT =
  "script,style,nav,form,header,footer,button,.subscribe,.round-calendar,.share,article .card-group,.footnote-ref,.footnote-backref";

// The text with the words that were asked for in <mark>, as nodes.
export function marked(text, matched) {
  const nodes = [];
  let end = 0;
  for (const word of wordsIn(text)) {
    if (!matched.has(word.form) || word.start < end) continue;
    const mark = document.createElement("mark");
    mark.textContent = text.slice(word.start, word.end);
    nodes.push(text.slice(end, word.start), mark);
    end = word.end;
  }
  return [...nodes, text.slice(end)].filter((node) => node !== "");
}

// The stretch of a page, or of one of its parts, that says most of what was asked for.
export async function excerptOf(address, matched) {
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const text = textOf(partOf(page, decodeURIComponent(address.hash.slice(1))));
  return marked(stretchOf(text, matched), matched);
}

function partOf(page, anchor) {
  const part = anchor && page.getElementById(anchor);
  return (part && (part.closest("section") || part.parentElement)) || page.querySelector("main > article") || page.querySelector("main") || page.body;
}

function textOf(part) {
  const copy = part.cloneNode(true);
  copy.querySelectorAll(LEFT_OUT).forEach((each) => each.remove());
  copy.querySelectorAll(HEADINGS).forEach((each) => each.append(/[.?!:…]\s*$/.test(each.textContent) ? "" : "."));
  copy.querySelectorAll(BLOCKS).forEach((each) => each.after(" "));
  return copy.textContent.replace(/\s+/g, " ").trim();
}

function stretchOf(text, matched) {
  const words = Array.from(wordsIn(text)).filter((word) => matched.has(word.form));
  let best = { start: 0, worth: 0 };
  for (let first = 0, last = 0; first < words.length; first += 1) {
    while (last < words.length && words[last].end - words[first].start <= LENGTH - BEFORE) last += 1;
    const within = words.slice(first, last);
    const worth = new Set(within.map((word) => word.form)).size * 100 + Math.min(within.length, 50);
    if (worth > best.worth) best = { start: words[first].start, worth };
  }
  const from = Math.max(0, best.start - BEFORE);
  const start = from && text.indexOf(" ", from) + 1;
  const end = start + LENGTH < text.length ? text.lastIndexOf(" ", start + LENGTH) : text.length;
  return (start ? "… " : "") + text.slice(start, end) + (end < text.length ? " …" : "");
}
