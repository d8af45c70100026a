// While a text is written: what it says of its own header is offered, and titles that it may repeat are shown.
(() => {
  const form = document.querySelector("form[data-calls]");
  if (!form) return;
  const field = (name) => form.querySelector(`[name="${name}"]`);

  // Offers: filled in by a press, never by themselves; those that the form already says are not shown.
  const offers = document.getElementById("offers");
  const list = offers.querySelector("ul");
  const pattern = offers.querySelector("template").content.firstElementChild;
  const same = (name, value) => !field(name) || field(name).value.trim() === value;
  const tidy = () => {
    for (const row of [...list.children]) {
      const [, name, value] = row.querySelector("button").value.match(/^(\w+):(.*)$/s);
      if (same(name, value)) row.remove();
    }
    offers.hidden = list.children.length === 0;
  };
  document.addEventListener("draft-kept", ({ detail }) => {
    if (offers.contains(document.activeElement)) return; // not under the hand
    list.replaceChildren();
    for (const { field: name, label, value } of detail.offers || []) {
      const row = pattern.cloneNode(true);
      row.dataset.field = name;
      row.querySelector(".tiny").textContent = label;
      row.querySelector(".value").textContent = value;
      row.querySelector("button").value = `${name}:${value}`;
      row.querySelector(".unseen").textContent = label;
      list.append(row);
    }
    tidy();
  });
  list.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    const [, name, value] = button.value.match(/^(\w+):(.*)$/s);
    const into = field(name);
    into.value = value;
    into.closest("details")?.setAttribute("open", "");
    into.dispatchEvent(new Event("input", { bubbles: true }));
    into.focus();
    tidy();
  });
  tidy();

  // Titles that this one may repeat
  const alike = document.getElementById("alike");
  const title = field("title");
  if (!alike) return;
  let timer = 0;
  let asked = "";
  const ask = async () => {
    const words = title.value.trim();
    if (words === asked) return;
    asked = words;
    if (words.length < 6) {
      alike.hidden = true;
      return;
    }
    const query = new URLSearchParams({ title: words, of: form.dataset.publication });
    let told = { alike: [] };
    try {
      const answer = await fetch(`${alike.dataset.url}?${query}`, { cache: "no-store" });
      if (answer.ok) told = await answer.json();
    } catch {
      return; // away: nothing to show
    }
    if (words !== title.value.trim()) return;
    alike.querySelector("ul").replaceChildren(...told.alike.map((row) => {
      const item = document.createElement("li");
      const link = document.createElement("a");
      link.href = row.url;
      link.target = "_blank";
      link.textContent = row.title;
      item.append(link, ` ${row.organ}，${row.state}`);
      if (!form.dataset.publication) {
        const like = document.createElement("a");
        like.href = row.like;
        like.textContent = alike.dataset.like;
        item.append(" ", like);
      }
      return item;
    }));
    alike.hidden = told.alike.length === 0;
  };
  title.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 600);
  });
  ask();
})();

// Relations: what is typed is looked for among the released documents; a press writes the line.
(() => {
  const finder = document.getElementById("relation-finder");
  if (!finder) return;
  const typed = finder.querySelector("input");
  const list = finder.querySelector("ul");
  const lines = document.getElementById(finder.dataset.into);
  let timer = 0;
  const ask = async () => {
    const words = typed.value.trim();
    let told = { near: [] };
    if (words.length > 1) {
      try {
        const answer = await fetch(`${finder.dataset.url}?${new URLSearchParams({ q: words })}`, { cache: "no-store" });
        if (answer.ok) told = await answer.json();
      } catch {
        return; // away: nothing to show
      }
    }
    if (words !== typed.value.trim()) return;
    list.replaceChildren(...told.near.map((row) => {
      const item = document.createElement("li");
      item.append(row.words);
      for (const kind of finder.dataset.kinds?.split(" ") ?? ["修改", "修订", "废止", "依据", "草案"]) {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "button-text";
        button.textContent = kind;
        button.setAttribute("aria-label", `${kind} ${row.words}`);
        button.addEventListener("click", () => {
          const said = finder.dataset.kinds ? "" : `${kind} `; // where there is one kind it is not written
          const before = lines.matches("textarea") ? `${lines.value.trimEnd()}\n` : ""; // one line holds one
          lines.value = `${before}${said}${row.path} ${row.words}`.trimStart();
          lines.dispatchEvent(new Event("input", { bubbles: true }));
          lines.focus();
        });
        item.append(" ", button);
      }
      return item;
    }));
  };
  typed.addEventListener("input", () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 400);
  });
  typed.addEventListener("keydown", (event) => {
    if (event.key === "Enter") event.preventDefault(); // it must not save the form
  });
  finder.hidden = false;
})();
