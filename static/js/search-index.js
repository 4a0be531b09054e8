// The index of a site as its pages fetch it: shards of postings, the table of documents, their cards.
import { asked, foldOf, likeness, markOf, shardOf } from "./search-words.js";

const DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
const VALUE = new Uint8Array(128);
Array.from(DIGITS).forEach((digit, value) => (VALUE[digit.charCodeAt(0)] = value));
const MORE = 32; // what is added to a digit of a gap that others follow
const TOGETHER = 6; // the last bits of the numbers of documents whose cards lie in one file
const WEIGHTS = [8, 4, 3, 5]; // of a word in the title, the summary, a heading, a tag
const IN_TEXT = [0, 1, 1.6, 2.2]; // of how often it stands in the text
const WORTH = Float64Array.from(DIGITS, (_, fields) =>
  WEIGHTS.reduce((sum, weight, field) => sum + (fields & (1 << field) ? weight : 0), IN_TEXT[fields >> 4]),
);
const SIDE_BY_SIDE = 6;
const SIDE_BY_SIDE_IN_TITLE = 16;
const FEW = 10; // results below which the last word is completed, too
const COMPLETED = 12; // words that a prefix stands for at most
const PREFIX_WEIGHT = 0.6;

const valueAt = (text, at) => VALUE[text.charCodeAt(at)];

// Ascending numbers, of which the gaps are written.
export function numbersIn(gaps) {
  const numbers = new Int32Array(gaps.length);
  let count = 0;
  for (let at = 0, gap = 0, number = 0; at < gaps.length; at += 1) {
    const value = valueAt(gaps, at);
    gap = gap * MORE + (value % MORE);
    if (value >= MORE) continue;
    numbers[count++] = number += gap;
    gap = 0;
  }
  return numbers.subarray(0, count);
}

// The index whose files `load` gives by name (parsed; null where there is none).
export async function openIndex(load) {
  const known = new Map();
  const file = (name) => {
    if (!known.has(name)) known.set(name, load(name));
    return known.get(name);
  };
  const [table, listed] = await Promise.all([file("tai-lieu"), file("danh-muc")]);
  const names = new Map(listed.map((each) => [each.slice(0, -1), each.charCodeAt(each.length - 1) - 97]));
  const numbers = numbersIn(table.numbers);
  const [high, low] = table.month;
  const months = Uint16Array.from(numbers, (_, place) => valueAt(high, place) * 64 + valueAt(low, place));
  const index = { table, names, numbers, months, room: (numbers.at(-1) ?? -1) + 1 };
  const tagged = () => {
    const tags = Array.from(numbers, () => []);
    for (const [name, gaps] of Object.entries(table.tags)) numbersIn(gaps).forEach((place) => tags[place].push(name));
    return tags;
  };
  let tags = null;

  const shard = (name) => (names.has(name) ? file(name) : null);

  return {
    table,
    months,
    tagsOf: (place) => (tags ??= tagged())[place],
    find: (query) => find(index, shard, query),
    async card(place) {
      const number = numbers[place];
      const cards = await file(`bai-${number >> TOGETHER}`);
      const [title, address, date] = cards[number];
      return { title, address, date };
    },
  };
}

// The documents that a query finds, by their places, the best first: `exact` ones have what was typed, `others` differ in
// tone or marks, and only if no document has all words, `partly` says so.
async function find(index, shard, query) {
  const forms = asked(query).slice(0, 12);
  if (forms.length === 0) return { forms, exact: [], others: [], partly: false, matched: new Map() };
  const open = !/[\s.,;:!?]$/.test(query) && !/^d?[0-9]{4,}$/.test(forms.at(-1)); // 80 triệu is not 800 triệu
  const words = await Promise.all(forms.map((form) => whole(index, shard, form)));
  let found = ranked(index, words, words.length);
  if (open && found.exact.length < FEW && (await complete(index, shard, words.at(-1)))) {
    found = ranked(index, words, words.length);
  }
  const partly = found.exact.length + found.others.length === 0 && words.length > 1;
  if (partly) found = ranked(index, words, Math.ceil(words.length / 2));
  return { forms, ...found, partly, matched: new Map(words.flatMap((word) => Array.from(word.met))) };
}

// One word of the query, and what is known of it by the number of a document: how well that has it (0: not at all, else
// one more than the likeness), the weight, the marks of neighbours, the places in the title.
async function whole(index, shard, typed) {
  const fold = foldOf(typed);
  const word = {
    typed,
    fold,
    levels: new Uint8Array(index.room),
    weights: new Float32Array(index.room),
    marks: new Uint16Array(index.room),
    titles: new Map(),
    met: new Map(),
  };
  const postings = await shard(shardOf(fold, index.table.grain));
  for (const [form, packed] of Object.entries(postings || {})) {
    if (foldOf(form) === fold) add(word, form, packed, likeness(typed, form), 1);
  }
  return word;
}

// Add to a word all that begin with what was typed, the most frequent ones first; whether there is any.
async function complete(index, shard, word) {
  const { typed, fold } = word;
  const meant = (key) => key.startsWith(fold) || (index.table.grain !== "fine" && fold.startsWith(key) && key.length > 1);
  const names = Array.from(index.names)
    .filter(([name]) => (name.startsWith("am-") ? meant(name.slice(3)) : false))
    .concat([[shardOf(`${fold}\u0000`, index.table.grain), 0]].filter(([name]) => index.names.has(name)))
    .sort((one, other) => other[1] - one[1])
    .slice(0, COMPLETED);
  const shards = await Promise.all(Array.from(new Set(names.map(([name]) => name)), shard));
  let any = false;
  for (const [form, packed] of shards.flatMap((postings) => Object.entries(postings || {}))) {
    const own = foldOf(form);
    if (own === fold || !own.startsWith(fold)) continue;
    add(word, form, packed, likeness(typed, form, false), PREFIX_WEIGHT);
    any = true;
  }
  return any;
}

function add(word, form, packed, likeness, part) {
  const [gaps, columns] = packed.split(" ");
  const numbers = numbersIn(gaps);
  const count = numbers.length;
  const level = likeness + 1;
  const worth = WORTH.map((each) => each * part * (1 + 4 / (1 + Math.log2(1 + count))));
  if (likeness > 0) word.met.set(form, likeness);
  for (let at = 0; at < count; at += 1) {
    const number = numbers[at];
    const known = word.levels[number];
    if (known > level) continue;
    const weight = worth[valueAt(columns, at)];
    const place = valueAt(columns, count + at);
    const marks = valueAt(columns, 2 * count + at) * 64 + valueAt(columns, 3 * count + at);
    if (known < level && known > 0) word.titles.delete(number);
    word.levels[number] = level;
    word.weights[number] = known === level ? Math.max(word.weights[number], weight) : weight;
    word.marks[number] = known === level ? word.marks[number] | marks : marks;
    if (place > 0) word.titles.set(number, [...(word.titles.get(number) || []), place]);
  }
}

// What it is worth that one word stands before another one: surely in the title, likely elsewhere.
function closeness(one, next, mark, number) {
  const places = one.titles.get(number);
  const after = places && next.titles.get(number);
  if (after && places.some((place) => after.includes(place + 1))) return SIDE_BY_SIDE_IN_TITLE;
  return one.marks[number] & mark ? SIDE_BY_SIDE : 0;
}

// The documents that have at least so many of the words, by how well they have them.
function ranked(index, words, least) {
  const { numbers, months } = index;
  const marks = words.map((word) => markOf(word.fold));
  const levels = new Uint8Array(numbers.length);
  const scores = new Float64Array(numbers.length);
  for (let place = 0; place < numbers.length; place += 1) {
    const number = numbers[place];
    let there = 0;
    let score = 0;
    let level = 3;
    for (let at = 0; at < words.length && there + words.length - at >= least; at += 1) {
      const word = words[at];
      const own = word.levels[number];
      if (own === 0) continue;
      there += 1;
      score += word.weights[number];
      if (at > 0 && words[at - 1].levels[number] > 0) score += closeness(words[at - 1], word, marks[at], number);
      if (own < level) level = own;
    }
    if (there < least) continue;
    levels[place] = level;
    scores[place] = score + 20 * (there - least);
  }
  const better = (one, other) =>
    levels[other] - levels[one] || scores[other] - scores[one] || months[other] - months[one] || one - other;
  const places = Array.from(levels.keys()).filter((place) => levels[place] > 0).sort(better);
  const strict = places.findLastIndex((place) => levels[place] > 1) + 1;
  return { exact: places.slice(0, strict), others: places.slice(strict) };
}
