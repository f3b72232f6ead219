// Photos and papers of a form: several at once, from several pickings, each shown, made smaller before it goes,
// and taken out again by a press. The form then goes with its progress, and waits where the line is broken:
// nothing is chosen or typed twice. Where the session has ended, somebody signs in in another tab, and the same
// form goes on from here. Without this script the form sends what was picked, as browsers do.
(() => {
  "use strict";
  const SIDE = 2048; // pixels on the long side
  const LIGHT = 400 * 1024; // bytes of a photo that goes as it is
  const RETRY = 5000; // milliseconds

  const make = (tag, about = {}, ...children) => {
    const node = document.createElement(tag);
    for (const [name, value] of Object.entries(about)) node.setAttribute(name, value);
    node.append(...children);
    return node;
  };
  const written = (bytes) => (bytes >= 1048576
    ? `${(bytes / 1048576).toFixed(1).replace(".", ",")} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`);
  const isPhoto = (file) => /^image\//.test(file.type) || /\.(jpe?g|png)$/i.test(file.name);

  // A photo as it goes: upright, without what it knows of its place, at most 2,048 pixels long; and its small picture.
  const shrink = async (file) => {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const draw = (width, height, from) => {
      const canvas = make("canvas", { width, height });
      canvas.getContext("2d").drawImage(picture, ...from, 0, 0, width, height);
      return canvas;
    };
    const { width, height } = picture;
    const edge = Math.min(width, height);
    const small = draw(104, 104, [(width - edge) / 2, (height - edge) / 2, edge, edge]);
    const scale = Math.min(1, SIDE / Math.max(width, height));
    if (scale === 1 && file.size <= LIGHT) return { file, small };
    const large = draw(Math.round(width * scale), Math.round(height * scale), [0, 0, width, height]);
    picture.close();
    const blob = await new Promise((done) => { large.toBlob(done, "image/jpeg", 0.82); });
    if (!blob || (scale === 1 && blob.size >= file.size)) return { file, small };
    return { file: new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }), small };
  };

  const choose = (box) => {
    const input = box.querySelector("input[type=file]");
    const words = box.dataset;
    const limit = Number(words.limit || 0);
    const list = make("ul", { class: "thumbs" });
    const faults = make("div", { role: "alert" });
    box.after(faults, list);
    box.classList.add("drop-live");
    const chosen = []; // what goes: the file, its line in the list, what it was when it was picked
    let work = Promise.resolve();

    const put = () => {
      const all = new DataTransfer();
      for (const one of chosen) all.items.add(one.file);
      input.files = all.files;
    };
    const refuse = (file, sentence) => {
      faults.append(make("p", { class: "error" }, sentence.replace("[x]", file.name)));
    };
    const add = async (file, of) => {
      if (chosen.some((one) => one.of === of)) { refuse(file, words.twice); return; }
      const one = { file, of, line: make("li", { "aria-busy": "true" }, make("span", {}, file.name)) };
      list.append(one.line);
      if (isPhoto(file)) {
        try {
          const { file: lighter, small } = await shrink(file);
          one.file = lighter;
          small.setAttribute("role", "img");
          small.setAttribute("aria-label", file.name);
          one.line.prepend(small);
        } catch { one.line.remove(); refuse(file, words.notPhoto); return; }
      }
      if (limit && one.file.size > limit) { one.line.remove(); refuse(file, words.tooHeavy); return; }
      const drop = make("button", { type: "button", class: "button button-small" }, words.remove, make("span", { class: "unseen" }, ` ${file.name}`));
      drop.addEventListener("click", () => { chosen.splice(chosen.indexOf(one), 1); one.line.remove(); put(); input.focus(); });
      one.line.replaceChildren(...[...one.line.children].slice(0, -1), make("span", {}, `${one.file.name} · ${written(one.file.size)}`), drop);
      one.line.removeAttribute("aria-busy");
      chosen.push(one);
      put();
    };
    const pick = () => {
      faults.replaceChildren();
      for (const file of [...input.files]) {
        const of = `${file.name}|${file.size}|${file.lastModified}`;
        work = work.then(() => add(file, of));
      }
      work = work.then(put);
      box.classList.remove("drop-over");
    };
    input.addEventListener("change", pick);
    if (input.files.length) pick(); // picked before this script was there
    for (const kind of ["dragenter", "dragover"]) box.addEventListener(kind, () => box.classList.add("drop-over"));
    for (const kind of ["dragleave", "drop"]) box.addEventListener(kind, () => box.classList.remove("drop-over"));
    return { words, ready: () => work, files: () => chosen, take: (others) => {
      for (const one of others) { chosen.push(one); list.append(one.line); }
      put();
    } };
  };

  const parse = (text) => new DOMParser().parseFromString(text, "text/html");
  const tokenOf = (page) => page.querySelector("[name=csrfmiddlewaretoken]");

  const begin = (form, before) => {
    const box = form.querySelector("[data-photos]");
    if (!box || form.dataset.sending) return;
    form.dataset.sending = "ready";
    const photos = choose(box);
    if (before) {
      photos.take(before);
      form.querySelectorAll("[data-picked]").forEach((one) => one.remove()); // no file has to be picked again
    }
    const { words } = photos;
    const status = make("p", { role: "status", class: "send-status" });
    const bar = make("progress", { max: "1", "aria-label": words.sending });
    form.querySelector("button[type=submit], button:not([type])").before(status);
    let busy = false;
    let again; // the next attempt, where the line is broken

    let signedOut = false; // waits for somebody to sign in in another tab
    let renewing = false;
    let renewed = false; // the keys of this form were renewed since it last went

    let asked = ""; // the sentence that asks to sign in: not drawn anew under the hand that presses its link
    const say = (...what) => { asked = ""; status.replaceChildren(...what); };
    const alarm = (...what) => say(make("span", { class: "error", role: "alert" }, ...what));
    const askToSignIn = (sentence) => {
      busy = false;
      signedOut = true;
      if (asked === sentence) return;
      const way = { class: "button button-small", href: words.signIn, target: "_blank", rel: "noopener" };
      say(make("span", { class: "mark mark-waiting" }, make("span", {}, sentence)), " ", make("a", way, words.signInAct));
      asked = sentence;
    };
    // Signed in again, as the same person: the page is asked for its keys, and the form goes.
    const renew = async () => {
      if (renewing) return;
      renewing = true;
      try {
        const page = parse(await (await fetch(location.href, { credentials: "same-origin" })).text());
        const { person } = page.body.dataset;
        if (person !== document.body.dataset.person) { askToSignIn(person ? words.other : words.signedOut); return; }
        tokenOf(form).value = tokenOf(page).value;
        signedOut = false;
        renewed = busy = true;
        send();
      } catch { askToSignIn(words.signedOut); } finally { renewing = false; }
    };
    const lookAgain = () => { if (signedOut && document.visibilityState === "visible") renew(); };
    const refuse = (page) => {
      const [head, sentence] = ["h1", "h1 ~ p"].map((one) => page.querySelector(`main ${one}`)?.textContent.trim() ?? "");
      busy = false;
      alarm(`${head}. ${sentence} ${words.stays}`);
    };
    const arrive = (request) => {
      const next = request.getResponseHeader("X-Location");
      if (next && new URL(next, location).pathname === words.signIn.split("?")[0]) { askToSignIn(words.signedOut); return; }
      if (next) { location.assign(next); return; }
      if (request.status === 403 && !renewed) { renew(); return; }
      const page = parse(request.responseText);
      const fresh = request.status === 422 && page.querySelector(form.id ? `form[id="${form.id}"]` : "form[data-send]");
      if (!fresh && request.status >= 400 && request.status !== 409) { refuse(page); return; }
      if (!fresh) { // two people on one thing: the page shows both, and the files go with mine
        window.songHanhFiles = photos.files();
        document.open();
        document.write(request.responseText);
        document.close();
        return;
      }
      const same = document.importNode(fresh, true);
      same.action = form.action; // the page of the form is not this one
      form.replaceWith(same);
      begin(same, photos.files());
      same.querySelector(".summary")?.focus();
      same.querySelector(".summary")?.scrollIntoView();
    };
    const wait = () => {
      say(make("span", { class: "mark mark-waiting" }, make("span", {}, words.waiting)));
      again = setTimeout(send, RETRY);
    };
    const send = () => {
      clearTimeout(again);
      again = undefined;
      const request = new XMLHttpRequest();
      request.open("POST", form.action);
      request.setRequestHeader("X-Send", "1");
      request.upload.addEventListener("progress", ({ loaded, total }) => { bar.value = total ? loaded / total : 0; });
      request.addEventListener("load", () => { if (request.status >= 502) wait(); else { busy = false; arrive(request); renewed = false; } });
      request.addEventListener("error", wait);
      request.addEventListener("timeout", wait);
      bar.removeAttribute("value");
      say(`${words.sending} `, bar);
      request.send(new FormData(form));
    };
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (busy) return;
      if (signedOut) { renew(); return; }
      busy = true;
      say(`${words.making} `, bar);
      await photos.ready();
      send();
    });
    addEventListener("online", () => { if (again !== undefined) send(); });
    addEventListener("focus", lookAgain);
    document.addEventListener("visibilitychange", lookAgain);
  };

  const start = () => {
    const before = window.songHanhFiles; // what was chosen before somebody else's text came between
    delete window.songHanhFiles;
    for (const form of document.querySelectorAll("form[data-send]")) begin(form, before);
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", start);
  else start();
  // A file that misses the box must not replace the page.
  for (const kind of ["dragover", "drop"]) {
    window.addEventListener(kind, (event) => {
      if (document.querySelector("[data-photos]") && event.target.type !== "file") event.preventDefault();
    });
  }
})();
