// Two people on one thing: a button takes the stored words into my field, where they can still be changed.
(() => {
  "use strict";
  const take = (target, value) => {
    if (target.tagName === "FIELDSET") {
      const values = value.split(",");
      for (const control of target.querySelectorAll("input")) control.checked = values.includes(control.value);
      target.querySelector("input")?.focus();
      return;
    }
    if (target.type === "checkbox") target.checked = value !== "";
    else target.value = value;
    target.focus();
  };
  for (const button of document.querySelectorAll("[data-take]")) {
    const target = document.getElementById(button.dataset.take);
    if (!target || target.type === "file") continue;
    button.hidden = false;
    button.addEventListener("click", () => take(target, button.dataset.value));
  }
})();
