// Attachments: each file goes up at once with its progress and is examined there; a refused one is named and harms no
// other. Rows move by their buttons or by dragging. Without script the same form does all of it by sending itself.
(() => {
  const form = document.querySelector("form[data-calls]");
  const table = document.getElementById("files");
  const picker = form?.querySelector("[name=new_files]");
  if (!table || !picker) return;
  const rows = table.tBodies[0];
  const line = document.getElementById("files-line");
  const changed = () => form.dispatchEvent(new Event("draft-changed"));

  const renumber = () => {
    [...rows.rows].forEach((row, place) => {
      row.querySelector("[name$=_place]").value = place + 1;
    });
    table.hidden = rows.rows.length === 0;
    changed();
  };
  const nameOf = (row) => row.querySelector("[name$=_name]").value;
  const say = (row) => {
    const place = [...rows.rows].indexOf(row) + 1;
    line.textContent = `${nameOf(row)}：${table.dataset.moved.replace("{place}", place)}`;
  };

  // Up and down; the focus stays on the button, so that it can be pressed again.
  rows.addEventListener("click", (event) => {
    const button = event.target.closest("[name=_up], [name=_down]");
    if (!button) return;
    event.preventDefault();
    const row = button.closest("tr");
    if (button.name === "_up") row.previousElementSibling?.before(row);
    else row.nextElementSibling?.after(row);
    button.focus();
    renumber();
    say(row);
  });
  rows.addEventListener("change", (event) => {
    if (!event.target.name.endsWith("_place")) return;
    const row = event.target.closest("tr");
    const place = Math.max(1, Math.min(rows.rows.length, Number(event.target.value) || 1));
    const others = [...rows.rows].filter((other) => other !== row);
    others.splice(place - 1, 0, row);
    rows.append(...others);
    event.target.focus();
    renumber();
    say(row);
  });

  // Dragging, by the row but not by its fields.
  let dragged = null;
  const makeDraggable = (row) => {
    row.draggable = true;
    for (const input of row.querySelectorAll("input")) {
      input.addEventListener("focus", () => { row.draggable = false; });
      input.addEventListener("blur", () => { row.draggable = true; });
    }
  };
  [...rows.rows].forEach(makeDraggable);
  rows.addEventListener("dragstart", (event) => {
    dragged = event.target.closest("tr");
    event.dataTransfer.effectAllowed = "move";
  });
  rows.addEventListener("dragover", (event) => {
    const over = event.target.closest("tr");
    if (!dragged || !over) return;
    event.preventDefault();
    if (over === dragged) return;
    const box = over.getBoundingClientRect();
    if (event.clientY < box.top + box.height / 2) over.before(dragged);
    else over.after(dragged);
  });
  rows.addEventListener("dragend", () => {
    if (dragged) {
      renumber();
      say(dragged);
    }
    dragged = null;
  });

  // Uploads
  const refuse = (words) => {
    const told = document.createElement("span");
    told.className = "error";
    told.textContent = `! ${words}`;
    picker.before(told);
  };
  const addRow = (told) => {
    if (rows.querySelector(`[data-key="${told.key}"]`)) return;
    const holder = document.createElement("template");
    holder.innerHTML = told.row;
    const row = holder.content.firstElementChild;
    rows.append(row);
    makeDraggable(row);
    renumber();
  };
  const upload = (file) =>
    new Promise((done) => {
      const bar = document.getElementById("file-progress").content.firstElementChild.cloneNode(true);
      bar.querySelector("span").textContent = file.name;
      bar.querySelector("progress").setAttribute("aria-label", file.name);
      picker.after(bar);
      const request = new XMLHttpRequest();
      const end = (isTaken) => {
        bar.remove();
        done(isTaken);
      };
      request.upload.addEventListener("progress", (event) => {
        if (event.lengthComputable) bar.querySelector("progress").value = (event.loaded / event.total) * 100;
      });
      request.addEventListener("load", () => {
        let told = {};
        try {
          told = JSON.parse(request.responseText);
        } catch {
          // no answer of ours: the file stays in the form and goes with it
        }
        if (told.token) addRow(told);
        if (told.refused) refuse(told.refused);
        end(Boolean(told.token || told.refused));
      });
      request.addEventListener("error", () => end(false));
      request.open("POST", `${form.dataset.calls}files/`);
      const body = new FormData();
      body.append("csrfmiddlewaretoken", form.querySelector("[name=csrfmiddlewaretoken]").value);
      body.append("file", file);
      request.send(body);
    });
  let ours = false;
  picker.addEventListener("change", async () => {
    if (ours) return;
    for (const told of picker.parentElement.querySelectorAll(":scope > .error")) told.remove();
    const files = [...picker.files];
    const stay = new DataTransfer();
    let pressed = null;
    const hold = (event) => {
      event.preventDefault();
      event.stopImmediatePropagation();
      pressed = event.submitter;
      line.textContent = table.dataset.busy;
    };
    form.addEventListener("submit", hold, { capture: true }); // not while files are on their way: it goes after them
    for (const file of files) if (!(await upload(file))) stay.items.add(file);
    form.removeEventListener("submit", hold, { capture: true });
    if (line.textContent === table.dataset.busy) line.textContent = table.dataset.done;
    ours = true;
    picker.files = stay.files;
    ours = false;
    if (pressed) form.requestSubmit(pressed);
  });
})();
