// Dragging moves the map, and the wheel with Ctrl zooms: each leads to the
// address of another view, as the links beside the map do.
"use strict";
(() => {
  const map = () => document.getElementById("map");
  const drawing = () => document.querySelector("#map .map > svg");

  // follow leads to the view whose middle lies parts of the drawing away.
  function follow(x, y, zoom) {
    const [lat, lon, now] = map().dataset.view.split(",").map(Number);
    const wide = 360 / 2 ** now;
    const parallel = now < 2 ? 35 : Math.min(75, Math.abs(lat));
    const high = wide * 0.56 * Math.cos((parallel * Math.PI) / 180);
    const middle = [Math.max(-90, Math.min(90, lat - y * high)), Math.max(-180, Math.min(180, lon + x * wide))];
    const to = new URL(map().dataset.base, location.href);
    const chosen = new URL(location.href).searchParams.get("lang");
    if (chosen) to.searchParams.set("lang", chosen);
    to.searchParams.set("view", `${middle[0].toFixed(2)},${middle[1].toFixed(2)},${Math.max(0, Math.min(7, now + zoom))}`);
    const link = document.createElement("a");
    link.href = to.href;
    link.hidden = true;
    map().append(link);
    link.click(); // app.js exchanges the page, or the browser loads it
  }

  let from = null; // where a drag began
  document.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch" || !event.target.closest("#map .map > svg")) return;
    from = { x: event.clientX, y: event.clientY };
  });
  document.addEventListener("pointermove", (event) => {
    if (!from || !drawing()) return;
    const [x, y] = [event.clientX - from.x, event.clientY - from.y];
    if (Math.hypot(x, y) < 5) return;
    map().classList.add("dragged");
    const [, , width, height] = drawing().getAttribute("viewBox").split(" ").map(Number);
    const scale = width / drawing().getBoundingClientRect().width;
    drawing().setAttribute("viewBox", `${-x * scale} ${-y * scale} ${width} ${height}`);
  });
  document.addEventListener("pointerup", (event) => {
    const start = from;
    from = null;
    if (!start || !map() || !map().classList.contains("dragged")) return;
    const box = drawing().getBoundingClientRect();
    follow((start.x - event.clientX) / box.width, (start.y - event.clientY) / box.height, 0);
  });
  // The end of a drag is no click on what lies below it.
  document.addEventListener("click", (event) => {
    if (map() && map().classList.contains("dragged") && event.target.closest(".map > svg")) event.preventDefault();
  }, true);
  document.addEventListener("dragstart", (event) => { if (event.target.closest("#map")) event.preventDefault(); });

  let turned = 0;
  document.addEventListener("wheel", (event) => {
    if (!event.ctrlKey || !event.target.closest("#map .map > svg")) return; // else the page scrolls past the map
    event.preventDefault();
    turned += event.deltaY;
    if (Math.abs(turned) < 60) return;
    const zoom = turned < 0 ? 1 : -1;
    turned = 0;
    const box = drawing().getBoundingClientRect();
    const [x, y] = [(event.clientX - box.left) / box.width - 0.5, (event.clientY - box.top) / box.height - 0.5];
    if (zoom > 0) follow(x / 2, y / 2, 1);
    else follow(-x, -y, -1);
  }, { passive: false });
})();
