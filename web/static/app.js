// What a page can do more with this file: changes are shown in place, names are
// suggested while typing, a range of dates is drawn, keys lead through the hits.
// Without it the same forms and links do everything.
"use strict";
(() => {
  const byId = (id) => document.getElementById(id);
  const live = byId("live");
  const root = document.documentElement;
  let request = null;
  let here = location.pathname + location.search; // what is shown, without #place
  root.classList.add("js");

  function say(text) {
    live.textContent = text;
  }

  function make(tag, properties, parent) {
    const element = Object.assign(document.createElement(tag), properties);
    if (parent) parent.append(element);
    return element;
  }

  // later returns a function that runs once, when it was not called for a while.
  function later(wait, run) {
    let timer = 0;
    return (...args) => {
      clearTimeout(timer);
      timer = setTimeout(() => run(...args), wait);
    };
  }

  // --- Pages in place ---

  // address returns where the form leads, without empty fields.
  function address(form) {
    const fields = [...new FormData(form)].filter(([, value]) => value !== "");
    const query = new URLSearchParams(fields).toString();
    return form.action + (query ? "?" + query : "");
  }

  // load fetches a page and puts it in the place of this one. An
  // XMLHttpRequest parses HTML without running or loading anything of it.
  function load(url, done) {
    if (request) request.abort();
    request = new XMLHttpRequest();
    request.open("GET", url);
    request.responseType = "document";
    root.classList.add("busy");
    request.onload = () => {
      const next = request.response && request.response.getElementById("page");
      if (!next || request.status >= 500) return location.assign(url);
      exchange(request.response, next);
      done(request.responseURL || url);
      here = location.pathname + location.search;
    };
    request.onerror = () => location.assign(url);
    request.onloadend = () => root.classList.remove("busy");
    request.send();
  }

  // exchange keeps what its reader has: focus, what is being typed, what is
  // unfolded, the place on the page.
  function exchange(fetched, next) {
    const focused = document.activeElement;
    const typed = focused && focused.matches("input[type=search], input[name=from], input[name=to]") ? focused : null;
    const folds = [...document.querySelectorAll("details[id]")].map((d) => [d.id, d.open]);
    const [x, y] = [scrollX, scrollY];
    document.title = fetched.title;
    byId("page").replaceWith(document.adoptNode(next));
    for (const [id, open] of folds) if (byId(id)) byId(id).open = open && id !== "languages";
    enhance();
    if (focused && focused !== document.body) {
      const focus = byId(focused.id) || byId("count") || byId("content");
      if (typed && focus.id === typed.id) {
        const at = typed.selectionStart;
        focus.value = typed.value;
        focus.focus({ preventScroll: true });
        focus.setSelectionRange(at, at);
      } else focus.focus({ preventScroll: true });
    }
    scrollTo(x, y);
    say(byId("count") ? byId("count").textContent : fetched.title);
  }

  function go(url, way) {
    load(url, (final) => history[way || "pushState"]({ exchanged: true }, "", final));
  }

  document.addEventListener("change", (event) => {
    const form = event.target.form;
    if (form && form.id === "search" && event.target.type !== "search") go(address(form));
  });
  const find = later(250, (input) => go(address(input.form), "replaceState"));
  document.addEventListener("input", (event) => {
    if (event.target.id.startsWith("find-")) find(event.target);
  });
  // The address that a sent form leads to should not list empty fields.
  document.addEventListener("submit", (event) => {
    if (event.target.id !== "search") return;
    event.preventDefault();
    if (byId("count")) go(address(event.target));
    else location.assign(address(event.target));
  });
  // A link from one search to another exchanges the page; what is chosen around
  // the hits leaves them where they are.
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[href]");
    if (!link || event.defaultPrevented || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    const href = link.href.baseVal === undefined ? link.href : new URL(link.href.baseVal, location).href;
    const url = new URL(href);
    if (!byId("count") || url.origin !== location.origin || url.pathname !== location.pathname || url.hash || link.hreflang) return;
    event.preventDefault();
    const stays = link.closest("aside, .chips, .toolbar, .chart, .reading, #map");
    load(href, (final) => {
      history.pushState({ exchanged: true }, "", final);
      if (stays) return;
      scrollTo(0, 0);
      byId("count").focus();
    });
  });
  addEventListener("popstate", () => {
    if (location.pathname + location.search !== here) load(location.href, () => {});
  });

  // --- Suggestions: a combobox with a list of options (ARIA 1.2) ---

  function combobox(input) {
    const list = make("ul", { id: "suggestions", className: "suggestions", role: "listbox", hidden: true, ariaLabel: input.dataset.label }, input.parentElement);
    let options = [];
    let chosen = -1;
    let asked = 0;
    input.role = "combobox";
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-autocomplete", "list");
    close();

    function close() {
      list.hidden = true;
      options = [];
      chosen = -1;
      input.ariaExpanded = "false";
      input.removeAttribute("aria-activedescendant");
    }

    function choose(i) {
      if (options[chosen]) options[chosen].row.ariaSelected = "false";
      chosen = i;
      if (!options[i]) return input.removeAttribute("aria-activedescendant");
      options[i].row.ariaSelected = "true";
      options[i].row.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", options[i].row.id);
    }

    // pieces returns the ends of what stands before the caret that a name may
    // begin with: its last two words, its last word; nothing inside of a field.
    function pieces() {
      const before = input.value.slice(0, input.selectionStart);
      const two = before.match(/(?:^|[\s(])([^\s():"=]+ [^\s():"=]+)$/);
      const one = before.match(/(?:^|[\s(-])([^\s():"=-][^\s():"=]*)$/);
      return [two, one].filter(Boolean).map((m) => m[1]);
    }

    async function ask() {
      const mine = ++asked;
      for (const piece of pieces()) {
        if (piece.length < 2) continue;
        let found = [];
        try {
          const answer = await fetch("/api/v1/suggest?limit=8&q=" + encodeURIComponent(piece));
          if (answer.ok) found = (await answer.json()).suggestions;
        } catch {
          return; // without suggestions the box works as ever
        }
        if (mine !== asked || document.activeElement !== input) return;
        if (found.length) return show(found, piece);
      }
      if (mine === asked) close();
    }

    function show(found, piece) {
      list.replaceChildren();
      options = found.map((s, i) => {
        const row = make("li", { id: "suggestion-" + i, role: "option", ariaSelected: "false" }, list);
        make("bdi", { textContent: s.label }, row);
        make("span", { className: "kind", textContent: input.dataset[s.field || "word"] || s.field }, row);
        make("span", { className: "count", textContent: s.articles.toLocaleString(root.lang) }, row);
        row.addEventListener("mousedown", (event) => {
          event.preventDefault(); // the focus stays in the box
          take(i);
        });
        return { row, piece, text: s.field ? s.field + ':"' + s.value.replaceAll('"', "") + '"' : s.value };
      });
      chosen = -1;
      list.hidden = false;
      input.ariaExpanded = "true";
      say(input.dataset.found.replace("{n}", found.length));
    }

    function take(i) {
      const { piece, text } = options[i];
      const at = input.selectionStart;
      const before = input.value.slice(0, at - piece.length) + text + " ";
      input.value = before + input.value.slice(at);
      input.setSelectionRange(before.length, before.length);
      asked++;
      close();
    }

    input.addEventListener("input", later(120, ask));
    input.addEventListener("blur", () => {
      asked++;
      close();
    });
    input.addEventListener("keydown", (event) => {
      if (event.isComposing || event.ctrlKey || event.metaKey) return;
      if (event.key === "ArrowDown" && list.hidden) ask();
      if (event.key === "Escape" && !list.hidden) {
        event.preventDefault();
        asked++;
        return close();
      }
      if (list.hidden) return;
      const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
      if (step) {
        event.preventDefault();
        const places = options.length + 1; // the box itself is one
        choose(((chosen + 1 + step + places) % places) - 1);
      } else if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) {
        if (event.key === "Enter") event.preventDefault();
        take(chosen);
      }
    });
  }

  // --- A range of dates on the histogram ---

  function histogram(chart) {
    const svg = chart.querySelector("svg");
    const bars = [...svg.querySelectorAll("a")];
    const handles = chart.querySelector(".handles");
    if (bars.length < 2) return;
    const shade = document.createElementNS(svg.namespaceURI, "rect");
    shade.setAttribute("class", "shade");
    shade.setAttribute("height", svg.viewBox.baseVal.height);
    svg.append(shade);
    const width = svg.viewBox.baseVal.width / bars.length;

    function mark(a, b) {
      shade.setAttribute("x", Math.min(a, b) * width);
      shade.setAttribute("width", (Math.abs(a - b) + 1) * width);
    }

    function range(a, b) {
      const url = new URL(bars[0].href.baseVal, location);
      url.searchParams.set("from", bars[Math.min(a, b)].dataset.from);
      url.searchParams.set("to", bars[Math.max(a, b)].dataset.to);
      if (byId("count")) go(url.href);
      else location.assign(url);
    }

    handles.style.marginInline = `calc(${50 / bars.length}% - 0.5rem)`; // a handle stands below the middle of its bar
    const inside = bars.map((b, i) => (b.classList.contains("in") ? i : -1)).filter((i) => i >= 0);
    const ends = [inside.length ? inside[0] : 0, inside.length ? inside[inside.length - 1] : bars.length - 1];
    const sliders = ["from", "to"].map((end, i) => {
      const slider = make("input", { type: "range", id: "range-" + end, min: 0, max: bars.length - 1, value: ends[i] }, handles);
      const name = () => {
        slider.ariaLabel = handles.dataset[end].replace("{n}", bars[slider.value].dataset.label);
        slider.ariaValueText = bars[slider.value].dataset.label;
      };
      name();
      slider.addEventListener("input", () => {
        name();
        mark(Number(sliders[0].value), Number(sliders[1].value));
      });
      return slider;
    });
    const settle = later(500, () => range(Number(sliders[0].value), Number(sliders[1].value)));
    for (const s of sliders) s.addEventListener("change", settle);

    let from = -1;
    const barAt = (event) => {
      const box = svg.getBoundingClientRect();
      return Math.max(0, Math.min(bars.length - 1, Math.floor(((event.clientX - box.left) / box.width) * bars.length)));
    };
    let dragged = false;
    svg.addEventListener("dragstart", (event) => event.preventDefault()); // a bar is a link, which browsers would drag away
    svg.addEventListener("pointerdown", (event) => {
      if (event.button || event.pointerType === "touch") return; // a finger scrolls the page; it has the handles
      from = barAt(event);
      dragged = false;
    });
    addEventListener("pointermove", (event) => {
      if (from < 0 || !svg.isConnected) return;
      const at = barAt(event);
      dragged = dragged || at !== from;
      if (dragged) mark(from, at);
    });
    addEventListener("pointerup", (event) => {
      if (from < 0 || !svg.isConnected) return;
      if (dragged) range(from, barAt(event));
      from = -1;
    });
    svg.addEventListener("click", (event) => {
      if (dragged) event.preventDefault();
      dragged = false;
    }, true);
  }

  // --- Keys ---

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.target.closest("input:not([type=checkbox], [type=radio], [type=range]), select, textarea, dialog")) return;
    const hits = [...document.querySelectorAll(".hit h3 a")];
    const at = hits.findIndex((h) => h.closest(".hit").contains(document.activeElement));
    const to = { j: hits[at + 1], k: hits[at < 0 ? hits.length - 1 : at - 1] }[event.key];
    if (to) {
      to.focus();
      to.closest(".hit").scrollIntoView({ block: "nearest" });
    } else if (event.key === "/") byId("q").select();
    else if (event.key === "?") byId("keys").showModal();
    else return;
    event.preventDefault();
  });

  function enhance() {
    combobox(byId("q"));
    const chart = byId("chart");
    if (chart) histogram(chart);
  }
  enhance();
})();
