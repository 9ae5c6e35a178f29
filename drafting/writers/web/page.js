"use strict";
(function () {
  const all = (what, where = document) => Array.from(where.querySelectorAll(what));
  const by = (id) => document.getElementById(id);
  const root = document.documentElement;

  // Search: every word typed must stand in an element, its carriers or their addresses.
  const input = by("search"), found = by("found"), articles = all("article.element");
  const plain = (words) => words.toLowerCase().normalize("NFKD").replace(/[\u0300-\u036f]/g, "");
  const texts = articles.map((article) => plain(article.textContent));
  function search() {
    const words = plain(input.value).split(/\s+/).filter(Boolean);
    let count = 0;
    articles.forEach((article, at) => {
      article.hidden = !words.every((word) => texts[at].includes(word));
      count += article.hidden ? 0 : 1;
    });
    found.textContent = words.length ? `${count} of ${articles.length} elements` : "";
  }
  input.addEventListener("input", search);
  input.addEventListener("keydown", (event) => {
    const first = articles.find((article) => !article.hidden);
    if (event.key === "Enter" && first) { event.preventDefault(); show(first); }
    if (event.key === "Escape") { input.value = ""; search(); }
  });
  input.form.addEventListener("submit", (event) => event.preventDefault());
  document.addEventListener("keydown", (event) => {
    if (event.key === "/" && !/INPUT|TEXTAREA/.test(document.activeElement.tagName)) { event.preventDefault(); input.focus(); }
  });

  // A link to a carrier opens its fold; a link to what a search hides ends the search.
  function show(target) {
    const article = target.closest("article");
    if (article && article.hidden) { input.value = ""; search(); }
    for (let fold = target.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    target.scrollIntoView();
    (target.matches("details") ? target.querySelector("summary") : target).focus({ preventScroll: true });
  }
  function arrive() {
    const target = location.hash.length > 1 && by(decodeURIComponent(location.hash.slice(1)));
    if (target) show(target);
  }
  window.addEventListener("hashchange", arrive);
  document.addEventListener("click", (event) => {
    const link = event.target.closest('a[href^="#"]');
    if (link && link.hash === location.hash) arrive();
  });

  // A band opens a window with both wordings; a node shows which bands are its own.
  const pairs = by("pairs"), content = pairs.querySelector(".content"), flow = by("flow");
  const bands = all("a.flow-band");
  const sections = all("section.plan").map((section) => new Set(all(".paragraph", section).map((one) => one.id)));
  function carriers(band) {
    const inside = sections[Number(band.dataset.section)];
    return all("details.carrier", articles[Number(band.dataset.element)])
      .filter((fold) => inside.has(fold.querySelector('a[href^="#paragraph-"]').hash.slice(1)));
  }
  bands.forEach((band) => band.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    content.replaceChildren(...carriers(band).flatMap((fold) => all(".pair, .weakened", fold)).map((one) => one.cloneNode(true)));
    pairs.setAttribute("aria-label", band.getAttribute("aria-label"));
    pairs.showModal();
  }));
  pairs.querySelector(".close").addEventListener("click", () => pairs.close());
  pairs.addEventListener("click", (event) => { if (event.target === pairs) pairs.close(); });
  all("a.flow-node").forEach((node) => {
    const own = bands.filter((band) => node.dataset.element !== undefined
      ? band.dataset.element === node.dataset.element : band.dataset.section === node.dataset.section);
    const choose = (is) => { flow.classList.toggle("choosing", is); own.forEach((band) => band.classList.toggle("chosen", is)); };
    ["mouseenter", "focus"].forEach((name) => node.addEventListener(name, () => choose(true)));
    ["mouseleave", "blur"].forEach((name) => node.addEventListener(name, () => choose(false)));
  });

  // Folds and theme. What is open is what is printed.
  const folds = all("details.carrier"), open = by("open");
  function unfold(is) { folds.forEach((fold) => { fold.open = is; }); open.textContent = is ? "Close all" : "Open all"; }
  open.addEventListener("click", () => unfold(!folds.every((fold) => fold.open)));
  by("theme").addEventListener("click", () => {
    const dark = root.dataset.theme ? root.dataset.theme === "dark" : matchMedia("(prefers-color-scheme: dark)").matches;
    root.dataset.theme = dark ? "light" : "dark";
  });
  arrive();
})();
