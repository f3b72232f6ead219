// A plan that was dropped or chosen is sent at once, unless it is too large; without this file the button does it.
(() => {
  "use strict";
  const form = document.querySelector(".drop-form");
  form?.querySelector("input[type=file]")?.addEventListener("change", (event) => {
    const limit = Number(form.querySelector("[data-limit]")?.dataset.limit || Infinity);
    if (event.target.files.length && event.target.files[0].size <= limit) form.requestSubmit();
  });
})();
