/* Golden Thread: filter and fold the tree; the filters live in the address. Needs core.js. */
(window.goldenthread = window.goldenthread || []).push(gt => {
  "use strict";
  if (gt.tree) return;
  gt.tree = true;

  var TOP = 3; /* purpose, vision and mission stay open when all is folded */
  var NAMES = ["q", "department", "period", "status"];
  var tree, tool, nodes, byItem, filtering, timer;

  function readNodes() {
    byItem = new Map();
    nodes = gt.all(".gt-node", tree).map(item => {
      var row = item.firstElementChild;
      var node = {
        item,
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

  /* Writing what is there already would still cost a layout. */
  function open(box, to) { if (box.open !== to) box.open = to; }

  function field(name) { return tool.querySelector("[name=" + name + "]"); }

  /* The button "only broken": is it pressed? With an argument, press or release it first. */
  function broken(to) {
    var button = field("broken");
    if (button && to !== undefined) button.setAttribute("aria-pressed", to);
    return !!button && button.getAttribute("aria-pressed") === "true";
  }

  function choice() {
    var set = { broken: broken() };
    NAMES.forEach(name => { set[name] = field(name).value.trim(); });
    set.terms = set.q.toLowerCase().split(/\s+/).filter(Boolean);
    set.on = set.broken || NAMES.some(name => set[name]);
    return set;
  }

  function hits(node, set) {
    var data = node.item.dataset;
    return (!set.broken || node.broken)
      && (!set.department || data.d === set.department)
      && (!set.period || data.p.split(" ").includes(set.period))
      && (!set.status || data.s === set.status)
      && set.terms.every(term => node.words.includes(term));
  }

  function show() {
    var set = choice(), count = 0, closed = new Set(), i, node, term;
    filtering = set.on;
    nodes.forEach(one => {
      one.hit = one.keep = hits(one, set);
      if (one.hit) count += 1;
    });
    for (i = nodes.length - 1; set.on && i >= 0; i--) {
      if (nodes[i].keep && nodes[i].up) nodes[i].up.keep = true;
    }
    for (i = nodes.length - 1; i >= 0; i--) {
      node = nodes[i];
      var end = node.keep && !closed.has(node.item.parentElement);
      if (end) closed.add(node.item.parentElement);
      node.item.classList.toggle("is-end", end);
      node.item.classList.toggle("is-dim", set.on && !node.hit);
      if (node.item.hidden === node.keep) node.item.hidden = !node.keep;
      if (node.box) open(node.box, set.on ? node.keep : node.open);
      term = node.hit && set.terms[0] || "";
      if (node.marked !== term) gt.mark(node.link, node.marked = term);
    }
    tool.classList.toggle("is-cut", !nodes[0].keep);
    gt.all(".gt-loose", tree).forEach(block => {
      block.hidden = set.on && !block.querySelector(".gt-node:not([hidden])");
    });
    tree.querySelector(".gt-none").hidden = count > 0;
    tool.querySelector("output").textContent = set.on
      ? gt.fill(tool.dataset.some, { count, total: nodes.length }) : tool.dataset.all;
    return set;
  }

  function restore() {
    var query = new URLSearchParams(location.search);
    NAMES.forEach(name => { if (query.get(name)) field(name).value = query.get(name); });
    if (query.get("broken") || location.hash === "#gt-only") broken(true);
    if (query.get("fold")) fold(query.get("fold"));
  }

  function fold(way) {
    nodes.forEach(node => {
      node.depth = node.up ? node.up.depth + 1 : 0;
      if (node.box) open(node.box, node.open = way === "open" || node.depth < TOP);
    });
  }

  function update() {
    var set = show(), values = { broken: set.broken && 1 };
    NAMES.forEach(name => { values[name] = set[name]; });
    gt.share(values);
  }

  function clear() {
    NAMES.forEach(name => { field(name).value = ""; });
    broken(false);
    update();
  }

  function ready() {
    tree = document.querySelector("[data-gt=tree]");
    if (!tree) return;
    tool = document.querySelector("[data-gt=tool]");
    tool.hidden = false;
    gt.all("[data-gt-plain]").forEach(plain => { plain.remove(); });
    readNodes();
    restore();
    show();
    gt.openTarget();
  }

  document.addEventListener("input", event => {
    if (!tree || !tool.contains(event.target)) return;
    clearTimeout(timer);
    timer = setTimeout(update, 60);
  });
  document.addEventListener("click", event => {
    var button = tree && event.target.closest("[name=broken], [data-gt-fold], [data-gt-clear]");
    if (!button) return;
    if (button.name === "broken") {
      broken(!broken());
      update();
    } else if (button.dataset.gtFold) {
      fold(button.dataset.gtFold);
      gt.share({ fold: button.dataset.gtFold });
    } else clear();
  });
  /* A toggle opened by hand stays as the reader left it when the filter goes. */
  document.addEventListener("toggle", event => {
    var node = byItem && byItem.get(event.target.parentElement);
    if (node && !filtering) node.open = event.target.open;
  }, true);
  document.addEventListener("keydown", event => {
    if (tree && event.key === "Escape" && tool.contains(event.target)) clear();
  });

  gt.onPage(ready);
});
