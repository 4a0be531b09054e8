// The problems over the page: by themselves while the site cannot be built, all of them when they are asked for.

import { button, element } from "./elements.js";
import { excerptOf } from "./excerpt.js";

const SHOWN = 50;
const ORDER = ["error", "warning", "info"];

export function dialogOf(words) {
  const title = element("h2", { id: "title" });
  const note = element("p", { id: "note", class: "note" });
  const list = element("ol", { class: "problems" });
  const close = button(words.close, { class: "close" }, () => part.close());
  const head = element("header", {}, title, close);
  const part = element("dialog", { class: "overlay", "aria-labelledby": "title", "aria-describedby": "note", tabindex: "-1" }, head, note, list);
  let asked = false; // whether the visitor opened it
  let dismissed = null; // the errors that the visitor has closed on this page
  let drawn = null;
  let last = null;

  // Whatever closes it (button, Escape, the phone's way back), the same errors do not come up again on this page.
  part.addEventListener("close", () => {
    if (last && last.failed) dismissed = keyOf(errorsOf(last));
    asked = false;
  });
  part.addEventListener("click", (event) => event.target === part && part.close());

  function draw() {
    const shown = asked ? sorted(last.problems) : errorsOf(last);
    const key = `${asked}${last.failed}${keyOf(shown)}`;
    if (key === drawn) return;
    drawn = key;
    const within = list.contains(part.getRootNode().activeElement);
    part.setAttribute("role", asked ? "dialog" : "alertdialog");
    title.textContent = asked ? words.listTitle(words.counts(...ORDER.map((kind) => of(kind, last.problems).length))) : words.failedTitle(shown.length);
    note.textContent = last.failed ? words.failedNote : shown.length === 0 ? words.noProblems : "";
    list.replaceChildren(...shown.slice(0, SHOWN).map((one) => problemOf(one, words)));
    const more = Math.max(0, shown.length - SHOWN) + (last.more || 0);
    if (more > 0) list.append(element("li", { class: "more" }, words.more(more)));
    if (within) close.focus();
  }

  function bringUp() {
    draw();
    if (!part.open) part.showModal();
    list.querySelectorAll(".excerpt").forEach(showMark);
  }

  function show(state) {
    last = state;
    if (!state.failed) dismissed = null;
    if (asked) return draw();
    if (!state.failed) return part.close();
    if (keyOf(errorsOf(state)) !== dismissed) bringUp();
  }

  function openList() {
    asked = true;
    bringUp();
  }

  return { part, show, openList };
}

const of = (severity, problems) => problems.filter((one) => one.severity === severity);
const errorsOf = (state) => of("error", state.problems);
const sorted = (problems) => ORDER.flatMap((severity) => of(severity, problems));
const keyOf = (problems) => JSON.stringify(problems);

function problemOf(one, words) {
  const place = [one.file, one.line, one.column].filter((part) => part !== null && part !== undefined).join(":");
  return element(
    "li",
    { class: "problem", "data-severity": one.severity },
    element("h3", {}, element("span", { class: "severity" }, words.severity[one.severity]), " ", element("code", {}, one.code)),
    place && element("p", { class: "place" }, element("code", {}, place)),
    element("p", { class: "message" }, one.message),
    one.excerpt && one.excerpt.length > 0 && excerptOf(one, words),
    one.hint && element("p", { class: "hint" }, element("strong", {}, `${words.hint}: `), one.hint),
    linksOf(one, words),
  );
}

function linksOf(one, words) {
  const editor = one.editor && one.editor.startsWith("vscode:") && element("a", { href: one.editor }, words.editor);
  const explain =
    one.explain &&
    element("a", { href: one.explain, target: "_blank", rel: "noopener" }, words.explain, element("span", { class: "unseen" }, ` ${words.newTab}`));
  return element("p", { class: "links" }, editor, explain);
}

// A long line is shown where its mark is.
function showMark(excerpt) {
  const mark = excerpt.querySelector("mark");
  if (mark) excerpt.scrollLeft = Math.max(0, mark.offsetLeft + mark.offsetWidth - excerpt.clientWidth + 24);
}
