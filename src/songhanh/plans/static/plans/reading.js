// The reading room: one side shows the other, keys do what the buttons do, words chosen in the paper become items.
// Everything works without this file by links and buttons.
(() => {
  "use strict";
  const room = () => document.getElementById("room");
  const paper = () => document.getElementById("paper");
  const items = () => document.getElementById("items");
  const typing = (node) => node.closest("input, select, textarea, [contenteditable]");
  const stops = () => [...items().querySelectorAll("[data-stop]")].filter((stop) => {
    const group = stop.closest("details");
    return !group || group.open;
  });
  const passagesOf = (pk) => [...paper().querySelectorAll(`[data-items~="${pk}"]`)];
  const calm = matchMedia("(prefers-reduced-motion: reduce)");
  const wide = matchMedia("(min-width: 64rem)");

  const light = (pk, name) => {
    for (const lit of room().querySelectorAll(`[${name}]`)) lit.removeAttribute(name);
    if (!pk) return;
    for (const passage of passagesOf(pk)) passage.setAttribute(name, "true");
    for (const item of items().querySelectorAll(`[data-item="${pk}"]`)) item.setAttribute(name, "true");
  };

  const show = (node) => node?.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });

  // Only the chosen row carries all its verbs; two hundred rows would weigh too much with them.
  const equip = (stop) => {
    const verbs = document.getElementById("verbs");
    for (const old of items().querySelectorAll(".row-verbs")) if (!stop.contains(old)) old.remove();
    if (!verbs || !stop.matches("li[data-state]:not([data-state='dropped'])") || stop.querySelector(".row-verbs") || stop.closest("#g-head")) return;
    const bar = verbs.content.firstElementChild.cloneNode(true);
    for (const link of bar.querySelectorAll("a")) link.href = `${paper().dataset.itemsUrl}${stop.dataset.item}/${link.getAttribute("href")}`;
    bar.querySelector("button").value = `drop ${stop.dataset.item} ${stop.dataset.version}`;
    stop.insertBefore(bar, stop.querySelector(".slot"));
    htmx.process(bar);
  };

  // The one item that keys speak to.
  const choose = (stop, { scrollPaper = true, focus = true } = {}) => {
    if (!stop) return;
    const group = stop.closest("details");
    if (group) group.open = true;
    for (const old of room().querySelectorAll("[aria-current='true'][data-stop], .passage[aria-current]")) old.removeAttribute("aria-current");
    stop.setAttribute("aria-current", "true");
    equip(stop);
    const pk = stop.dataset.item;
    const passages = pk ? passagesOf(pk) : [];
    for (const passage of passages) passage.setAttribute("aria-current", "true");
    const place = passages[0] ?? document.getElementById(`q${stop.dataset.doubt}`);
    if (scrollPaper && wide.matches) show(place);
    if (focus) { stop.focus({ preventScroll: true }); stop.scrollIntoView({ block: "nearest" }); }
  };
  const current = () => items().querySelector("[data-stop][aria-current='true']");

  const step = (by) => {
    const all = stops();
    const at = all.indexOf(current());
    choose(all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))]);
  };

  // From one open point to look at to the next, around the end.
  const jump = (by) => {
    const open = [...items().querySelectorAll(".doubts [data-doubt]:not(.item-done)")];
    if (!open.length) return;
    const at = open.indexOf(current());
    choose(open[at < 0 ? (by > 0 ? 0 : open.length - 1) : (at + by + open.length) % open.length]);
  };

  // In the panel that splits, arrows go from word to word.
  const stepWord = (word, by) => {
    const words = [...word.closest(".words").querySelectorAll("button.word")];
    words[Math.min(words.length - 1, Math.max(0, words.indexOf(word) + by))].focus();
  };
  const WORD_KEYS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 8, ArrowUp: -8, Home: -9999, End: 9999 };

  const press = (key) => {
    const stop = current();
    const button = stop?.querySelector(`[data-key="${key}"]`);
    if (button) button.click();
    else if (key === "accept") stop?.querySelector(".keep input:not([type=hidden])")?.focus();
    return Boolean(button);
  };

  // Where a point of the paper stands in the text.
  const offsetOf = (node, offset) => {
    const piece = (node.nodeType === Node.TEXT_NODE ? node.parentElement : node).closest("[data-start]");
    if (!piece || node.nodeType !== Node.TEXT_NODE) return null;
    return Number(piece.dataset.start) + offset;
  };
  const chosenWords = () => {
    const chosen = getSelection();
    if (!chosen || chosen.isCollapsed || !paper().contains(chosen.anchorNode) || !paper().contains(chosen.focusNode)) return null;
    const range = chosen.getRangeAt(0);
    const walker = document.createTreeWalker(paper(), NodeFilter.SHOW_TEXT);
    let start = null, end = null;
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!range.intersectsNode(node) || offsetOf(node, 0) === null) continue;
      const from = node === range.startContainer ? range.startOffset : 0;
      const to = node === range.endContainer ? range.endOffset : node.length;
      if (from >= to) continue;
      start ??= offsetOf(node, from);
      end = offsetOf(node, to);
    }
    return start === null ? null : { start, end };
  };
  const addChosen = () => {
    const words = chosenWords();
    if (!words || !paper().dataset.itemsUrl) return;
    htmx.ajax("GET", `${paper().dataset.itemsUrl}add/?span_start=${words.start}&span_end=${words.end}`, { target: "#add-slot", swap: "innerHTML" })
      .then(() => { items().scrollTop = 0; document.querySelector("#add-slot .kind")?.focus(); });
  };

  const close = () => {
    for (const slot of items().querySelectorAll(".slot")) slot.replaceChildren();
    current()?.focus({ preventScroll: true });
  };

  const KEYS = {
    ArrowDown: () => step(1), ArrowUp: () => step(-1),
    "\u0111": () => press("accept"), d: () => press("accept"), Enter: () => press("accept"),
    s: () => press("mend"), t: () => press("split"), g: () => press("merge"),
    b: () => press("drop") || press("restore"), n: addChosen, r: () => press("own"),
    j: () => jump(1), k: () => jump(-1), c: () => room().querySelector("[data-act='sure']")?.click(),
    h: () => { const more = room().querySelector(".more"); if (more) { more.open = !more.open; more.querySelector("summary").focus(); } },
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") { close(); return; }
    if (typing(event.target)) return;
    if (event.target.matches("button.word") && event.key in WORD_KEYS) {
      event.preventDefault();
      stepWord(event.target, WORD_KEYS[event.key]);
      return;
    }
    if (event.repeat && !event.key.startsWith("Arrow")) return; // a key held down is pressed once
    if (event.key === "Enter" && event.target.closest("a, button, summary")) return;
    if (event.key.startsWith("Arrow") && event.target.closest(".paper")) return;
    const act = KEYS[event.key] ?? KEYS[event.key.toLowerCase()];
    if (!act) return;
    event.preventDefault();
    act();
  });

  document.addEventListener("mouseover", (event) => {
    const passage = event.target.closest?.("[data-items]");
    const stop = event.target.closest?.("[data-stop]");
    light(passage ? passage.dataset.items.split(" ")[0] : stop?.dataset.item, "data-lit");
  });
  document.addEventListener("focusin", (event) => {
    const passage = event.target.closest?.(".paper [data-items]");
    if (passage) light(passage.dataset.items.split(" ")[0], "data-lit");
    const stop = event.target.closest?.("[data-stop]");
    if (stop && stop !== current()) choose(stop, { focus: false });
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-close]")) { close(); return; }
    const inPaper = event.target.closest(".paper a[href^='#']");
    if (inPaper) {
      const wanted = document.getElementById(inPaper.getAttribute("href").slice(1));
      const doubt = inPaper.dataset.items && items().querySelector(`.doubts [data-item="${inPaper.dataset.items.split(" ")[0]}"]:not(.item-done)`);
      if (wanted || doubt) { event.preventDefault(); choose(doubt || wanted, { scrollPaper: false }); show(doubt || wanted); }
      return;
    }
    const stop = event.target.closest("[data-stop]");
    const opens = event.target.closest("a[data-key]");
    if (stop && opens) {
      event.preventDefault();
      if (stop !== current()) choose(stop, { focus: false });
      htmx.ajax("GET", opens.getAttribute("href"), { target: stop.querySelector(".slot"), swap: "innerHTML" });
      return;
    }
    if (stop && !event.target.closest("a, button, input, select, summary, label")) choose(stop);
  });

  // What a press changed is swapped in by id; the paper follows the state that the row tells.
  const STATES = { read: false, accepted: true, mended: true, added: true, dropped: false };
  const follow = (row) => {
    const open = items().querySelectorAll(`.doubts [data-item="${row.dataset.item}"]:not(.item-done)`).length;
    for (const passage of passagesOf(row.dataset.item)) {
      if (passage.dataset.items.split(" ")[0] !== row.dataset.item) continue;
      if (!open) passage.classList.remove("passage-doubt", "passage-wrong");
      passage.classList.toggle("passage-accepted", STATES[row.dataset.state] && !open);
    }
  };
  let at = -1;
  // A form that its own answer replaced is no target any more; the request still knows it.
  const isPress = (event) => (event.detail.requestConfig?.elt ?? event.detail.elt).matches("form.press");
  document.addEventListener("htmx:beforeRequest", (event) => {
    if (isPress(event)) at = stops().indexOf(current());
  });
  // The button that was pressed says what is asked, also one that came with the answer before.
  document.addEventListener("htmx:configRequest", (event) => {
    const button = event.detail.triggeringEvent?.submitter;
    if (button?.name && event.detail.elt.matches("form.press")) event.detail.parameters[button.name] = button.value;
  });
  let pressed = null;
  document.addEventListener("htmx:afterRequest", (event) => {
    if (!isPress(event)) return;
    const [verb] = String(event.detail.requestConfig.parameters.act ?? "").split(" ");
    pressed = { done: event.detail.successful, stays: verb === "drop" || verb === "restore" };
  });
  // Only after settling do the new pieces wear their own classes.
  document.addEventListener("htmx:afterSettle", () => {
    if (!pressed) return;
    const { done, stays } = pressed;
    pressed = null;
    for (const row of items().querySelectorAll("li[data-state]")) follow(row);
    for (const card of items().querySelectorAll(".item-done[data-doubt]")) document.getElementById(`q${card.dataset.doubt}`)?.remove();
    const all = stops();
    const next = done && !stays && all.slice(at + 1).find((stop) => stop.querySelector("[data-key='accept']"));
    choose(next || all[at], { scrollPaper: Boolean(next) });
  });
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.classList.contains("slot")) for (const slot of items().querySelectorAll(".slot")) if (slot !== event.detail.target) slot.replaceChildren();
  });
  document.addEventListener("htmx:afterSwap", (event) => {
    const slot = event.detail.target;
    if (!slot.classList?.contains("slot")) return;
    (slot.querySelector(".word-likely") ?? slot.querySelector("select, input:not([type=hidden]), .kind[aria-current], button"))?.focus({ preventScroll: true });
    // A panel that opens at the lower edge is shown whole, its button to save as well.
    const tall = slot.offsetHeight > (wide.matches ? items().clientHeight : innerHeight / 2);
    slot.scrollIntoView({ block: tall ? "start" : "nearest" });
  });

  // The whole room anew: both sides stay where they were, the reader looks at what was made.
  let places = null;
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.target.id === "room") places = {
      paper: paper().scrollTop, items: items().scrollTop,
      open: [...items().querySelectorAll("details[open][id]")].map((group) => group.id),
    };
  });
  document.addEventListener("htmx:afterSettle", () => {
    if (!places) return;
    for (const group of items().querySelectorAll("details[id]")) group.open = places.open.includes(group.id);
    paper().scrollTop = places.paper;
    items().scrollTop = places.items;
    places = null;
    choose(document.getElementById(room().dataset.anchor));
  });

  const begin = () => choose(document.getElementById(location.hash.slice(1))?.closest("[data-stop]") ?? stops()[0], { scrollPaper: Boolean(location.hash), focus: Boolean(location.hash) });
  begin();
  addEventListener("hashchange", () => choose(document.getElementById(location.hash.slice(1))?.closest("[data-stop]")));
})();
