// What is being typed survives a reload, a lost session and a broken line: it waits in this tab's own storage
// until the server has said that it is stored. The server says so with the cookie "songhanh-done", which holds
// the once-key of the form. A form with data-keep="no" leaves nothing behind; passwords and files never do.
// Forms of one thing (its kinds, each with an id) share another word in data-keep: what is stored or left of
// one is forgotten of all. data-shelf="device" on the script keeps on the device instead of in the tab: a phone
// closes tabs as it likes. data-forget="form" on a button or link leaves the form that it stands in.
(() => {
  "use strict";
  const words = document.currentScript.dataset;
  const PREFIX = "keep:";

  const storage = () => (words.shelf === "device" ? localStorage : sessionStorage);
  const shelf = {
    read(key) { try { return JSON.parse(storage().getItem(key)); } catch { return null; } },
    write(key, kept) { try { storage().setItem(key, JSON.stringify(kept)); } catch { /* full or forbidden */ } },
    drop(key) { try { storage().removeItem(key); } catch { /* forbidden */ } },
    keys() { try { return Object.keys(storage()).filter((key) => key.startsWith(PREFIX)); } catch { return []; } },
  };

  let leaving = false; // signing out: nothing of this person stays
  const settled = new Set(); // once-keys of what is stored or left, until typing goes on
  const isKept = (form) => form.method === "post" && form.dataset.keep !== "no";
  const person = () => document.body.dataset.person ?? "";
  const keyOf = (form) =>
    PREFIX + [person(), location.pathname, form.id, form.getAttribute("action") ?? ""].join("|");
  const isTyped = (control) =>
    control.name && control.dataset.keep !== "no" && !["hidden", "password", "file", "submit", "button", "reset"].includes(control.type);
  const controlsOf = (form) => [...form.elements].filter(isTyped);

  const isTouched = (control) => {
    if (control.type === "checkbox" || control.type === "radio") return control.checked !== control.defaultChecked;
    if (control.options) {
      const given = [...control.options].some((option) => option.defaultSelected);
      return [...control.options].some((option, at) =>
        option.selected !== (given || control.multiple ? option.defaultSelected : at === 0));
    }
    return control.value !== control.defaultValue;
  };
  const valueOf = (control) => {
    if (control.type === "checkbox" || control.type === "radio") return control.checked;
    return control.multiple && control.options ? [...control.selectedOptions].map((option) => option.value) : control.value;
  };
  const putBack = (control, value) => {
    if (control.type === "checkbox" || control.type === "radio") control.checked = value;
    else if (Array.isArray(value)) for (const option of control.options) option.selected = value.includes(option.value);
    else control.value = value;
  };
  const nameOf = (control) =>
    control.type === "checkbox" || control.type === "radio" ? `${control.name}=${control.value}` : control.name;

  const hiddenOf = (form, name) => form.querySelector(`input[name="${name}"], input[name$="-${name}"]`);

  const onceOf = (form) => hiddenOf(form, "once")?.value ?? "";
  const thingOf = (form) => form.dataset.keep ? `${person()}|${form.dataset.keep}` : "";

  const keep = (form) => {
    if (leaving || !isKept(form) || settled.has(onceOf(form))) return;
    const controls = controlsOf(form);
    if (!form.querySelector("[data-refused]") && !controls.some(isTouched)) { shelf.drop(keyOf(form)); return; }
    shelf.write(keyOf(form), {
      once: onceOf(form),
      of: thingOf(form),
      version: hiddenOf(form, "version")?.value ?? "",
      values: controls.map((control) => [nameOf(control), valueOf(control)]),
    });
  };

  const stand = (form, version) => { const own = hiddenOf(form, "version"); if (own) own.value = version; };

  const tell = (form, version) => {
    const notice = document.createElement("p");
    notice.className = "notice kept";
    notice.setAttribute("role", "status");
    const drop = document.createElement("button");
    drop.type = "button";
    drop.className = "button button-plain button-small";
    drop.textContent = words.drop;
    drop.addEventListener("click", () => { shelf.drop(keyOf(form)); form.reset(); stand(form, version); notice.remove(); });
    notice.append(words.kept, " ", drop);
    form.prepend(notice);
  };

  // The version goes back with the words: whoever wrote in between is then noticed when the form is sent.
  const restore = (form) => {
    if (!isKept(form) || form.dataset.restored) return;
    form.dataset.restored = "yes";
    const kept = shelf.read(keyOf(form));
    if (!kept || form.querySelector("[data-refused]")) return;
    let changed = false;
    for (const control of controlsOf(form)) {
      const at = kept.values.findIndex(([name]) => name === nameOf(control));
      const value = at < 0 ? undefined : kept.values.splice(at, 1)[0][1];
      if (value === undefined || String(value) === String(valueOf(control))) continue;
      putBack(control, value);
      control.dispatchEvent(new Event("change", { bubbles: true }));
      changed = true;
    }
    if (!changed) return;
    const version = hiddenOf(form, "version")?.value ?? "";
    stand(form, kept.version);
    tell(form, version);
  };

  const forgetAll = (isMeant) => {
    const kept = shelf.keys().map((key) => ({ key, ...shelf.read(key) }));
    const meant = kept.filter(isMeant);
    const things = new Set(meant.map(({ of }) => of).filter(Boolean));
    for (const { key } of meant.concat(kept.filter(({ of }) => things.has(of)))) shelf.drop(key);
  };
  const forget = (once) => {
    if (once) settled.add(once);
    forgetAll((kept) => kept.once === once);
  };
  const leave = (form) => {
    if (onceOf(form)) settled.add(onceOf(form));
    forgetAll((kept) => kept.key === keyOf(form) || (kept.of && kept.of === thingOf(form)));
  };
  const forgetDone = () => {
    const done = /(?:^|; )songhanh-done=([^;]*)/.exec(document.cookie)?.[1];
    if (!done) return;
    forget(done);
    document.cookie = "songhanh-done=; Max-Age=0; Path=/; SameSite=Lax";
  };

  const begin = () => {
    forgetDone();
    for (const form of document.forms) restore(form);
  };

  let waiting;
  const soon = (event) => {
    const form = event.target.form;
    if (!form) return;
    settled.delete(onceOf(form));
    clearTimeout(waiting);
    waiting = setTimeout(() => keep(form), 150);
  };
  document.addEventListener("input", soon);
  document.addEventListener("change", soon);
  document.addEventListener("submit", (event) => {
    leaving = event.target.dataset.forget === "all";
    if (leaving) shelf.keys().forEach(shelf.drop);
    else keep(event.target);
  }, true);
  document.addEventListener("click", (event) => {
    const way = event.target.closest?.("a[data-forget], button[data-forget]");
    if (way?.dataset.forget === "form") leave(way.closest("form"));
    else if (way) forget(way.dataset.forget);
  });
  window.addEventListener("pagehide", () => { for (const form of document.forms) keep(form); });
  window.addEventListener("pageshow", (event) => { if (event.persisted) forgetDone(); });
  document.addEventListener("htmx:afterRequest", forgetDone);
  document.addEventListener("htmx:load", (event) => {
    if (event.target.matches?.("form")) restore(event.target);
    for (const form of event.target.querySelectorAll?.("form") ?? []) restore(form);
  });
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
