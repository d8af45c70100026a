// Nothing typed is lost. While a form is open, what stands in it is kept: in this browser at once, on the server a moment
// later, and then no longer here. A copy that never reached the server is brought there when the page opens again.
// Words stand in the page (#autosave-line); names of keys: draft:<person>:<window>.
(() => {
  const form = document.querySelector("form[data-calls]");
  if (!form) return;
  const line = document.getElementById("autosave-line");
  const calls = `${form.dataset.calls}autosave/`;
  const person = form.dataset.person;
  const MARK = /[绝机秘]密\s*[★☆]/; // never kept here; the server knows more marks and refuses them too
  const PAUSE = 1500;
  const RETRY = 8000;
  let seen = form.dataset.seen;
  let kept = null; // what the server holds
  let touched = "unsaved" in form.dataset; // the page brought what is saved nowhere yet
  let dirty = touched;
  let leaving = false;
  let sending = null;
  let timer = 0;

  const key = (id) => `draft:${person}:${id}`;
  const field = (name) => form.querySelector(`[name="${name}"]`);
  const newId = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    return Array.from(bytes, (n) => n.toString(16).padStart(2, "0")).join("");
  };
  const newWindow = () => {
    field("window").value = newId();
    seen = "";
  };
  if (!/^[0-9a-f]{32}$/.test(field("window").value)) newWindow();

  const typed = () => {
    if (window.tinymce) window.tinymce.triggerSave();
    const pairs = [...new FormData(form)].filter(([name, value]) =>
      typeof value === "string" && name !== "csrfmiddlewaretoken" && name !== "window" && !name.startsWith("_"));
    return JSON.stringify(pairs);
  };
  const isMarked = (text) => MARK.test(text.normalize("NFKC").replace(/<[^>]*>/g, ""));

  const say = (words, link) => {
    if (line.dataset.now === words) return;
    line.dataset.now = words;
    line.textContent = words;
    if (link) line.append(" ", link);
  };

  const keepHere = (pairs) => {
    if (isMarked(pairs)) {
      forget(field("window").value);
      return false;
    }
    const copy = { calls, publication: form.dataset.publication, pairs, seen, at: Date.now() };
    try {
      localStorage.setItem(key(field("window").value), JSON.stringify(copy));
      return true;
    } catch {
      return false;
    }
  };
  const forget = (id) => localStorage.removeItem(key(id));

  const bodyOf = (id, copy) => {
    const body = new URLSearchParams(JSON.parse(copy.pairs));
    body.set("window", id);
    body.set("_publication", copy.publication);
    body.set("_seen", copy.seen);
    body.set("csrfmiddlewaretoken", field("csrfmiddlewaretoken").value);
    return body;
  };
  const isJson = (answer) => (answer.headers.get("Content-Type") || "").includes("json");

  // After a new login in another window the form needs the new token, and only the same person's.
  const freshToken = async () => {
    const answer = await fetch(calls, { cache: "no-store" });
    if (!answer.ok || !isJson(answer)) return false;
    const { person: now, token } = await answer.json();
    if (String(now) !== person) return false;
    for (const input of document.querySelectorAll("[name=csrfmiddlewaretoken]")) input.value = token;
    return true;
  };

  const post = async (id, copy, options = {}) => {
    const answer = await fetch(copy.calls, { method: "POST", body: bodyOf(id, copy), ...options });
    if ((answer.status === 403 || answer.redirected) && !isJson(answer)) {
      if (!(await freshToken())) return { expired: true };
      const again = await fetch(copy.calls, { method: "POST", body: bodyOf(id, copy), ...options });
      return isJson(again) ? again.json() : { away: true };
    }
    return isJson(answer) ? answer.json() : { away: answer.status !== 404, absent: answer.status === 404 };
  };

  const expired = (isHere) => {
    const link = document.createElement("a");
    link.href = "/admin/";
    link.target = "_blank";
    link.textContent = line.dataset.logIn;
    say(isHere ? line.dataset.expired : line.dataset.lost, link);
  };

  const send = async () => {
    clearTimeout(timer);
    if (leaving || sending) return;
    const pairs = typed();
    if (pairs === kept) return;
    const isHere = keepHere(pairs);
    const copy = { calls, publication: form.dataset.publication, pairs, seen };
    const name = field("window").value;
    if (isMarked(pairs)) {
      say(line.dataset.marked);
      return;
    }
    sending = new AbortController();
    let told = { away: true };
    try {
      told = await post(name, copy, { signal: sending.signal });
    } catch {
      // away: the copy here stays
    }
    sending = null;
    if (leaving) return;
    if (told.finished || told.elsewhere) {
      forget(name);
      newWindow();
      later(0);
    } else if (told.seen) {
      seen = told.seen;
      kept = pairs;
      const now = typed(); // may have gone on meanwhile
      dirty = now !== pairs;
      if (dirty) {
        keepHere(now);
        later(PAUSE);
      } else {
        forget(name);
      }
      say(`${line.dataset.saved} ${told.clock}`);
      document.dispatchEvent(new CustomEvent("draft-kept", { detail: told }));
    } else if (told.refused) {
      forget(name);
      kept = pairs;
      say(told.refused);
      if (typed() !== pairs) later(PAUSE);
    } else if (told.expired) {
      expired(isHere);
      later(RETRY);
    } else {
      say(isHere ? line.dataset.local : line.dataset.lost);
      later(RETRY);
    }
  };
  const later = (wait) => {
    clearTimeout(timer);
    timer = setTimeout(send, wait);
  };

  // Whatever changes the form; several libraries say so in their own ways.
  const changed = () => {
    touched = true;
  };
  form.addEventListener("input", changed);
  form.addEventListener("change", changed);
  form.addEventListener("draft-changed", changed);
  if (window.django?.jQuery) window.django.jQuery(form).on("change", changed);
  const baseline = () => {
    if (!dirty) kept = typed(); // as the page brought it: nothing to keep
  };
  const listen = (editor) => {
    editor.on("init", baseline);
    editor.on("input change undo redo keyup paste ExecCommand", changed);
  };
  if (window.tinymce) {
    window.tinymce.get().forEach(listen);
    window.tinymce.on("AddEditor", ({ editor }) => listen(editor));
  }
  baseline();
  window.addEventListener("load", baseline);
  setInterval(() => {
    if (!touched || leaving) return;
    touched = false;
    const pairs = typed();
    if (pairs === kept) return;
    dirty = true;
    keepHere(pairs);
    if (!sending) later(PAUSE);
  }, 500);
  window.addEventListener("online", () => later(0));
  window.addEventListener("focus", () => freshToken().then((is) => is && dirty && later(0), () => {}));

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented) return;
    if (event.submitter?.formTarget === "_blank") return; // a preview leaves the form where it is
    // Until the answer says that it is saved, the copy here stays: the answer may be that the login has ended.
    keepHere(typed());
    leaving = true;
    clearTimeout(timer);
    sending?.abort();
  });
  window.addEventListener("pageshow", (event) => {
    if (event.persisted) leaving = false;
  });
  const leave = () => {
    if (leaving || !(dirty || touched)) return;
    const pairs = typed();
    if (pairs === kept) return;
    keepHere(pairs);
    const copy = { calls, publication: form.dataset.publication, pairs, seen };
    if (!isMarked(pairs) && pairs.length < 20000) {
      fetch(calls, { method: "POST", body: bodyOf(field("window").value, copy), keepalive: true }).catch(() => {});
    }
  };
  window.addEventListener("pagehide", leave);
  document.addEventListener("visibilitychange", () => {
    if (document.visibilityState === "hidden") later(0);
  });

  // Copies that stayed in this browser: the server takes them, and those of this page are offered.
  const offer = (id, told) => {
    if (document.querySelector(`.left[data-window="${id}"]`) || id === field("window").value) return;
    const notice = document.getElementById("left-here").content.cloneNode(true).firstElementChild;
    notice.dataset.window = id;
    notice.querySelector("span").textContent = told.clock;
    notice.querySelector("a").href = `?restore=${id}`;
    notice.querySelector("button").value = id;
    form.before(notice);
  };
  const bringBack = async () => {
    const prefix = `draft:${person}:`;
    const names = Object.keys(localStorage).filter((name) => name.startsWith(prefix));
    for (const name of names) {
      let id = name.slice(prefix.length);
      if (id === field("window").value) continue;
      try {
        const copy = JSON.parse(localStorage.getItem(name));
        let told = await post(id, copy);
        if (told.elsewhere) {
          // It went on elsewhere since: both are kept.
          id = newId();
          told = await post(id, { ...copy, seen: "" });
        }
        if (told.seen || told.refused || told.absent) localStorage.removeItem(name);
        if (told.seen && !told.finished && copy.calls === calls && copy.publication === form.dataset.publication) {
          offer(id, told);
        }
      } catch {
        // not now; it stays
      }
    }
  };
  bringBack();
})();
