// Marks that are switched off are no stops of the keyboard, and Escape hides
// what explains a mark.
"use strict";
(() => {
  const report = document.querySelector(".report");
  if (!report) return;
  const boxes = [...document.querySelectorAll(".kinds input")];
  const apply = () => {
    for (const box of boxes) {
      const marks = report.querySelectorAll(`.text .m-${box.id.slice("show-".length)}`);
      for (const mark of marks) mark.tabIndex = box.checked ? 0 : -1;
    }
  };
  for (const box of boxes) box.addEventListener("change", apply);
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") report.classList.add("quiet");
  });
  for (const type of ["focusin", "mouseover"]) {
    report.addEventListener(type, (event) => {
      if (event.target.closest(".m")) report.classList.remove("quiet");
    });
  }
})();
