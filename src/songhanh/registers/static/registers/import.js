// While a file is read or written, the page says so, and how far it has come where the server tells.
(() => {
  "use strict";
  for (const form of document.querySelectorAll("form[data-busy]")) {
    const status = form.querySelector("[data-progress]");
    form.addEventListener("submit", () => {
      const bar = document.createElement("progress");
      const words = document.createElement("span");
      words.textContent = `${form.dataset.busy} `;
      bar.setAttribute("aria-label", form.dataset.busy);
      status.replaceChildren(words, bar);
      if (!form.dataset.count) return;
      setInterval(async () => {
        try {
          const { done, most } = await (await fetch(form.dataset.count, { credentials: "same-origin" })).json();
          if (!most) return;
          bar.max = most;
          bar.value = done;
          words.textContent = `${form.dataset.busy} ${done}/${most} `;
        } catch { /* the next time */ }
      }, 500);
    });
  }
})();
