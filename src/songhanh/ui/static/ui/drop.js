// The place to drop a file on: the file input itself, stretched over the whole box, so that dropping, pressing
// and the keyboard are the browser's own. The script says what was chosen, and when it is too large to send.
(() => {
  "use strict";
  const written = (bytes) => {
    const large = bytes >= 1048576;
    const size = large ? (bytes / 1048576).toFixed(1) : String(Math.max(1, Math.round(bytes / 1024)));
    return `${size.replace(".", ",")} ${large ? "MB" : "KB"}`;
  };

  const begin = (box) => {
    const input = box.querySelector("input[type=file]");
    if (!input || box.classList.contains("drop-live")) return;
    const chosen = box.querySelector(".drop-chosen");
    const limit = Number(box.dataset.limit || 0);
    box.classList.add("drop-live");
    const show = () => {
      const files = [...input.files];
      const heavy = limit && files.some((file) => file.size > limit);
      box.classList.toggle("drop-has", files.length > 0);
      box.classList.toggle("drop-too-large", Boolean(heavy));
      chosen.textContent = files.map((file) => `${file.name} · ${written(file.size)}`).join(", ")
        + (heavy ? `. ${box.dataset.tooLarge}` : "");
      box.classList.remove("drop-over");
    };
    input.addEventListener("change", show);
    for (const kind of ["dragenter", "dragover"]) box.addEventListener(kind, () => box.classList.add("drop-over"));
    for (const kind of ["dragleave", "drop"]) box.addEventListener(kind, () => box.classList.remove("drop-over"));
    show();
  };

  const beginAll = (root) => { for (const box of root.querySelectorAll?.("[data-drop]") ?? []) begin(box); };
  const start = () => beginAll(document);
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  document.addEventListener("htmx:load", (event) => beginAll(event.target));
  // A file that misses the box must not replace the page.
  for (const kind of ["dragover", "drop"]) {
    window.addEventListener(kind, (event) => {
      if (document.querySelector("[data-drop]") && event.target.type !== "file") event.preventDefault();
    });
  }
})();
