// The grid of a register: as in Excel, and nothing is lost. Each row is sent by itself when it is left, with a
// once-key of its own. From the moment it is sent until the server has answered it cannot be changed, so that
// what is sent again is the same row. What the server does not have yet waits in this tab's own storage.
(() => {
  "use strict";
  const form = document.querySelector("[data-grid]");
  const table = form.querySelector("table");
  const status = form.querySelector("[data-status]");
  const words = form.dataset;
  const columns = JSON.parse(document.getElementById("grid-columns").textContent);
  columns.push({ name: "explanation", label: words.explain, list: [], width: 24, required: false, several: false });
  const KEY = ["keep:grid", document.body.dataset.person ?? "", location.pathname].join("|");
  const rows = [];
  let saved = 0;

  const fold = (text) => text.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[\u0111\u0110]/g, "d").toLowerCase().replace(/\s+/g, " ").trim();
  const newKey = () => {
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return hex.replace(/(.{8})(.{4})(.{4})(.{4})(.{12})/, "$1-$2-$3-$4-$5");
  };
  const make = (name, about = {}, ...inside) => {
    const made = document.createElement(name);
    for (const [key, value] of Object.entries(about)) made.setAttribute(key, value);
    made.append(...inside);
    return made;
  };

  const cellsOf = (row) => Object.fromEntries(columns.map(({ name }, at) => [name, row.inputs[at].value.trim()]));
  const isBlank = (row) => row.inputs.every((input) => !input.value.trim());
  const store = () => {
    const kept = rows.filter((row) => row.state !== "saved" && !isBlank(row))
      .map((row) => ({ once: row.once, sent: row.state === "sending" || row.state === "waiting", cells: cellsOf(row) }));
    try {
      if (kept.length) sessionStorage.setItem(KEY, JSON.stringify({ once: "", rows: kept }));
      else sessionStorage.removeItem(KEY);
    } catch { /* full or forbidden */ }
  };
  let storing;
  const storeSoon = () => { clearTimeout(storing); storing = setTimeout(store, 150); };

  const count = (...states) => rows.filter((row) => states.includes(row.state)).length;
  const say = (sentence, ...more) => {
    const tally = words.tally.replace("%1", saved).replace("%2", count("wrong")).replace("%3", count("sending", "waiting"));
    status.replaceChildren(sentence ? `${sentence} ` : "", saved || rows.some((row) => row.state !== "new") ? tally : "", ...more);
  };
  const MARKS = { saved: "mark mark-met", wrong: "mark mark-not-met", waiting: "mark mark-waiting", sending: "mark mark-waiting", new: "soft" };

  const setState = (row, state, note = "") => {
    row.state = state;
    const mark = make("span", { class: MARKS[state] }, make("span", {}, words[state]));
    row.cell.replaceChildren(isBlank(row) && state === "new" ? make("span", { class: "soft" }, words.new) : mark);
    if (note) row.cell.append(make("small", { id: `${row.id}-note` }, note));
    for (const input of row.inputs) input.readOnly = state === "sending" || state === "waiting" || state === "saved";
    row.line.dataset.state = state;
  };
  const clearFaults = (row) => {
    for (const [at, input] of row.inputs.entries()) {
      input.removeAttribute("aria-invalid");
      input.removeAttribute("aria-describedby");
      row.notes[at].textContent = "";
    }
  };
  const showFaults = (row, faults) => {
    clearFaults(row);
    for (const [at, { name }] of columns.entries()) {
      if (!faults[name]) continue;
      row.inputs[at].setAttribute("aria-invalid", "true");
      row.inputs[at].setAttribute("aria-describedby", row.notes[at].id);
      row.notes[at].textContent = faults[name];
    }
    setState(row, "wrong", faults[""] ?? "");
  };

  // A word that is begun is completed when its cell is left, where only one can be meant.
  const complete = (input, { list, several }) => {
    if (!list.length || !input.value.trim() || input.readOnly) return;
    const one = (typed) => {
      const wanted = fold(typed);
      const found = list.filter((word) => fold(word) === wanted).concat(list.filter((word) => fold(word).startsWith(wanted)));
      const meant = [...new Set(found)];
      return meant.length === 1 || (meant.length && fold(meant[0]) === wanted) ? meant[0] : typed.trim();
    };
    input.value = several ? input.value.split(";").filter((word) => word.trim()).map(one).join("; ") : one(input.value);
  };

  const queue = [];
  let busy = false;
  let online = true;
  const post = (row) => {
    const body = new FormData(form);
    body.set("once", row.once);
    for (const [name, value] of Object.entries(cellsOf(row))) body.set(`cell-${name}`, value);
    return fetch(form.action, { method: "POST", body, redirect: "manual", credentials: "same-origin" });
  };
  const askToSignIn = () => {
    const link = make("a", { href: `/sign-in/?next=${encodeURIComponent(location.pathname)}` }, words.signinAct);
    say(words.signin, " ", link);
  };
  const answer = async (row, response) => {
    if (response.type === "opaqueredirect") { setState(row, "waiting"); askToSignIn(); return false; }
    if (!response.ok) { setState(row, "waiting", response.status >= 500 ? "" : words.refused); return response.status < 500 ? false : null; }
    const { state, faults, url } = await response.json();
    if (state === "wrong") {
      row.once = newKey();
      showFaults(row, faults);
      return true;
    }
    clearFaults(row);
    setState(row, "saved");
    saved += 1;
    if (url) row.cell.append(" ", make("a", { href: url }, words.open));
    return true;
  };
  const work = async () => {
    if (busy) return;
    busy = true;
    while (queue.length) {
      const row = queue[0];
      setState(row, "sending");
      store();
      say("");
      let done = null;
      try { done = await answer(row, await post(row)); } catch { done = null; }
      if (done === null) { setState(row, "waiting"); online = false; say(words.lost); break; }
      if (done === false) break;
      online = true;
      queue.shift();
      store();
      say("");
    }
    for (const row of queue) if (row.state === "new") setState(row, "waiting");
    store();
    busy = false;
  };
  const send = (row) => {
    if (isBlank(row) || queue.includes(row) || row.state === "saved") return;
    for (const [at, column] of columns.entries()) complete(row.inputs[at], column);
    if (row.state === "wrong" && row.told === JSON.stringify(cellsOf(row))) return;
    row.told = JSON.stringify(cellsOf(row));
    queue.push(row);
    setState(row, "waiting");
    work();
  };
  const retry = () => { if (!busy && queue.length) work(); };
  addEventListener("online", retry);
  setInterval(() => { if (!online) retry(); }, 5000);

  const addRow = (kept) => {
    const number = rows.length + 1;
    const row = { id: `r${number}`, once: kept?.once || newKey(), inputs: [], notes: [], state: "new", told: "" };
    row.line = make("tr", { role: "row" }, make("th", { role: "rowheader", scope: "row", id: row.id }, `${number}`));
    for (const [at, column] of columns.entries()) {
      const input = make("input", { class: "input", size: "4", autocomplete: "off", "aria-labelledby": `${row.id} c${at}` });
      if (column.list.length) input.setAttribute("list", `list-${at}`);
      input.value = kept?.cells?.[column.name] ?? "";
      const note = make("small", { id: `${row.id}-c${at}-note`, class: "cell-note" });
      row.inputs.push(input);
      row.notes.push(note);
      row.line.append(make("td", { role: "gridcell", class: column.width >= 40 ? "cell-wide" : column.width >= 18 ? "cell-middling" : "cell-small" }, input, note));
    }
    row.cell = make("td", { role: "gridcell", class: "state" });
    row.line.append(row.cell);
    rows.push(row);
    body.append(row.line);
    setState(row, "new");
    return row;
  };

  const place = (input) => {
    const at = rows.findIndex((row) => row.inputs.includes(input));
    return at < 0 ? null : { row: rows[at], at, column: rows[at].inputs.indexOf(input) };
  };
  const go = (at, column) => {
    if (at < 0 || column < 0 || column >= columns.length) return;
    while (at >= rows.length) addRow();
    const input = rows[at].inputs[column];
    input.focus();
    input.select();
  };

  // Excel writes cells apart by tabs, rows by line ends, and puts quotes around a cell with a line end in it.
  const cut = (text) => {
    const found = [[]];
    let cell = "", quoted = false;
    for (let at = 0; at < text.length; at += 1) {
      const mark = text[at];
      if (quoted && mark === '"' && text[at + 1] === '"') { cell += '"'; at += 1; }
      else if (quoted && mark === '"') quoted = false;
      else if (!quoted && mark === '"' && cell === "") quoted = true;
      else if (!quoted && mark === "\t") { found.at(-1).push(cell); cell = ""; }
      else if (!quoted && (mark === "\n" || mark === "\r")) {
        if (mark === "\r" && text[at + 1] === "\n") at += 1;
        found.at(-1).push(cell); cell = ""; found.push([]);
      } else cell += mark;
    }
    if (cell || found.at(-1).length) found.at(-1).push(cell);
    return found.filter((line) => line.length);
  };
  table.addEventListener("paste", (event) => {
    const text = event.clipboardData.getData("text/plain");
    const from = place(event.target);
    if (!from || !/[\t\n]/.test(text.replace(/[\r\n]+$/, ""))) return;
    event.preventDefault();
    const block = cut(text);
    if (block.length > Number(words.grid)) { say(words.many, " ", make("a", { href: words.import }, words.open)); return; }
    let at = from.at;
    const filled = [];
    for (const line of block) {
      while (at < rows.length && ["saved", "sending", "waiting"].includes(rows[at].state)) at += 1;
      const row = rows[at] ?? addRow();
      for (const [beside, value] of line.entries()) {
        const input = row.inputs[from.column + beside];
        if (input) input.value = value.replace(/\s+/g, " ").trim();
      }
      for (const [of, column] of columns.entries()) complete(row.inputs[of], column);
      filled.push(row);
      at += 1;
    }
    addRow();
    store();
    for (const row of filled.slice(0, -1)) send(row);
    go(rows.indexOf(filled.at(-1)), from.column);
    if (filled.length > 1) send(filled.at(-1));
  });

  const MOVES = { ArrowUp: [-1, 0], ArrowDown: [1, 0], Enter: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };
  let listing = null; // the cell whose list of words is open: arrows belong to the list
  table.addEventListener("keydown", (event) => {
    const at = place(event.target);
    const move = MOVES[event.key];
    if (event.altKey && event.key === "ArrowDown") { listing = event.target; return; }
    if (event.key === "Escape") listing = null;
    if (!at || !move || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
    if (listing === event.target) { if (event.key === "Enter") { listing = null; event.preventDefault(); } return; }
    const input = event.target;
    const edge = event.key === "ArrowLeft" ? 0 : input.value.length;
    const whole = input.selectionStart === 0 && input.selectionEnd === input.value.length;
    if (move[1] && !whole && (input.selectionStart !== edge || input.selectionEnd !== edge)) return;
    event.preventDefault();
    const down = event.key === "Enter" && event.shiftKey ? -1 : move[0];
    go(at.at + down, at.column + move[1]);
  });
  table.addEventListener("input", (event) => {
    const at = place(event.target);
    if (!at) return;
    if (at.at === rows.length - 1) addRow();
    storeSoon();
  });
  table.addEventListener("focusout", (event) => {
    const at = place(event.target);
    if (!at) return;
    listing = null;
    complete(event.target, columns[at.column]);
    if (!at.row.line.contains(event.relatedTarget)) send(at.row);
  });
  form.addEventListener("submit", (event) => { event.preventDefault(); for (const row of [...rows]) send(row); retry(); });
  form.querySelector("[data-add]").addEventListener("click", () => { addRow(); go(rows.length - 1, 0); });
  addEventListener("pagehide", store);

  const head = make("tr", { role: "row" }, make("th", { role: "columnheader", scope: "col", class: "c-row" }, make("span", { class: "unseen" }, words.row)));
  for (const [at, column] of columns.entries()) {
    head.append(make("th", { role: "columnheader", scope: "col", id: `c${at}` }, column.label));
    if (!column.list.length) continue;
    form.append(make("datalist", { id: `list-${at}` }, ...column.list.map((word) => make("option", { value: word }))));
  }
  head.append(make("th", { role: "columnheader", scope: "col", class: "state c-state" }, words.state));
  const body = make("tbody", { role: "rowgroup" });
  table.append(make("thead", { role: "rowgroup" }, head), body);

  let kept = null;
  try { kept = JSON.parse(sessionStorage.getItem(KEY)); } catch { /* forbidden */ }
  for (const one of kept?.rows ?? []) addRow(one);
  const again = rows.filter((row, at) => kept.rows[at].sent);
  while (rows.length < (kept?.rows.length ?? 0) + 5) addRow();
  if (kept?.rows.length) say(words.again);
  for (const row of again) send(row);
})();
