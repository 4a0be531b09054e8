// The search page: asks the index while the visitor types, lists what is found, and keeps the question in the address.
import { excerptOf, marked } from "./search-excerpts.js";
import { openIndex } from "./search-index.js";
import { formOf, foldOf, regular } from "./search-words.js";

const AT_ONCE = 10;
const PAUSE = 150; // milliseconds after the last key
const PARTS = 3; // Điều of one page that are listed at once
const STATES = {
  running: "Đang diễn ra",
  between: "Giữa hai vòng",
  upcoming: "Sắp diễn ra",
  unannounced: "Chưa công bố",
  ended: "Đã kết thúc",
  postponed: "Tạm hoãn",
  cancelled: "Đã hủy",
};

const form = document.querySelector(".search-form[data-index]");
const field = form.elements.q;
const status = document.querySelector(".search-status");
const list = document.querySelector(".search-results");
const more = document.querySelector(".search-more");
const without = document.querySelector(".search-without");
const bar = form.querySelector(".search-filters");
const base = new URL(form.dataset.index, location.href);
const root = new URL(form.dataset.root, location.href);

const grouped = new Intl.NumberFormat("vi-VN");

// Elements are made of texts only: nothing that is found can be markup.
function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

async function load(name) {
  const answer = await fetch(new URL(`${name}.json`, base));
  if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
  return answer.json();
}

let opening = null;
const opened = () => (opening ??= openIndex(load).catch((error) => ((opening = null), Promise.reject(error))));

const FILTERS = [
  { name: "loai", label: "Loại", of: (index, place) => [index.table.kinds[Number(index.table.kind[place])]] },
  {
    name: "chu-de",
    label: "Chủ đề",
    of: (index, place) => index.tagsOf(place),
  },
  { name: "trang-thai", label: "Trạng thái", of: (index, place) => stateOf(index.table.clocks[place]) },
  { name: "nam", label: "Năm", of: (index, place) => yearOf(index.months[place]) },
];

const yearOf = (months) => (months ? [String(1970 + Math.floor((months - 1) / 12))] : []);
const stateOf = (clock) =>
  clock && window.bantinStatus ? [STATES[window.bantinStatus.statusAt(clock, Date.now() / 1000).status]] : [];

for (const filter of FILTERS) {
  filter.field = element("select", { name: filter.name });
  filter.label = element("label", {}, `${filter.label} `, filter.field);
  filter.label.hidden = true;
  filter.field.addEventListener("change", () => show());
  bar.append(filter.label);
}

// The pages found, each with those of its parts that are found, in the order of the best of them.
function pagesOf(index, found) {
  const pages = new Map();
  for (const place of found) {
    const page = index.table.parts[place] ?? place;
    const parts = pages.get(page) || [];
    if (page !== place) parts.push(place);
    pages.set(page, parts);
  }
  return Array.from(pages, ([page, parts]) => ({ page, parts }));
}

// The pages that every filter lets pass; each filter offers what the others leave, with how many there are.
function filtered(index, pages) {
  const chosen = FILTERS.map((filter) => filter.field.value);
  const counts = FILTERS.map(() => new Map());
  const passing = pages.filter(({ page }) => {
    const values = FILTERS.map((filter) => filter.of(index, page));
    const against = chosen.map((value, at) => value !== "" && !values[at].includes(value));
    const refused = against.filter(Boolean).length;
    counts.forEach((count, at) => {
      if (refused === Number(against[at])) values[at].forEach((value) => count.set(value, (count.get(value) || 0) + 1));
    });
    return refused === 0;
  });
  FILTERS.forEach((filter, at) => offer(filter, counts[at], chosen[at]));
  bar.hidden = FILTERS.every((filter) => filter.label.hidden);
  return passing;
}

function offer(filter, counts, chosen) {
  if (chosen && !counts.has(chosen)) counts.set(chosen, 0);
  const values = Array.from(counts.keys()).sort(new Intl.Collator("vi").compare);
  if (filter.name === "nam") values.reverse();
  const options = values.map((value) => new Option(`${value} (${grouped.format(counts.get(value))})`, value));
  filter.field.replaceChildren(new Option("Tất cả", ""), ...options);
  filter.field.value = chosen;
  filter.label.hidden = values.length < 2 && !chosen;
}

// What is still to be done once a result can be seen: its excerpt costs a whole page.
const unseen = new WeakMap();
const watching = new IntersectionObserver((changes) => {
  for (const { target } of changes.filter((change) => change.isIntersecting)) {
    watching.unobserve(target);
    unseen.get(target)();
  }
}, { rootMargin: "200px" });

async function resultOf(index, { page, parts }, matched) {
  const [card, ...below] = await Promise.all([page, ...parts.slice(0, PARTS)].map((place) => index.card(place)));
  const link = (each) => element("a", { href: new URL(each.address, root).href }, ...marked(each.title, matched));
  const about = [index.table.kinds[Number(index.table.kind[page])], card.date].filter(Boolean).join(" · ");
  const item = element("li", {}, element("h2", {}, link(card)), element("p", { className: "search-about" }, about));
  const excerpt = element("p", { className: "search-excerpt" });
  item.append(excerpt);
  if (below.length > 0) item.append(element("ul", { className: "search-parts" }, ...below.map((each) => element("li", {}, link(each)))));
  unseen.set(item, () =>
    excerptOf(new URL((below[0] || card).address, root), matched).then(
      (shown) => excerpt.replaceChildren(...shown),
      () => excerpt.remove(),
    ),
  );
  watching.observe(item);
  return item;
}

let turn = 0;
let shown = { pages: [], from: 0, index: null, matched: new Map() };

// List the next results; the first ones take the place of those of the last question.
async function listNext(mine) {
  const { pages, from, index, matched } = shown;
  const items = await Promise.all(pages.slice(from, from + AT_ONCE).map((page) => resultOf(index, page, matched)));
  if (mine !== turn) return;
  if (from === 0) list.replaceChildren(...items);
  else list.append(...items);
  shown.from = from + items.length;
  more.hidden = shown.from >= pages.length;
}

function said(count, question, partly) {
  if (count === 0) return `Không tìm thấy bài nào cho “${question}”.`;
  const many = `${grouped.format(count)} kết quả`;
  return partly ? `Không có bài chứa đủ các từ; ${many} gần nhất cho “${question}”:` : `${many} cho “${question}”.`;
}

// Where tones were typed, what has others is never listed with the rest, but may be asked for.
function offerOthers(count, question) {
  const plain = foldOf(Array.from(regular(question).split(/\s+/), formOf).join(" "));
  const button = element("button", { type: "button", className: "button quiet" }, `Xem ${grouped.format(count)} kết quả khác dấu`);
  button.addEventListener("click", () => ((field.value = plain), show()));
  status.append(" ", button);
}

async function show() {
  const mine = ++turn;
  const question = field.value.trim();
  remember(question);
  if (question === "") {
    list.replaceChildren();
    status.textContent = "";
    more.hidden = bar.hidden = true;
    without.hidden = false;
    return;
  }
  try {
    const index = await opened();
    const found = await index.find(field.value.trimStart());
    if (mine !== turn) return;
    const strict = found.exact.length > 0;
    const pages = filtered(index, pagesOf(index, strict ? found.exact : found.others));
    shown = { pages, from: 0, index, matched: found.matched };
    without.hidden = true;
    await listNext(mine);
    if (mine !== turn) return;
    status.textContent = said(pages.length, question, found.partly);
    if (!strict && pages.length > 0 && !found.partly) status.append(" Không có bài đúng dấu như đã gõ.");
    if (strict && found.others.length > 0) offerOthers(pagesOf(index, found.others).length, question);
  } catch {
    if (mine === turn) status.textContent = "Không tải được chỉ mục tìm kiếm. Mời bạn thử lại, hoặc chọn một mục dưới đây.";
    without.hidden = false;
  }
}

function remember(question) {
  const values = [["q", question], ...FILTERS.map((filter) => [filter.name, filter.field.value])];
  const query = new URLSearchParams(values.filter(([, value]) => value)).toString();
  history.replaceState(null, "", query ? `?${query}` : location.pathname);
}

function recall() {
  const given = new URLSearchParams(location.search);
  field.value = given.get("q") || "";
  for (const filter of FILTERS) {
    const value = given.get(filter.name) || "";
    filter.field.replaceChildren(new Option("Tất cả", ""), ...(value ? [new Option(value, value)] : []));
    filter.field.value = value;
  }
}

let timer;
field.addEventListener("input", () => {
  clearTimeout(timer);
  timer = setTimeout(show, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  show();
});
more.firstElementChild.addEventListener("click", async () => {
  const next = list.children.length;
  await listNext(turn);
  list.children[next]?.querySelector("a").focus();
});

// Down and up lead from the field through the results.
document.addEventListener("keydown", (event) => {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [field, ...list.querySelectorAll("a")];
  const at = stops.indexOf(document.activeElement);
  const next = stops[at + (event.key === "ArrowDown" ? 1 : -1)];
  if (at < 0 || !next) return;
  event.preventDefault();
  next.focus();
});

form.hidden = false;
without.querySelector(".notice").hidden = true;
recall();
if (field.value) show();
else field.focus();
