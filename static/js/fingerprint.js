// The SHA-256 of a file that stays on this computer: the input has no name and is never sent.
"use strict";
(() => {
  const chosen = document.getElementById("id_local");
  if (!chosen || !window.crypto || !crypto.subtle) return;
  document.getElementById("fingerprint").hidden = false;
  chosen.addEventListener("change", async () => {
    if (!chosen.files.length) return;
    const digest = await crypto.subtle.digest("SHA-256", await chosen.files[0].arrayBuffer());
    const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    document.getElementById("id_sha256").value = hex;
  });
})();
