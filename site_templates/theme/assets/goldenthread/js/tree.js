/* Golden Thread: filter and fold the tree. Needs core.js. Every word comes from the markup;
   the filters live in the address, so what you see is what you share. */
(window.goldenthread = window.goldenthread || []).push(function (gt) {
  "use strict";
  if (gt.tree) return;
  gt.tree = true;

  var TOP = 3; /* purpose, vision and mission stay open when all is folded */
  var NAMES = ["q", "department", "period", "status"];
  var tree, tool, nodes, timer;

  function readNodes() {
    var byItem = new Map();
    nodes = gt.all(".gt-node", tree).map(function (item) {
      var row = item.firstElementChild;
      var node = {
        item: item,
        link: row.querySelector(".gt-row__t"),
        up: byItem.get(item.parentElement.closest(".gt-node")),
        box: item.querySelector(":scope > details"),
        words: (row.textContent + " " + item.dataset.w).toLowerCase(),
        broken: item.classList.contains("is-broken"),
        marked: ""
      };
      node.open = node.box && node.box.open;
      byItem.set(item, node);
      return node;
    });
  }

  function field(name) { return tool.querySelector("[name=" + name + "]"); }

  function choice() {
    var set = { broken: !!field("broken") && field("broken").getAttribute("aria-pressed") === "true" };
    NAMES.forEach(function (name) { set[name] = field(name).value.trim(); });
    set.terms = set.q.toLowerCase().split(/\s+/).filter(Boolean);
    set.on = set.broken || NAMES.some(function (name) { return set[name]; });
    return set;
  }

  function hits(node, set) {
    var data = node.item.dataset;
    return (!set.broken || node.broken)
      && (!set.department || data.d === set.department)
      && (!set.period || data.p.split(" ").indexOf(set.period) >= 0)
      && (!set.status || data.s === set.status)
      && set.terms.every(function (term) { return node.words.indexOf(term) >= 0; });
  }

  function mark(node, term) {
    if (node.marked === term) return;
    node.marked = term;
    var title = node.link.textContent;
    node.link.textContent = title;
    var at = term ? title.toLowerCase().indexOf(term) : -1;
    if (at < 0 || at + term.length > title.length) return;
    var range = document.createRange();
    range.setStart(node.link.firstChild, at);
    range.setEnd(node.link.firstChild, at + term.length);
    range.surroundContents(document.createElement("mark"));
  }

  function show() {
    var set = choice(), count = 0, closed = new Set(), i, node;
    nodes.forEach(function (one) {
      one.hit = one.keep = hits(one, set);
      if (one.hit) count += 1;
    });
    for (i = nodes.length - 1; set.on && i >= 0; i -= 1) {
      if (nodes[i].keep && nodes[i].up) nodes[i].up.keep = true;
    }
    for (i = nodes.length - 1; i >= 0; i -= 1) {
      node = nodes[i];
      var end = node.keep && !closed.has(node.item.parentElement);
      if (end) closed.add(node.item.parentElement);
      node.item.classList.toggle("is-end", end);
      node.item.classList.toggle("is-dim", set.on && !node.hit);
      node.item.hidden = !node.keep;
      if (node.box) node.box.open = set.on ? node.keep : node.open;
      mark(node, node.hit && set.terms[0] || "");
    }
    tool.classList.toggle("is-cut", !nodes[0].keep);
    gt.all(".gt-loose", tree).forEach(function (block) {
      block.hidden = set.on && !block.querySelector(".gt-node:not([hidden])");
    });
    gt.all(".gt-none", tree).forEach(function (line) { line.hidden = count > 0; });
    tool.querySelector("output").textContent = set.on
      ? gt.fill(tool.dataset.some, { count: count, total: nodes.length }) : tool.dataset.all;
    return set;
  }

  function share(values) {
    var query = new URLSearchParams(location.search);
    Object.keys(values).forEach(function (name) {
      if (values[name]) query.set(name, values[name]); else query.delete(name);
    });
    var text = query.toString();
    history.replaceState(history.state, "", location.pathname + (text && "?" + text) + location.hash);
  }

  function restore() {
    var query = new URLSearchParams(location.search);
    NAMES.forEach(function (name) { if (query.get(name)) field(name).value = query.get(name); });
    if (query.get("broken") && field("broken")) field("broken").setAttribute("aria-pressed", "true");
    if (query.get("fold")) fold(query.get("fold"));
  }

  function fold(way) {
    nodes.forEach(function (node) {
      node.depth = node.up ? node.up.depth + 1 : 0;
      if (node.box) node.box.open = node.open = way === "open" || node.depth < TOP;
    });
  }

  function update() {
    var set = show();
    share({ q: set.q, department: set.department, period: set.period, status: set.status, broken: set.broken && 1 });
  }

  function clear() {
    NAMES.forEach(function (name) { field(name).value = ""; });
    if (field("broken")) field("broken").setAttribute("aria-pressed", "false");
    update();
  }

  function ready() {
    tree = document.querySelector("[data-gt=tree]");
    tool = document.querySelector("[data-gt=tool]");
    if (!tree || !tool) { tree = null; return; }
    tool.hidden = false;
    gt.all("[data-gt-plain]").forEach(function (plain) { plain.hidden = true; });
    readNodes();
    restore();
    show();
  }

  document.addEventListener("input", function (event) {
    if (!tree || !tool.contains(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(update, 60);
  });
  document.addEventListener("click", function (event) {
    var button = tree && event.target.closest("[name=broken], [data-gt-fold], [data-gt-clear]");
    if (!button) return;
    if (button.name === "broken") {
      button.setAttribute("aria-pressed", String(button.getAttribute("aria-pressed") !== "true"));
      update();
    } else if (button.dataset.gtFold) {
      fold(button.dataset.gtFold);
      share({ fold: button.dataset.gtFold });
    } else clear();
  });
  /* A toggle opened by hand stays as the reader left it when the filter goes. */
  document.addEventListener("toggle", function (event) {
    if (!tree || !tree.contains(event.target) || choice().on) return;
    var item = event.target.parentElement;
    nodes.some(function (node) { if (node.item === item) node.open = event.target.open; return node.item === item; });
  }, true);
  document.addEventListener("keydown", function (event) {
    if (tree && event.key === "Escape" && tool.contains(event.target)) clear();
  });

  gt.onPage(ready);
});
