// The bar at the bottom of the page: where the page stands, what is wrong, its file, how wide it is shown.

import { button, element } from "./elements.js";
import { recalled, remember } from "./memory.js";

const NARROW = 480; // on a telephone the bar begins folded
const WIDTHS = [360, 768, 1280];
const NOT_KNOWN = { source: null, file: null, held: null, until: null };

// `chosen` is called with a width (null: the whole window), `listed` when the problems are asked for.
export function barOf(words, { chosen, listed }) {
  const fold = button(words.fold, { class: "fold" }, () => setFolded(true));
  const unfold = button(words.preview, { class: "unfold", "aria-label": words.unfold }, () => setFolded(false));
  const counts = [0, 1].map(() => button("", { class: "counts", "aria-haspopup": "dialog", hidden: true }, listed));
  const standing = element("p", { class: "standing" });
  const facts = element("p", { class: "facts" });
  const line = element("p", { class: "line", role: "status" });
  const file = fileOf(words);
  const widths = widthsOf(words, chosen);
  const open = element("div", { class: "open" }, standing, facts, file.part, widths.part, element("div", { class: "corner" }, counts[0], fold));
  const chip = element("div", { class: "chip" }, counts[1], unfold);
  const part = element("section", { class: "bar", "aria-label": words.bar }, line, open, chip);

  function setFolded(folded, given = true) {
    open.hidden = folded;
    chip.hidden = !folded;
    part.classList.toggle("folded", folded);
    if (!given) return;
    remember("folded", folded ? "yes" : "no");
    (folded ? unfold : fold).focus();
  }

  function show(state) {
    const page = state.page || NOT_KNOWN;
    const kind = page.held || "published";
    standing.dataset.kind = kind;
    standing.hidden = page === NOT_KNOWN;
    standing.replaceChildren(element("strong", { class: "badge" }, words[kind]));
    if (page.held === "scheduled" && page.until) standing.append(" ", words.until(page.until));
    const comes = state.next_change !== page.until && state.next_change;
    const said = [comes && words.next(comes), state.now && words.fixedNow(state.now), !state.drafts && words.asPublic];
    facts.replaceChildren(...said.filter(Boolean).map((text) => element("span", {}, text)));
    file.show(page);
    for (const count of counts) showCount(count, state, words);
  }

  // How it is with the server; null: nothing to say.
  function say(text, alarming = false) {
    line.textContent = text || "";
    line.classList.toggle("alarming", alarming);
  }

  setFolded((recalled("folded") || (window.innerWidth < NARROW ? "yes" : "no")) === "yes", false);
  return { part, show, say, mark: widths.mark };
}

function showCount(count, state, words) {
  const of = (severity) => state.problems.filter((one) => one.severity === severity).length;
  count.textContent = words.counts(of("error"), of("warning"), of("info")) + (state.more ? ` (+${state.more})` : "");
  count.dataset.worst = of("error") ? "error" : of("warning") ? "warning" : "info";
  count.hidden = state.problems.length === 0;
}

function widthsOf(words, chosen) {
  const made = [...WIDTHS, null].map((width) => ({
    width,
    button: button(width === null ? words.full : String(width), { "aria-label": width === null ? words.full : words.width(width) }, () => chosen(width)),
  }));
  const mark = (width) => made.forEach((one) => one.button.setAttribute("aria-pressed", String(one.width === width)));
  mark(null);
  return { part: element("div", { class: "widths", role: "group", "aria-label": words.widths }, ...made.map((one) => one.button)), mark };
}

function fileOf(words) {
  let path = null;
  const name = element("code", {});
  const said = element("span", { class: "said", role: "status" });
  const copy = button(words.copy, {}, async () => {
    said.textContent = (await copied(path, part)) ? words.copied(path) : words.notCopied;
  });
  const part = element("div", { class: "file", hidden: true }, name, copy, said);

  function show(page) {
    if (path !== page.file) said.textContent = "";
    path = page.file;
    part.hidden = page.source === null;
    name.textContent = page.source || "";
    name.title = page.file || "";
  }

  return { part, show };
}

// A page that comes over the local network has no clipboard: there, what is selected can still be copied.
async function copied(text, near) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copiedBySelection(text, near);
  }
}

function copiedBySelection(text, near) {
  const focused = near.getRootNode().activeElement;
  const field = element("textarea", { class: "copying", readonly: true, "aria-hidden": "true", tabindex: "-1" });
  field.value = text;
  near.append(field);
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  if (focused) focused.focus();
  return done;
}
