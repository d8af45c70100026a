// While somebody types: questions of the catalog and titles that hold it, to go to at once. Without it the form works.
(() => {
  const typed = document.querySelector("form.search[data-suggest] input[name=q]");
  if (!typed) return;
  const form = typed.form;
  const list = document.createElement("ul");
  list.id = "suggested";
  list.className = "suggested";
  list.hidden = true;
  list.setAttribute("role", "listbox");
  list.setAttribute("aria-label", form.dataset.suggest);
  form.append(list);
  const set = (values) => Object.entries(values).forEach(([name, value]) => typed.setAttribute(`aria-${name}`, value));
  typed.setAttribute("role", "combobox");
  set({ autocomplete: "list", controls: list.id, expanded: false });

  let at = -1;
  const choose = (place) => {
    const rows = [...list.children];
    at = rows.length ? (place + rows.length + 1) % (rows.length + 1) : -1;
    if (at === rows.length) at = -1; // back to what was typed
    rows.forEach((row, n) => row.setAttribute("aria-selected", n === at));
    if (at < 0) typed.removeAttribute("aria-activedescendant");
    else set({ activedescendant: rows[at].id });
  };
  const show = (rows) => {
    list.replaceChildren(...rows.map(({ title, url }, n) => {
      const row = document.createElement("li");
      row.id = `suggested-${n}`;
      row.setAttribute("role", "option");
      row.textContent = title;
      row.dataset.url = url;
      return row;
    }));
    list.hidden = rows.length === 0;
    set({ expanded: rows.length > 0 });
    choose(-1);
  };
  const go = (row) => location.assign(row.dataset.url);

  let timer = 0;
  const ask = async () => {
    const words = typed.value.trim();
    let told = { items: [], suggestions: [] };
    if (words) {
      try {
        const answer = await fetch(`/search/suggest?${new URLSearchParams({ q: words })}`);
        if (answer.ok) told = await answer.json();
      } catch {
        return; // away: nothing to show
      }
    }
    if (words === typed.value.trim() && document.activeElement === typed) show([...told.items, ...told.suggestions]);
  };
  typed.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 200);
  });
  typed.addEventListener("keydown", (event) => {
    if (list.hidden || event.isComposing) return;
    if (event.key === "ArrowDown") choose(at + 1);
    else if (event.key === "ArrowUp") choose(at < 0 ? list.children.length - 1 : at - 1);
    else if (event.key === "Escape") show([]);
    else if (event.key === "Enter" && at >= 0) go(list.children[at]);
    else return;
    event.preventDefault();
  });
  list.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus
  list.addEventListener("click", (event) => event.target.dataset.url && go(event.target));
  typed.addEventListener("blur", () => show([]));
})();
