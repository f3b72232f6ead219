// A quarter is not closed while rows of the grid of this register wait in this tab, wrong or unsent.
(() => {
  "use strict";
  const form = document.querySelector("form[data-grid-of]");
  if (!form) return;
  const { gridOf, unsaved, unsavedOpen } = form.dataset;
  const says = form.querySelector("[data-unsaved-says]");
  const waiting = () => {
    try {
      const kept = sessionStorage.getItem(["keep:grid", document.body.dataset.person ?? "", gridOf].join("|"));
      return JSON.parse(kept ?? "{}").rows?.length ?? 0;
    } catch { return 0; }
  };
  form.addEventListener("submit", (event) => {
    const number = waiting();
    if (!number) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    const link = document.createElement("a");
    link.href = gridOf;
    link.textContent = unsavedOpen;
    says.replaceChildren(`${unsaved.replace("%1", number)} `, link);
    says.hidden = false;
  });
})();
