// How search sees words: the same as bantin/search/fold.py and words.py; tests/vectors/search_words.csv holds both.
import { LETTERS, MEANT, PLAIN, SYLLABLE, TONES } from "./search-table.js";

const SAID = new Map(Object.entries(MEANT).flatMap(([said, all]) => Array.from(all, (letter) => [letter, said])));
const WHOLE_Y = /^(qu|[bcdđghklmnprstvx]+)y(c|ch|m|n|ng|nh|p|t)?$/;
const HIDDEN = /[\u200b\u200c\u200d\ufeff\u00ad]/g;
const PART = new RegExp(
  "(?<![0-9])(?<day>[0-9]{1,2})(?<sign>[./-])(?<month>[0-9]{1,2})\\k<sign>(?<year>[0-9]{4})(?![0-9])" +
    "|(?<![0-9])(?<y>[0-9]{4})-(?<m>[0-9]{2})-(?<d>[0-9]{2})(?![0-9])" +
    "|(?<![0-9/])(?<monthOf>[0-9]{1,2})/(?<ofYear>[0-9]{4})(?![0-9/])" +
    "|(?<![0-9/])(?<dayOf>[0-9]{1,2})/(?<ofMonth>[0-9]{1,2})(?![0-9/])" +
    "|(?<![0-9/-])(?<dayIn>[0-9]{1,2})-(?<inMonth>[0-9]{1,2})(?![0-9/-])" +
    "|(?<number>[0-9]+(?:[.,][0-9]+)*)" +
    "|(?<word>(?:(?![0-9])[\\p{L}\\p{N}])+)",
  "gu",
);
const THOUSANDS = /^[0-9]{1,3}(?:(?:\.[0-9]{3})+|(?:,[0-9]{3}){2,})$/;
const CURRENCY = { đ: "đồng", vnđ: "đồng", vnd: "đồng" };
const LONGEST = 40;
const BITS = 12;
const COARSE = { am: 5, so: 4, tu: 4 };

// Text as both sides compare it.
export const regular = (text) => text.replace(HIDDEN, "").normalize("NFKC").toLowerCase().normalize("NFC");

// A word as it is told from others of its fold: its letters, then its tone.
export function formOf(word) {
  const said = Array.from(word, (letter) => SAID.get(letter) || letter);
  const letters = said.map((each) => String.fromCodePoint(each.codePointAt(0))).join("");
  const marked = said.filter((each) => each.length > 1 && TONES.includes(each.at(-1))).at(-1);
  return letters.replace(WHOLE_Y, (_, before, after) => `${before}i${after || ""}`) + (marked ? marked.at(-1) : "");
}

const plain = (letter) => (LETTERS.includes(letter) ? PLAIN[LETTERS.indexOf(letter)] : letter);

// A form without marks and tone.
export const foldOf = (form) =>
  Array.from(form, (letter) => (TONES.includes(letter) ? "" : plain(letter))).join("");

function fineShardOf(fold) {
  if (SYLLABLE.test(fold)) return `am-${fold}`;
  if (/^d[0-9]{6}(?:[0-9]{2})?$/.test(fold)) return `so-${fold.slice(0, 7)}`;
  const number = /^d?[0-9]+/.exec(fold);
  if (number) return `so-${number[0].slice(0, fold[0] === "d" ? 3 : 2)}`;
  return /^(?:[a-z]{2}|[a-z]$)/.test(fold) ? `tu-${fold.slice(0, 2)}` : "tu-0";
}

// The shard in which a fold lies.
export function shardOf(fold, grain) {
  const name = fineShardOf(fold);
  return grain === "fine" ? name : name.slice(0, COARSE[name.slice(0, 2)]);
}

// The bit by which a neighbour tells that a word of this fold comes after it.
export function markOf(fold) {
  let number = 0;
  for (const letter of fold) number = (number * 31 + letter.codePointAt(0)) % 4093;
  return 1 << number % BITS;
}

const short = (number) => (number.length === 2 && number[0] === "0" ? number[1] : number).slice(0, LONGEST);
const two = (number) => number.padStart(2, "0");

function numberOf(written) {
  return THOUSANDS.test(written) ? written.replace(/[.,]/g, "").slice(0, LONGEST) : short(written.replaceAll(".", ","));
}

// The one form of a day, a day of any year, or a month; null for what no calendar has.
function dayOf(day, month, year) {
  if (Number(day || 1) > 31 || Number(month) < 1 || Number(month) > 12) return null;
  return `d${year || ""}${two(month)}${day ? two(day) : ""}`;
}

function* partsOf(text) {
  for (const stretch of text.split(/\s+/)) {
    for (const { groups: part, index, 0: written } of stretch.matchAll(PART)) {
      const at = { written, index };
      if (part.word) yield { ...at, form: formOf(CURRENCY[part.word] || part.word.slice(0, LONGEST)) };
      else if (part.number) yield { ...at, form: numberOf(part.number) };
      else {
        const given = [
          part.day || part.d || part.dayOf || part.dayIn,
          part.month || part.m || part.ofMonth || part.inMonth || part.monthOf,
        ];
        const year = part.year || part.y || part.ofYear;
        const day = dayOf(...given, year);
        if (day) yield { ...at, form: day };
        else yield* [...given, year].filter(Boolean).map((each) => ({ ...at, form: short(each) }));
      }
    }
  }
}

const MONTH = formOf("tháng");
const YEAR = formOf("năm");
const DAY = ["ngày", "mùng", "mồng"].map(formOf);
const DONG = formOf("đồng");
const UNITS = { tỷ: 1e9, triệu: 1e6, tr: 1e6, nghìn: 1e3, ngàn: 1e3, k: 1e3 };
const SIZES = new Map(Object.entries(UNITS).map(([unit, size]) => [formOf(unit), size]));
const PLAIN_SIZES = new Map([["trieu", 1e6], ["nghin", 1e3]]);
const UNSURE_SIZES = new Map([["ti", 1e9], ["ngan", 1e3]]); // as they are typed without marks, which may be other words
const isSaid = (form, word) => form === word || form === foldOf(word);
const isShort = (form) => form !== undefined && /^[0-9]{1,2}$/.test(form);
const isYear = (form) => form !== undefined && /^[0-9]{4}$/.test(form);

// The day or month around the word “tháng”.
function dayAround(forms, at) {
  const next = forms[at + 1] || "";
  const day = isShort(forms[at - 1]) ? forms[at - 1] : "";
  const from = day ? at - 1 : at;
  if (/^d[0-9]{6}$/.test(next)) return { from, to: at + 1, form: next + (day && two(day)) };
  if (!isShort(next)) return null;
  const yearAt = at + (forms[at + 2] !== undefined && isSaid(forms[at + 2], YEAR) ? 3 : 2);
  const year = isYear(forms[yearAt]) ? forms[yearAt] : "";
  const form = day || year ? dayOf(day, next, year) : null;
  return form && { from, to: year ? yearAt : at + 1, form };
}

// The sum whose unit stands there, in figures, with the currency.
function sumBefore(forms, at) {
  const after = forms[at + 1];
  const last = after === undefined || isSaid(after, DONG);
  const size = SIZES.get(forms[at]) || PLAIN_SIZES.get(forms[at]) || (last && UNSURE_SIZES.get(forms[at]));
  const [whole, part = "0"] = (forms[at - 1] || "").split(",");
  if (!size || !/^[0-9]+$/.test(whole) || !/^[0-9]+$/.test(part) || forms[at - 1].length > 6) return null;
  const rest = (Number(part.padEnd(9, "0").slice(0, 9)) * size) / 1e9;
  return { from: at - 1, to: at, form: String(Number(whole) * size + Math.floor(rest)) };
}

// Days and sums that are written in several words: from which to which, and their one form.
function* joined(forms) {
  for (let at = 0; at < forms.length; at += 1) {
    const found = isSaid(forms[at], MONTH) ? dayAround(forms, at) : sumBefore(forms, at);
    if (!found) continue;
    yield found;
    at = found.to;
  }
}

// The forms that a query asks for: days and sums in words are one form, as they are in figures.
export function asked(query) {
  const forms = Array.from(partsOf(regular(query)), (part) => part.form);
  for (const { from, to, form } of Array.from(joined(forms)).reverse()) forms.splice(from, to - from + 1, form);
  const isDay = (form) => DAY.some((word) => isSaid(form, word));
  const isOfSum = (form, at) => form === DONG || (form === foldOf(DONG) && at === forms.length - 1);
  return forms.filter((form, at) => {
    const [before, after] = [forms[at - 1] || "", forms[at + 1] || ""];
    return !(isDay(form) && /^d[0-9]+$/.test(after)) && !(isOfSum(form, at) && /^[0-9]{4,}$/.test(before));
  });
}

const isMarked = (letter) => LETTERS.includes(letter);
const toneOf = (form) => (TONES.includes(form.at(-1)) ? form.at(-1) : "");
const lettersOf = (form) => Array.from(toneOf(form) ? form.slice(0, -1) : form);

// How well a form is what was typed: 2 the same, or nothing said of marks; 1 nothing against it; 0 another tone or mark.
export function likeness(typed, form, whole = true) {
  if (typed === form || foldOf(typed) === typed) return 2;
  const own = lettersOf(typed);
  const theirs = lettersOf(form);
  const meets = own.every((letter, at) => letter === theirs[at] || (!isMarked(letter) && letter === plain(theirs[at])));
  if (!meets) return 0;
  if (toneOf(typed)) return toneOf(typed) === toneOf(form) ? 1 : 0;
  if (!toneOf(form) || !whole) return 1;
  const carrier = theirs.findLastIndex((letter) => isMarked(letter) && letter !== "đ");
  return carrier >= 0 && isMarked(own[carrier]) ? 0 : 1;
}

// The forms by which a day is asked for: by itself, in any year, by its month.
const formsOf = (form) => {
  const [, year, month, day] = /^d([0-9]{4})([0-9]{2})([0-9]{2})$/.exec(form) || [];
  return day ? [form, `d${month}${day}`, `d${year}${month}`] : [form];
};

// The stretches of a text that are words, days and sums, with their forms, to be marked in an excerpt.
export function wordsIn(text) {
  const words = [];
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[.,/-][0-9]+)*/gu)) {
    for (const part of partsOf(regular(found[0]))) {
      words.push({ start: found.index, end: found.index + found[0].length, form: part.form });
    }
  }
  const longer = joined(words.map((word) => word.form));
  for (const { from, to, form } of Array.from(longer)) {
    words.push({ start: words[from].start, end: words[to].end, form });
  }
  return words
    .flatMap((word) => formsOf(word.form).map((form) => ({ ...word, form })))
    .sort((one, other) => one.start - other.start || other.end - one.end);
}
