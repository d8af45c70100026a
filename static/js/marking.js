// Marking a place without leaving it: the form comes under the paragraph, what is selected there becomes the quotation.
(() => {
  const list = document.querySelector("[data-marking]");
  const form = document.getElementById("mark-form");
  if (!list || !form) return;
  let chosen = null;
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const place = selection.anchorNode && selection.anchorNode.parentElement.closest(".place");
    const words = String(selection).trim();
    if (place && words && place.contains(selection.focusNode)) chosen = { place, words };
  });
  list.addEventListener("click", (event) => {
    const link = event.target.closest(".place-head a");
    if (!link) return;
    event.preventDefault();
    const place = link.closest(".place");
    for (const old of list.querySelectorAll(".mark-form")) old.remove();
    place.append(form.content.cloneNode(true));
    const fresh = place.querySelector(".mark-form");
    fresh.elements.place.value = place.dataset.place;
    if (chosen && chosen.place === place) fresh.elements.quote.value = chosen.words;
    fresh.querySelector("a").addEventListener("click", (cancel) => {
      cancel.preventDefault();
      fresh.remove();
      link.focus();
    });
    fresh.elements.reason.focus();
  });
})();
