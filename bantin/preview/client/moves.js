// Leaves the page as it is shown, once: a second reload would stop the first one and, at many edits in a row, all of them.

const PATIENCE = 3000; // the visitor may have stayed: a page can ask before it is left

let leaving = false;

export function reload() {
  if (!begun()) location.reload();
}

export function go(address) {
  if (!begun()) location.assign(address);
}

function begun() {
  if (leaving) return true;
  leaving = true;
  setTimeout(() => (leaving = false), PATIENCE);
  return false;
}
