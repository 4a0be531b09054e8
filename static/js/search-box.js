// Ctrl-K (or ⌘K) goes to the nearest search field. A classic deferred script, as pages may be read from the disk.
addEventListener("keydown", (event) => {
  if (event.key.toLowerCase() !== "k" || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const field = document.querySelector("main input[type=search]:not([hidden] *)") || document.querySelector("#_tim");
  if (!field) return;
  event.preventDefault();
  field.focus();
  field.select();
});
