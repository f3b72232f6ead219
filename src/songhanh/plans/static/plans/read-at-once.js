// A plan that was dropped or chosen is sent at once, unless it is too large; without this file the button does it.
(() => {
  "use strict";
  const form = document.querySelector(".drop-form");
  const input = form?.querySelector("input[type=file]");
  if (!input) return;
  const send = () => {
    const limit = Number(form.querySelector("[data-limit]")?.dataset.limit || Infinity);
    if (input.files.length && input.files[0].size <= limit) form.requestSubmit();
  };
  input.addEventListener("change", send);
  // Chosen before this file came: sent too. A page gone back to shows what was chosen then, and waits.
  if (performance.getEntriesByType("navigation")[0]?.type !== "back_forward") send();
})();
