// An excerpt of a file: numbered lines, and carets under the place that is meant.

import { element } from "./elements.js";

const WIDEST = 160;
const BEFORE = 60;

// A line around columns `start` to `end` (from 0, in characters as Python counts them), cut where it is too long.
export function cut(text, start, end) {
  const letters = Array.from(text);
  const from = letters.length > WIDEST ? Math.max(0, Math.min(start - BEFORE, letters.length - WIDEST)) : 0;
  const to = Math.min(letters.length, from + WIDEST);
  const joined = (first, last) => letters.slice(Math.max(first, from), Math.min(last, to)).join("");
  return {
    before: (from > 0 ? "… " : "") + joined(from, start),
    marked: joined(start, end),
    after: joined(Math.max(end, start), to) + (to < letters.length ? " …" : ""),
  };
}

export function excerptOf({ excerpt, mark }, words) {
  const rows = excerpt.flatMap(({ line, text }) =>
    mark && mark.line === line ? markedRows(line, text, mark) : [rowOf(line, cut(text, 0, 0).after)],
  );
  return element("div", { class: "excerpt", role: "group", "aria-label": words.excerpt, tabindex: "0" }, ...rows);
}

const rowOf = (number, ...children) =>
  element("div", { class: "row" }, element("span", { class: "number" }, String(number)), element("span", { class: "text" }, ...children));

// The carets lie under an unseen copy of the line, so they are right in every font: under letters with marks, under
// full-width ones, behind tabs.
function markedRows(number, text, mark) {
  const start = mark.column - 1;
  const { before, marked, after } = cut(text, start, start + Math.max(1, mark.width || 1));
  const carets = element("span", { class: "carets" }, marked || " ");
  carets.append(element("span", { class: "drawn" }, "^".repeat(Math.max(1, marked.length * 2))));
  const below = element("div", { class: "row below", "aria-hidden": "true" });
  below.append(element("span", { class: "number" }), element("span", { class: "text" }, element("span", { class: "room" }, before), carets));
  return [rowOf(number, before, element("mark", {}, marked), after), below];
}
