/* Golden Thread: what every page gets on top of complete HTML.
   Listeners are delegated and set once; ready() runs after each navigation and may run twice. */
(() => {
  "use strict";
  var waiting = window.goldenthread || [];
  if (waiting.all) return;

  var DAY = 864e5;

  function all(selector, root) {
    return Array.prototype.slice.call((root || document).querySelectorAll(selector));
  }

  /* Asked of the markup, not of the layout: measuring 2,000 rows costs seconds. */
  function shown(element) {
    return !element.closest("[hidden], details:not([open])");
  }

  /* Fill {name} in a sentence that the template translated. */
  function fill(sentence, values) {
    return sentence.replace(/\{(\w+)\}/g, (whole, name) => {
      return name in values ? values[name] : whole;
    });
  }

  /* Underline a word in an element that holds nothing but text; an empty word takes the line away. */
  function mark(element, word) {
    var text = element.textContent;
    var at = word ? text.toLowerCase().indexOf(word) : -1;
    element.textContent = text;
    if (at < 0 || at + word.length > text.length) return;
    var hit = element.firstChild.splitText(at), box = document.createElement("mark");
    hit.splitText(word.length);
    hit.replaceWith(box);
    box.append(hit);
  }

  /* Run now, and again after each instant navigation where the theme has it. */
  function onPage(ready) {
    if (window.document$) window.document$.subscribe(ready);
    else if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", ready);
    else ready();
  }

  /* Write values into the query of the address; empty ones leave it. */
  function share(values) {
    var query = new URLSearchParams(location.search);
    Object.keys(values).forEach(name => {
      if (values[name]) query.set(name, values[name]); else query.delete(name);
    });
    var text = query.toString();
    history.replaceState(history.state, "", location.pathname + (text && "?" + text) + location.hash);
  }

  function warnWhenOld() {
    all(".gt-asof[data-built]").forEach(line => {
      var days = Math.floor((Date.now() - Date.parse(line.dataset.built)) / DAY);
      if (!(days > 2) || line.querySelector(".gt-asof__old")) return;
      var icon = document.createElement("span");
      var note = document.createElement("span");
      icon.className = "gt-i gt-i--outdated";
      icon.setAttribute("aria-hidden", "true");
      note.className = "gt-asof__old";
      note.append(icon, " " + fill(line.dataset.stale, { days: days }));
      line.append(" ", note);
    });
  }

  /* Unfold whatever hides the place the address points at. */
  function openTarget() {
    var id = location.hash.slice(1);
    var target = null;
    try { target = id && document.getElementById(decodeURIComponent(id)); } catch (e) { return; }
    if (!target || !target.closest(".gt")) return;
    var folded = false;
    for (var box = target.closest("details"); box; box = box.parentElement.closest("details")) {
      folded = folded || !box.open;
      box.open = true;
    }
    if (folded) target.scrollIntoView();
  }

  /* Material wraps wide tables in a box that scrolls; without a tab stop a keyboard cannot reach it. */
  function reachWideTables() {
    all(".md-typeset__scrollwrap").forEach(box => { if (box.scrollWidth > box.clientWidth) box.tabIndex = 0; });
  }

  function ready() {
    warnWhenOld();
    reachWideTables();
    openTarget();
  }

  /* Arrow keys in any tree: up, down, first, last; right opens, left closes or climbs. */
  function walk(event) {
    var item = event.target.closest(".gt-node");
    if (!item) return;
    var whole = item.closest("[data-gt=tree]") || item.closest(".gt-ul");
    var links = all(".gt-row__t", whole).filter(shown);
    var box = item.querySelector(":scope > details");
    var at = links.indexOf(item.querySelector(".gt-row__t"));
    var above = item.parentElement.closest(".gt-node");
    var to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 }[event.key];
    if (event.key === "ArrowRight") {
      if (box && !box.open) box.open = true; else if (box) to = at + 1;
    } else if (event.key === "ArrowLeft") {
      if (box && box.open) box.open = false;
      else if (above) to = links.indexOf(above.querySelector(".gt-row__t"));
    } else if (to === undefined) return;
    event.preventDefault();
    if (links[to]) links[to].focus();
  }

  /* Instant navigation would fetch the page anew for the skip link, and lose the focus on the way. */
  function skip(event) {
    var link = event.target.closest && event.target.closest(".md-skip");
    var target = link && document.getElementById(link.hash.slice(1));
    if (!target || target.tabIndex !== -1) return;
    event.preventDefault();
    event.stopPropagation();
    target.focus();
  }

  function toFilter(event) {
    var field = all("[data-gt-focus]").filter(shown)[0];
    if (!field) return;
    event.preventDefault();
    event.stopPropagation();
    field.focus();
  }

  document.addEventListener("keydown", event => {
    if (event.ctrlKey || event.metaKey || event.altKey || !event.target.closest) return;
    if (event.target.closest("input, select, textarea, [contenteditable]")) return;
    if (event.key === "/") toFilter(event); else walk(event);
  }, true);

  /* The switch between tree and map keeps the filters that stand in the address. */
  document.addEventListener("click", event => {
    var link = event.target.closest && event.target.closest("a[data-gt-keep]");
    if (link) link.search = location.search;
    skip(event);
  }, true);

  window.addEventListener("hashchange", openTarget);
  window.addEventListener("beforeprint", () => {
    all(".gt details:not([open])").forEach(box => { box.open = true; box.dataset.gtShut = ""; });
  });
  window.addEventListener("afterprint", () => {
    all("details[data-gt-shut]").forEach(box => { box.open = false; delete box.dataset.gtShut; });
  });

  /* A view's script says goldenthread.push(function (gt) …), before or after this file has run. */
  var gt = window.goldenthread = { all: all, fill: fill, onPage: onPage, openTarget: openTarget, share: share, mark: mark, shown: shown, push: view => { view(gt); } };
  onPage(ready);
  waiting.forEach(gt.push);
})();
