// What every page gets on top of plain HTML; all of it works without.

// The menu closes on Escape, and when one goes elsewhere.
const groups = document.querySelectorAll(".menu, .menu details");

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const group = [...groups].reverse().find((g) => g.open && g.contains(event.target));
  if (!group) return;
  group.open = false;
  group.querySelector("summary").focus();
});

for (const kind of ["click", "focusin"]) {
  document.addEventListener(kind, (event) => {
    for (const group of groups) {
      if (group.open && !group.contains(event.target)) group.open = false;
    }
  });
}

// Changing the language keeps the place: headings have the same id in every
// language, so the links lead to the one that is being read.
const headings = [...document.querySelectorAll(".text > :is(h2, h3)[id]")];

for (const link of document.querySelectorAll(".languages a[rel=alternate]")) {
  link.addEventListener("click", () => {
    const read = headings.filter((h) => h.getBoundingClientRect().top < innerHeight / 3).pop();
    link.hash = read && scrollY > 0 ? read.id : "";
  });
}

// A note is opened when something refers to it, in browsers that do not by themselves.
function reveal() {
  const note = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const closed = note && note.closest("details:not([open])");
  if (!closed) return;
  closed.open = true;
  note.scrollIntoView();
}

addEventListener("hashchange", reveal);
reveal();

// On paper nothing can be opened, so all is; browsers that print what is folded
// away by themselves lose nothing by it.
let folded = [];

addEventListener("beforeprint", () => {
  folded = [...document.querySelectorAll("main details:not([open])")];
  for (const part of folded) part.open = true;
});

addEventListener("afterprint", () => {
  for (const part of folded) part.open = false;
});
