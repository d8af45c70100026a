// The search boxes that select2 makes have no name; they take that of the field they belong to. Comfort only.
window.addEventListener("load", () => {
  for (const box of document.querySelectorAll(".select2-search__field")) {
    const field = box.closest(".field, .form-row");
    const label = field && field.querySelector("label, legend");
    if (label) box.setAttribute("aria-label", label.textContent.trim());
  }
});

// Copies of what was typed (writing.js) go when their form was saved, and when the person leaves.
for (const told of document.querySelectorAll(".messagelist [class*=saved-]")) {
  const window_ = told.className.match(/saved-([0-9a-f]{32})/);
  const names = Object.keys(localStorage).filter((name) => window_ && name.endsWith(`:${window_[1]}`));
  for (const name of names) localStorage.removeItem(name);
}
document.getElementById("logout-form")?.addEventListener("submit", () => {
  const prefix = `draft:${document.getElementById("logout-form").dataset.person}:`;
  for (const name of Object.keys(localStorage)) if (name.startsWith(prefix)) localStorage.removeItem(name);
});
