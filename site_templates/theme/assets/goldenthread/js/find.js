/* Golden Thread: "Find your thread" on the home page. Needs core.js. Without it the names stand there by department. */
(window.goldenthread = window.goldenthread || []).push(gt => {
  "use strict";
  if (gt.find) return;
  gt.find = true;

  /* Small letters without accents: "chloe" finds Chloé. */
  function fold(text) { return text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, ""); }

  function show(box, typed) {
    var terms = fold(typed).split(/\s+/).filter(Boolean), count = 0;
    gt.all("li", box).forEach(item => {
      var words = fold(item.dataset.t);
      var hit = terms.every(term => words.includes(term));
      if (hit) count += 1;
      item.hidden = !hit;
    });
    gt.all("details", box).forEach(team => { team.open = terms.length > 0; });
    var output = box.querySelector("output");
    output.classList.toggle("gt-vh", count > 0);
    output.textContent = !terms.length ? "" : count ? gt.fill(box.dataset.count, { count: count }) : box.dataset.none;
  }

  function boxOf(event) { return event.target.closest("[data-gt=find]"); }

  document.addEventListener("input", event => {
    var box = boxOf(event);
    if (box) show(box, event.target.value);
  });
  document.addEventListener("keydown", event => {
    var box = boxOf(event);
    if (!box) return;
    var links = gt.all("input, li a", box).filter(one => one.matches("input") || gt.shown(one));
    var at = links.indexOf(event.target);
    if (event.key === "Escape") { links[0].value = ""; show(box, ""); links[0].focus(); }
    else if (event.key === "ArrowDown" && links[at + 1]) { event.preventDefault(); links[at + 1].focus(); }
    else if (event.key === "ArrowUp" && links[at - 1]) { event.preventDefault(); links[at - 1].focus(); }
    else if (event.key === "Enter" && at === 0 && links[1]) links[1].click();
  });

  gt.onPage(() => {
    gt.all("[data-gt=find]").forEach(box => {
      box.querySelector("[data-gt-tool]").hidden = false;
    });
  });
});
