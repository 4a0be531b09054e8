// The index of a site as its pages fetch it: shards of postings, the table of documents, their cards.
import { asked, foldOf, likeness, markOf, shardOf } from "./search-words.js";

const DIGITS = "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
const VALUE = new Uint8Array(128);
Array.from(DIGITS).forEach((digit, value) => (VALUE[digit.charCodeAt(0)] = value));
const WIDTH = 8; // characters of a posting: four of the number, fields, place in the title, two of marks
const TOGETHER = 7; // the last bits of the numbers of documents whose cards lie in one file
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

const sums = (differences) => {
  let sum = 0;
  return differences.map((each) => (sum += each));
};

// The index whose files `load` gives by name (parsed; null where there is none).
export async function openIndex(load) {
  const known = new Map();
  const file = (name) => {
    if (!known.has(name)) known.set(name, load(name));
    return known.get(name);
  };
  const [table, listed] = await Promise.all([file("tai-lieu"), file("danh-muc")]);
  const names = new Map(listed.map((each) => [each.slice(0, -1), each.charCodeAt(each.length - 1) - 97]));
  const numbers = sums(table.numbers);
  const months = Uint16Array.from(
    numbers,
    (_, place) => (VALUE[table.month.charCodeAt(2 * place)] << 6) | VALUE[table.month.charCodeAt(2 * place + 1)],
  );
  const index = { table, names, numbers, months, places: new Map(numbers.map((number, place) => [number, place])) };

  const shard = (name) => (names.has(name) ? file(name) : null);

  return {
    table,
    months,
    tags: new Map(Object.entries(table.tags).map(([name, differences]) => [name, new Set(sums(differences))])),
    find: (query) => find(index, shard, query),
    async card(place) {
      const number = numbers[place];
      const cards = await file(`bai-${number >> TOGETHER}`);
      const [title, address, date] = cards[number];
      return { title, address, date };
    },
  };
}

// The documents that a query finds, the best first: `exact` ones have what was typed, `others` differ in tone or marks,
// and only if no document has all words, `partly` says so.
async function find(index, shard, query) {
  const forms = asked(query).slice(0, 12);
  if (forms.length === 0) return { forms, exact: [], others: [], partly: false, matched: new Map() };
  const open = !/[\s.,;:!?]$/.test(query);
  const words = await Promise.all(forms.map((form) => whole(index, shard, form)));
  let found = ranked(index, words, words.length);
  if (open && found.exact.length < FEW) {
    const last = await completed(index, shard, forms.at(-1));
    if (last.docs.size > 0) {
      words.push(both(words.pop(), last));
      found = ranked(index, words, words.length);
    }
  }
  const partly = found.exact.length + found.others.length === 0 && words.length > 1;
  if (partly) found = ranked(index, words, Math.ceil(words.length / 2));
  return { forms, ...found, partly, matched: new Map(words.flatMap((word) => Array.from(word.met))) };
}

// What is known of one word of the query: by document its weight, likeness, places in the title, marks of neighbours.
const nothing = (fold) => ({ fold, docs: new Map(), met: new Map() });

async function whole(index, shard, typed) {
  const fold = foldOf(typed);
  const postings = await shard(shardOf(fold, index.table.grain));
  const word = nothing(fold);
  for (const [form, packed] of Object.entries(postings || {})) {
    if (foldOf(form) === fold) add(word, form, packed, likeness(typed, form), 1);
  }
  return word;
}

// All words that begin with what was typed, the most frequent ones first.
async function completed(index, shard, typed) {
  const fold = foldOf(typed);
  const meant = (key) => key.startsWith(fold) || (index.table.grain !== "fine" && fold.startsWith(key) && key.length > 1);
  const names = Array.from(index.names)
    .filter(([name]) => (name.startsWith("am-") ? meant(name.slice(3)) : false))
    .concat([[shardOf(`${fold}\u0000`, index.table.grain), 0]].filter(([name]) => index.names.has(name)))
    .sort((one, other) => other[1] - one[1])
    .slice(0, COMPLETED);
  const word = nothing(fold);
  const shards = await Promise.all(Array.from(new Set(names.map(([name]) => name)), shard));
  for (const postings of shards) {
    for (const [form, packed] of Object.entries(postings || {})) {
      const own = foldOf(form);
      if (own !== fold && own.startsWith(fold)) add(word, form, packed, likeness(typed, form, false), PREFIX_WEIGHT);
    }
  }
  return word;
}

function add(word, form, packed, level, part) {
  const count = packed.length / WIDTH;
  const rarity = 1 + 4 / (1 + Math.log2(1 + count));
  if (level > 0 && count > 0) word.met.set(form, level);
  const value = (column, at) => VALUE[packed.charCodeAt(column * count + at)];
  for (let at = 0; at < count; at += 1) {
    const number = (((value(0, at) << 6) | value(1, at)) << 12) | (value(2, at) << 6) | value(3, at);
    const place = value(5, at);
    const marks = (value(6, at) << 6) | value(7, at);
    const weight = WORTH[value(4, at)] * rarity * part;
    const known = word.docs.get(number);
    if (known === undefined) word.docs.set(number, { level, weight, marks, titles: place ? [place] : null });
    else if (level >= known.level) {
      known.weight = Math.max(known.weight, weight);
      known.marks = level > known.level ? marks : known.marks | marks;
      if (level > known.level) known.titles = null;
      if (place) (known.titles ??= []).push(place);
      known.level = level;
    }
  }
}

function both(one, other) {
  for (const [number, found] of other.docs) {
    const known = one.docs.get(number);
    if (!known || known.level < found.level) one.docs.set(number, found);
  }
  other.met.forEach((level, form) => one.met.set(form, level));
  return one;
}

// What it is worth that one word stands before another one: surely in the title, likely elsewhere.
function closeness(one, next, mark) {
  if (one.titles && next.titles && one.titles.some((title) => next.titles.includes(title + 1))) return SIDE_BY_SIDE_IN_TITLE;
  return one.marks & mark ? SIDE_BY_SIDE : 0;
}

// The documents that have at least so many of the words, by how well they have them.
function ranked(index, words, least) {
  const candidates = least === words.length
    ? words.reduce((a, b) => (b.docs.size < a.docs.size ? b : a)).docs.keys()
    : new Set(words.flatMap((word) => Array.from(word.docs.keys())));
  const marks = words.map((word) => markOf(word.fold));
  const exact = [];
  const others = [];
  for (const number of candidates) {
    const place = index.places.get(number);
    if (place === undefined) continue;
    let [there, score, level, before] = [0, 0, 2, undefined];
    for (let at = 0; at < words.length; at += 1) {
      const found = words[at].docs.get(number);
      if (found) {
        there += 1;
        score += found.weight + (before ? closeness(before, found, marks[at]) : 0);
        if (found.level < level) level = found.level;
      }
      before = found;
    }
    if (there < least) continue;
    (level > 0 ? exact : others).push({ place, score: score + 20 * (there - least), level });
  }
  const { months } = index;
  const later = (one, other) => months[other] - months[one] || one - other;
  const better = (one, other) => other.level - one.level || other.score - one.score || later(one.place, other.place);
  return { exact: exact.sort(better), others: others.sort(better) };
}
