// What a tab remembers from page to page; nothing where the browser keeps nothing.

const NAME = "bantin-";

export function recalled(key) {
  try {
    return sessionStorage.getItem(NAME + key);
  } catch {
    return null;
  }
}

export function remember(key, value) {
  try {
    if (value === null) sessionStorage.removeItem(NAME + key);
    else sessionStorage.setItem(NAME + key, value);
  } catch {
    // a tab without a memory starts anew on every page
  }
}
