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
  if (number) return `so-${number[0].slice(0, 3)}`;
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
        const given = [part.day || part.d || part.dayOf, part.month || part.m || part.ofMonth || part.monthOf];
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
const DAY = [formOf("ngày"), formOf("mùng"), formOf("mồng")];
const isShort = (form) => form !== undefined && /^[0-9]{1,2}$/.test(form);
const isYear = (form) => form !== undefined && /^[0-9]{4}$/.test(form);

// The forms that a query asks for: a day written in words is one form, as it is in figures.
export function asked(query) {
  const forms = Array.from(partsOf(regular(query)), (part) => part.form);
  for (let at = 0; at < forms.length; at += 1) {
    if (forms[at] === MONTH && isShort(forms[at + 1])) {
      const day = isShort(forms[at - 1]) ? forms[at - 1] : "";
      const afterYear = forms[at + 2] === YEAR && isYear(forms[at + 3]) ? at + 3 : isYear(forms[at + 2]) ? at + 2 : 0;
      const found = day || afterYear ? dayOf(day, forms[at + 1], afterYear ? forms[afterYear] : "") : null;
      if (found) {
        const start = day ? at - 1 : at;
        forms.splice(start, (afterYear || at + 1) - start + 1, found);
        at = start;
      }
    } else if (forms[at] === MONTH && /^d[0-9]{6}$/.test(forms[at + 1] || "")) {
      const day = isShort(forms[at - 1]) ? two(forms[at - 1]) : "";
      forms.splice(day ? at - 1 : at, day ? 3 : 2, forms[at + 1] + day);
    }
  }
  return forms.filter((form, at) => !(DAY.includes(form) && /^d[0-9]+$/.test(forms[at + 1] || "")));
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

// The stretches of a text that are words, with their forms, to be marked in an excerpt.
export function* wordsIn(text) {
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}]+(?:[.,/-][0-9]+)*/gu)) {
    for (const part of partsOf(regular(found[0]))) {
      yield { start: found.index, end: found.index + found[0].length, form: part.form };
    }
  }
}
