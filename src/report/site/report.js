// The report works without this. It adds search, order, steps from finding to finding, and tells a
// screen reader which view it is in.
"use strict";
(() => {
  const say = document.querySelector("main").dataset;
  const put = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);
  const make = (name, text, set = {}) => Object.assign(document.createElement(name), { textContent: text }, set);

  // Order: a button in the head of each column.
  const value = (row, at) => {
    const cell = row.cells[at];
    const text = cell.dataset.v ?? cell.firstElementChild?.textContent ?? cell.textContent;
    const number = parseFloat(text.replace(",", "."));
    return at && !Number.isNaN(number) ? number : at && text === "–" ? -1 : text;
  };
  for (const table of document.querySelectorAll("table.sorts")) {
    const body = table.tBodies[0];
    [...table.tHead.rows[0].cells].forEach((head, at) => {
      const button = make("button", head.textContent, { type: "button", className: "sort", title: put(say.sort, { name: head.textContent }) });
      head.replaceChildren(button);
      button.addEventListener("click", () => {
        const up = at ? head.ariaSort === "descending" : head.ariaSort !== "ascending";
        for (const other of table.querySelectorAll("[aria-sort]")) other.removeAttribute("aria-sort");
        head.ariaSort = up ? "ascending" : "descending";
        const rows = [...body.rows].map((row) => [value(row, at), row]);
        const compare = (one, other) =>
          typeof one === "number" && typeof other === "number" ? one - other : String(one).localeCompare(String(other));
        rows.sort(([one], [other]) => (up ? 1 : -1) * compare(one, other));
        body.append(...rows.map(([, row]) => row));
      });
    });
  }

  // Search: by name or path, and by level.
  const form = document.querySelector(".find");
  const rows = [...document.querySelectorAll("#pages tbody tr")];
  const [input, select, output] = ["input", "select", "output"].map((name) => form.querySelector(name));
  let names;
  const show = () => {
    names ??= rows.map((row) => [row.cells[0].textContent.toLowerCase(), row.cells[1].textContent.replace("–", "0")]);
    const wanted = input.value.toLowerCase().split(/\s+/);
    let n = 0;
    rows.forEach((row, at) => {
      const [name, level] = names[at];
      row.hidden = !(wanted.every((it) => name.includes(it)) && (!select.value || select.value === level));
      n += !row.hidden;
    });
    output.textContent = put(say.shown, { n, all: rows.length });
  };
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  let wait;
  input.addEventListener("input", () => {
    clearTimeout(wait);
    wait = setTimeout(show, 120);
  });
  select.addEventListener("change", show);

  // Steps from finding to finding in the text of a page.
  const walk = (page) => {
    if (!page.classList.contains("page") || page.querySelector(".walk") || !page.querySelector(".text sup")) return;
    const marks = () => [...page.querySelectorAll(".text sup")];
    let now = -1;
    const go = (by) => {
      const all = marks();
      if (!all.length) return;
      now = (now + by + all.length + (now < 0 && by < 0 ? 1 : 0)) % all.length;
      const mark = all[now];
      mark.tabIndex = -1;
      mark.focus({ preventScroll: true });
      mark.scrollIntoView({ block: "center" });
    };
    const bar = make("div", "", { className: "walk" });
    for (const [name, by] of [[say.previous, -1], [say.next, 1]]) {
      const button = make("button", name, { type: "button" });
      button.addEventListener("click", () => go(by));
      bar.append(button);
    }
    page.querySelector(".legend").after(bar);
    page.querySelector(".heat")?.addEventListener("click", (event) => {
      const box = event.currentTarget.getBoundingClientRect();
      const all = page.querySelectorAll(".text .s");
      const bars = Math.max(24, event.currentTarget.dataset.n);
      const bar = Math.floor(((event.clientX - box.left) / box.width) * bars);
      all[Math.floor((bar * all.length) / event.currentTarget.dataset.n)]?.scrollIntoView({ block: "center" });
    });
  };

  // Where the reader is.
  const links = [...document.querySelectorAll(".top a")];
  const title = document.title;
  const view = (focus) => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const page = target?.closest(".view") ?? document.getElementById("overview");
    for (const link of links) {
      const own = link.hash === `#${page.id}` || (page.classList.contains("page") && link.hash === "#pages");
      if (own) link.ariaCurrent = "page";
      else link.removeAttribute("aria-current");
    }
    const head = page.querySelector("h1");
    document.title = page.id === "overview" ? title : `${head.textContent} – ${title}`;
    walk(page);
    if (focus && target === page) {
      head.focus({ preventScroll: true });
      scrollTo(0, 0);
    }
  };
  addEventListener("hashchange", () => view(true));
  view(false);
})();
