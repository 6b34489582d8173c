// Returns what is wrong with a page for people who cannot see it well, cannot
// use a mouse, or hear it read out. Numbers are success criteria of WCAG 2.2.
(() => {
  const faults = [];
  const say = (criterion, element, text) =>
    faults.push(`${criterion} ${text}: ${element.outerHTML.replace(/\s+/g, " ").slice(0, 140)}`);
  const all = (selector) => [...document.querySelectorAll(selector)];
  const shown = (e) => e.checkVisibility({ checkVisibilityCSS: true }) && e.getClientRects().length > 0;

  // 1.4.3 contrast of text, and 1.4.11 of the edges of fields
  const parse = (colour) => {
    const m = colour.match(/[\d.]+/g).map(Number);
    return { rgb: m.slice(0, 3), a: m.length > 3 ? m[3] : 1 };
  };
  const luminance = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => ((v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const contrast = (a, b) => {
    const [hi, lo] = [luminance(a), luminance(b)].sort((x, y) => y - x);
    return (hi + 0.05) / (lo + 0.05);
  };
  const behind = (e) => {
    for (; e; e = e.parentElement) {
      const c = parse(getComputedStyle(e).backgroundColor);
      if (c.a === 1) return c.rgb;
    }
    return [255, 255, 255];
  };
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const e = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !shown(e) || e.closest("svg, .unseen, .skip, option")) continue;
    const style = getComputedStyle(e);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    const c = contrast(parse(style.color).rgb, behind(e));
    if (c < (large ? 3 : 4.5)) say("1.4.3", e, `contrast ${c.toFixed(2)}`);
    if (size < 12) say("1.4.4", e, `text of ${size} pixels`);
  }
  for (const e of all("input:not([type=hidden], [type=checkbox], [type=radio]), select")) {
    const c = contrast(parse(getComputedStyle(e).borderTopColor).rgb, behind(e.parentElement));
    if (c < 3) say("1.4.11", e, `edge of contrast ${c.toFixed(2)}`);
    const hint = parse(getComputedStyle(e, "::placeholder").color).rgb;
    if (e.placeholder && contrast(hint, behind(e)) < 4.5) say("1.4.3", e, "placeholder");
  }
  for (const e of all(".chart a:not(.out) .bar")) {
    const c = contrast(parse(getComputedStyle(e).fill).rgb, behind(e.closest("figure")));
    if (c < 3) say("1.4.11", e, `bar of contrast ${c.toFixed(2)}`);
  }

  // 1.3.1 and 2.4.6 headings in order, 2.4.2 title, 3.1.1 language
  let level = 0;
  for (const h of all("h1, h2, h3, h4, h5, h6")) {
    const l = Number(h.tagName[1]);
    if (l > level + 1) say("1.3.1", h, `heading of level ${l} after ${level}`);
    if (!h.textContent.trim()) say("2.4.6", h, "empty heading");
    level = l;
  }
  if (all("h1").length !== 1) faults.push(`1.3.1 there are ${all("h1").length} h1`);
  if (!document.title.trim()) faults.push("2.4.2 no title");
  if (document.documentElement.lang !== "en") faults.push("3.1.1 no language");

  // 1.3.1 landmarks: everything stands in one, and each of a kind has a name
  for (const e of document.getElementById("page").children) {
    if (!e.matches("header, main, footer, a.skip, p.banner, dialog")) say("1.3.1", e, "outside of every landmark");
  }
  for (const kind of ["nav", "aside"]) {
    const names = all(kind).map((e) => e.getAttribute("aria-label") || e.getAttribute("aria-labelledby") || "");
    if (new Set(names).size < names.length || names.includes("")) faults.push(`1.3.1 ${kind} without a name of its own: ${names}`);
  }

  // 4.1.2 names of what can be operated, 1.3.1 groups
  const name = (e) =>
    (e.getAttribute("aria-label") || (e.labels && [...e.labels].map((l) => l.textContent).join(" ")) || e.textContent || "").trim();
  for (const e of all("a[href], button, input:not([type=hidden]), select, summary")) {
    if (e.closest("[aria-hidden=true]")) {
      if (e.tabIndex >= 0) say("4.1.2", e, "hidden but takes the focus");
    } else if (!name(e)) say("4.1.2", e, "has no name");
  }
  for (const e of all("input[type=checkbox], input[type=radio]")) {
    if (!e.closest("fieldset") || !e.closest("fieldset").querySelector("legend")) say("1.3.1", e, "not in a named group");
  }
  for (const e of all("[aria-labelledby], [aria-describedby], label[for], a[href^='#']")) {
    const id = e.getAttribute("aria-labelledby") || e.getAttribute("aria-describedby") || e.htmlFor || (e.getAttribute("href") || "").slice(1);
    if (id && !document.getElementById(id)) say("4.1.2", e, `refers to ${id}, which is not there`);
  }
  const ids = all("[id]").map((e) => e.id);
  if (new Set(ids).size < ids.length) faults.push("4.1.1 an id stands twice");
  for (const e of all("ul, ol")) {
    if ([...e.children].some((c) => c.tagName !== "LI")) say("1.3.1", e, "list with something else in it");
  }
  for (const e of all("table")) {
    if (!e.querySelector("thead th[scope=col]")) say("1.3.1", e, "table without headers");
  }
  for (const e of all("[tabindex]")) {
    if (e.tabIndex > 0) say("2.4.3", e, "order of focus is forced");
  }

  // 2.5.8 targets are 24 by 24 pixels, but for links inside of text
  for (const e of all("button, input:not([type=hidden]), select, summary, nav a, .chips a, .pager a")) {
    if (!shown(e)) continue;
    const r = (e.labels && e.labels[0] && e.labels[0].contains(e) ? e.labels[0] : e).getBoundingClientRect();
    if (r.height < 24 || r.width < 24) say("2.5.8", e, `target of ${r.width.toFixed(0)} by ${r.height.toFixed(0)}`);
  }
  return faults;
})()
