// What is pasted from Word or WPS keeps its words, tables, lists and alignment; fonts, sizes and the programs' own marks
// stay behind. The server cleans again at every save.
window.deskCleanPaste = (editor, paste) => {
  const KEPT = new Set(["href", "title", "colspan", "rowspan", "scope", "span", "start"]);
  const HIDDEN = /display\s*:\s*none|mso-hide\s*:\s*all|visibility\s*:\s*hidden/i;
  const bare = paste.content
    .replace(/<!--[\s\S]*?-->/g, "")
    .replace(/<!\[(?:if|endif)[^>]*>/gi, "")
    .replace(/<\/?[a-z0-9]+:[a-z][^>]*>/gi, "");
  const page = new DOMParser().parseFromString(bare, "text/html");
  for (const element of page.querySelectorAll("style, script, meta, link, title, xml, object, iframe")) element.remove();
  for (const element of page.body.querySelectorAll("*")) {
    const style = element.getAttribute("style") || "";
    if (HIDDEN.test(style)) {
      element.remove();
      continue;
    }
    const side = (style.match(/text-align\s*:\s*(center|right)/i) || [])[1] || element.getAttribute("align");
    for (const { name } of [...element.attributes]) if (!KEPT.has(name)) element.removeAttribute(name);
    if (["center", "right"].includes(side?.toLowerCase()) && /^(P|H[1-6]|TD|TH|DIV)$/.test(element.tagName)) {
      element.className = `align-${side.toLowerCase()}`;
    }
    if (element.tagName === "A" && !/^(https?|mailto|tel):/i.test(element.getAttribute("href") || "")) {
      element.replaceWith(...element.childNodes);
    } else if (["SPAN", "FONT"].includes(element.tagName)) {
      element.replaceWith(...element.childNodes);
    } else if (element.tagName === "H1") {
      const heading = page.createElement("h2");
      heading.className = element.className;
      heading.append(...element.childNodes);
      element.replaceWith(heading);
    } else if (element.tagName === "IMG") {
      element.remove(); // pictures are attachments
    }
  }
  for (const element of page.body.querySelectorAll("p")) {
    if (!element.textContent.replace(/[\s\u00a0]/g, "") && !element.querySelector("br ~ *")) element.remove();
  }
  paste.content = page.body.innerHTML.replace(/ class=""/g, "");
};
