// Drag a box on the picture of a page: it becomes a line of the field, with the chosen reason. The lines are what counts.
"use strict";
(() => {
  const field = document.getElementById("id_marks"), reason = document.getElementById("id_reason");
  if (!field) return;
  const mille = (part, whole) => Math.max(0, Math.min(1000, Math.round(1000 * part / whole)));
  for (const leaf of document.querySelectorAll(".leaf")) {
    const layer = leaf.querySelector("svg");
    let start = null, box = null;
    const at = (event) => {
      const around = layer.getBoundingClientRect();
      return [mille(event.clientX - around.left, around.width), mille(event.clientY - around.top, around.height)];
    };
    layer.addEventListener("pointerdown", (event) => {
      event.preventDefault();
      layer.setPointerCapture(event.pointerId);
      start = at(event);
      box = document.createElementNS("http://www.w3.org/2000/svg", "rect");
      layer.append(box);
    });
    layer.addEventListener("pointermove", (event) => {
      if (!start) return;
      const [x, y] = at(event);
      for (const [name, value] of Object.entries({
        x: Math.min(x, start[0]), y: Math.min(y, start[1]), width: Math.abs(x - start[0]), height: Math.abs(y - start[1]),
      })) box.setAttribute(name, value);
    });
    layer.addEventListener("pointerup", () => {
      if (!start) return;
      start = null;
      const [left, top, width, height] = ["x", "y", "width", "height"].map((name) => Number(box.getAttribute(name) || 0));
      if (width < 3 || height < 3) return box.remove();
      const words = reason.options[reason.selectedIndex].text.split("（")[0];
      const line = `${leaf.dataset.page} ${left} ${top} ${width} ${height} ${words}`;
      field.value = field.value.trim() ? `${field.value.trimEnd()}\n${line}` : line;
    });
  }
})();
