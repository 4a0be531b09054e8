// New style sheets and pictures take the place of the old ones in the page as it stands: no reload, no jump, nothing typed is lost.

import { reload } from "./moves.js";

const ADDRESSES = ["src", "href", "poster", "data", "xlink:href"];
const LISTS = ["srcset", "imagesrcset"];
const TONE = /^tone-[0-3]{3}$/; // the colour that stands for a picture until it is there
const BEARERS = [...ADDRESSES, ...LISTS].map((name) => `[${name.replace(":", "\\:")}]`).join(",");

// What each sheet replaces until it has loaded, and which are being replaced: edits may come faster than sheets.
const replaced = new WeakMap();
const superseded = new WeakSet();
let swaps = 0;

// The new address of an old one, both absolute; null: it stays. An equal path has new bytes and gets another query.
export function renaming(paths, base, query) {
  const root = `${base.replace(/\/+$/, "")}/`;
  const addressOf = (path) => root + path.split("/").map(encodeURIComponent).join("/");
  const plain = (pathname) => pathname.split("/").map((part) => encodeURIComponent(decoded(part))).join("/");
  const names = new Map();
  for (const [from, to] of Object.entries(paths)) names.set(addressOf(from), addressOf(to) + (from === to ? query : ""));
  return (address, against, origin) => {
    const url = parsed(address, against);
    const to = url && url.origin === origin ? names.get(plain(url.pathname)) : undefined;
    return to === undefined ? null : origin + to + url.hash;
  };
}

function decoded(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

function parsed(address, against) {
  try {
    return new URL(address, against);
  } catch {
    return null;
  }
}

// `styles` and `pictures` give the new output path for each old one. A page of ours in a frame has a client of its own.
export function swap({ styles = {}, pictures = {} }, { base, build }) {
  swaps += 1;
  const query = `?build=${build}.${swaps}`;
  const renameStyle = renaming(styles, base, query);
  const renamePicture = renaming(pictures, base, query);
  swapStyles(renameStyle);
  swapPictures(renamePicture);
  if (Object.keys(pictures).length > 0) swapBackgrounds(renamePicture);
}

function retire(link) {
  const before = replaced.get(link);
  if (before) retire(before);
  link.remove();
}

function swapStyles(rename) {
  for (const link of document.querySelectorAll('link[rel~="stylesheet"]')) {
    const to = rename(link.href, document.baseURI, location.origin);
    if (to === null || superseded.has(link)) continue;
    superseded.add(link);
    const next = link.cloneNode();
    next.href = to;
    replaced.set(next, link);
    next.addEventListener("load", () => retire(link));
    next.addEventListener("error", () => link.isConnected && reload());
    link.after(next);
  }
}

function swapPictures(rename) {
  for (const bearer of document.querySelectorAll(BEARERS)) {
    if (bearer.matches('link[rel~="stylesheet"], base')) continue;
    for (const name of ADDRESSES) {
      const to = bearer.hasAttribute(name) ? rename(bearer.getAttribute(name), document.baseURI, location.origin) : null;
      if (to === null) continue;
      bearer.setAttribute(name, to);
      bearer.classList.remove(...Array.from(bearer.classList).filter((one) => TONE.test(one)));
    }
    for (const name of LISTS) {
      if (bearer.hasAttribute(name)) renameList(bearer, name, (one) => rename(one, document.baseURI, location.origin));
    }
  }
}

// `a.webp 480w, b.webp 960w`: a descriptor is no address that was renamed.
function renameList(bearer, name, rename) {
  const before = bearer.getAttribute(name);
  const after = before.replace(/[^\s,]\S*[^\s,]/g, (word) => rename(word) ?? word);
  if (after !== before) bearer.setAttribute(name, after);
}

function swapBackgrounds(rename) {
  for (const sheet of document.styleSheets) swapRules(sheet, sheet.href || document.baseURI, rename);
}

function swapRules(group, against, rename) {
  for (const rule of rulesOf(group)) {
    for (const name of rule.style || []) {
      const before = rule.style.getPropertyValue(name);
      if (!before.includes("url(")) continue;
      const after = before.replace(/url\((["']?)(.*?)\1\)/g, (whole, _, address) => {
        const to = rename(address, against, location.origin);
        return to === null ? whole : `url("${to}")`;
      });
      if (after !== before) rule.style.setProperty(name, after, rule.style.getPropertyPriority(name));
    }
    if (rule.cssRules) swapRules(rule, against, rename);
  }
}

// The rules of a sheet from elsewhere cannot be read, and are none of ours.
function rulesOf(group) {
  try {
    return group.cssRules;
  } catch {
    return [];
  }
}
