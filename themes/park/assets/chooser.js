// At the root of the site only: goes on to the home page in the first of the
// visitor's languages that the site has. Nothing is stored, and the choice of a
// language stays where the visitor makes it; without a script, or without a
// language in common, the page stays as it is.
const links = [...document.querySelectorAll(".chooser-languages a[hreflang]")];

function matching(wanted) {
  const tag = wanted.toLowerCase();
  const base = tag.split("-")[0];
  return (
    links.find((a) => a.hreflang.toLowerCase() === tag) ||
    links.find((a) => a.hreflang.toLowerCase().split("-")[0] === base)
  );
}

const found = (navigator.languages || [navigator.language || ""]).map(matching).find(Boolean);
if (found) location.replace(found.href);
