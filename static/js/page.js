// What a page offers beyond reading: dark or light, share, copy, print, addresses in rules, one group of a scoreboard. Works without it, too.
// A classic deferred script, because module scripts do not load from file:// when pages are read from the disk.
(() => {
  "use strict";

  const root = document.documentElement;
  const darkSystem = matchMedia("(prefers-color-scheme: dark)");
  const THEME = "bantin-theme";

  // Storage may be forbidden; then the choice lasts as long as the page.
  const remember = (value) => {
    try {
      if (value === null) localStorage.removeItem(THEME);
      else localStorage.setItem(THEME, value);
    } catch {}
  };
  const remembered = () => {
    try {
      return localStorage.getItem(THEME);
    } catch {
      return null;
    }
  };

  function themed(choice) {
    if (choice === "dark" || choice === "light") root.dataset.theme = choice;
    else delete root.dataset.theme;
    const dark = choice ? choice === "dark" : darkSystem.matches;
    document.querySelectorAll(".theme-switch").forEach((button) => button.setAttribute("aria-pressed", String(dark)));
    return dark;
  }

  let dark = themed(remembered());
  const change = () => {
    dark = themed(remembered());
  };
  darkSystem.addEventListener("change", change);
  addEventListener("storage", ({ key }) => key === THEME && change());
  document.querySelectorAll(".theme-switch").forEach((button) =>
    button.addEventListener("click", () => {
      const choice = dark ? "light" : "dark";
      remember((choice === "dark") === darkSystem.matches ? null : choice);
      dark = themed(choice);
    }),
  );

  const address = () => document.querySelector("link[rel=canonical]")?.href || location.href;

  async function copy(text) {
    try {
      await navigator.clipboard.writeText(text);
      return true;
    } catch {
      return false;
    }
  }

  const DOINGS = {
    async share() {
      try {
        await navigator.share({ title: document.title, url: address() });
      } catch {} // the visitor thought better of it
    },
    async copy(button) {
      const said = button.parentElement.querySelector(".share-said");
      said.textContent = (await copy(address())) ? "Đã sao chép" : address();
    },
    print: () => print(),
  };

  document.querySelectorAll("[data-do]").forEach((button) => {
    button.addEventListener("click", () => DOINGS[button.dataset.do](button));
    if (button.dataset.do === "share") button.hidden = !navigator.share;
  });

  // Each article of rules has its address beside its heading: a link of its own, so that the heading reads as typed.
  document.querySelectorAll(".rules section > :is(h2, h3, h4)[id]").forEach((heading) => {
    const link = document.createElement("a");
    link.className = "anchor";
    link.href = `#${heading.id}`;
    link.textContent = "#";
    link.setAttribute("aria-label", `Liên kết đến ${(heading.querySelector(".label") || heading).textContent.trim().replace(/\.$/, "")}`);
    heading.before(link);
  });

  // A scoreboard of several groups can show one of them.
  document.querySelectorAll(".scoreboard").forEach((board, place) => {
    const groups = Array.from(board.querySelectorAll(".score-group"));
    if (groups.length < 2) return;
    const label = document.createElement("label");
    const choice = document.createElement("select");
    label.className = "group-filter";
    label.htmlFor = choice.id = `_nhom-${place}`;
    label.textContent = "Nhóm ";
    choice.append(new Option("Tất cả", ""), ...groups.map((group) => new Option(group.dataset.group)));
    choice.addEventListener("change", () =>
      groups.forEach((group) => (group.hidden = choice.value !== "" && group.dataset.group !== choice.value)),
    );
    label.append(choice);
    board.prepend(label);
  });
})();
