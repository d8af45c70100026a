// The search boxes that select2 makes have no name; they take that of the field they belong to. Comfort only.
window.addEventListener("load", () => {
  for (const box of document.querySelectorAll(".select2-search__field")) {
    const field = box.closest(".field, .form-row");
    const label = field && field.querySelector("label, legend");
    if (label) box.setAttribute("aria-label", label.textContent.trim());
  }
});
