// One press is one act: a form that is on its way does not go a second time. The server holds the same promise
// without this script (the once-key); here the button also says that it waits. And a menu closes when one
// presses beside it.
(() => {
  "use strict";
  const release = (form) => {
    delete form.dataset.sent;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post") return;
    if (form.dataset.sent) { event.preventDefault(); return; }
    form.dataset.sent = "yes";
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(() => release(form), 15000); // an answer that is a download leaves the page standing
  });
  window.addEventListener("pageshow", () => { for (const form of document.forms) release(form); });

  const closeMenus = (event) => {
    for (const open of document.querySelectorAll("details.person[open]")) {
      if (event.type === "keydown" || !open.contains(event.target)) {
        open.open = false;
        if (event.type === "keydown" && open.contains(document.activeElement)) open.querySelector("summary").focus();
      }
    }
  };
  document.addEventListener("click", closeMenus);
  document.addEventListener("keydown", (event) => { if (event.key === "Escape") closeMenus(event); });

  const summary = document.querySelector(".summary");
  summary?.focus();
})();
