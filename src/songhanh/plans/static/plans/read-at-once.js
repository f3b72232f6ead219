// A plan that was dropped or chosen is sent at once; without this file the button does it.
(() => {
  "use strict";
  const form = document.querySelector(".drop-form");
  form?.querySelector("input[type=file]")?.addEventListener("change", (event) => {
    if (event.target.files.length) form.requestSubmit();
  });
})();
