// The page with the search: results while typing, from the index that qiao has
// made. Without a script, the page is a list of all pages.
import { Index } from "./search/index.mjs";
import { best, marks } from "./search/excerpt.mjs";

const pageSize = 6;
const pause = 120; // milliseconds after the last letter

const form = document.querySelector(".search-form");
const field = form.elements.q;
const groups = form.querySelector(".search-groups");
const status = document.querySelector(".search-status");
const results = document.querySelector(".search-results");
const more = document.querySelector(".search-more");
const all = document.querySelector(".search-all");
const words = status.dataset;

const address = new URL(form.dataset.index, location.href);
const folder = new URL("./", address);
const root = new URL(form.dataset.root || "./", location.href);

let index; // a promise
let group = -1; // of the manifest's; -1: all
let running; // what can be aborted
let timer;

async function load(path, signal) {
  const response = await fetch(new URL(path, folder), { signal, credentials: "same-origin" });
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response;
}

// ready fetches the manifest, once.
function ready() {
  index ||= load(address)
    .then((response) => response.json())
    .then((manifest) => {
      offer(manifest.groups);
      return new Index(manifest, load);
    })
    .catch((error) => {
      index = null;
      throw error;
    });
  return index;
}

// offer shows the groups of pages to choose from, if there are several.
function offer(list) {
  if (list.length < 2) return;
  const add = (title, i) => {
    const label = document.createElement("label");
    const input = document.createElement("input");
    Object.assign(input, { type: "radio", name: "in", value: i, checked: i === group });
    input.addEventListener("change", () => {
      group = i;
      show();
    });
    label.append(input, " ", title);
    groups.append(label);
  };
  add(words.all, -1);
  list.forEach((g, i) => add(g.t || words.other, i));
  groups.hidden = false;
}

// remember writes the query into the page's address, so that it can be passed on
// and found again on the way back.
function remember(query) {
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  if (query && group >= 0) url.searchParams.set("in", group);
  else url.searchParams.delete("in");
  history.replaceState(history.state, "", url);
}

// show answers the query in the field.
async function show() {
  const query = field.value.trim();
  if (running) running.abort();
  running = new AbortController();
  const { signal } = running;
  remember(query);
  all.hidden = query !== "";
  if (!query) {
    clear();
    return;
  }
  try {
    const found = await (await ready()).search(query, signal);
    const range = (await ready()).m.groups[group];
    const hits = range ? found.hits.filter(({ doc }) => doc >= range.i && doc < range.i + range.n) : found.hits;
    const items = await fetched(hits.slice(0, pageSize), found.words, signal);
    if (signal.aborted) return;
    results.replaceChildren(...items);
    results.hidden = !items.length;
    const n = hits.length;
    status.textContent = n > 1 ? words.many.replace("#", n.toLocaleString(document.documentElement.lang)) : n ? words.one : words.none;
    all.hidden = n > 0;
    offerMore(hits, found.words);
  } catch (error) {
    if (error.name === "AbortError") return;
    clear();
    status.textContent = words.failed;
    all.hidden = false;
  }
}

function clear() {
  results.replaceChildren();
  results.hidden = more.hidden = true;
  status.textContent = "";
}

// offerMore lets the button show the next of the hits.
function offerMore(hits, wanted) {
  const { signal } = running;
  more.hidden = hits.length <= pageSize;
  more.firstElementChild.onclick = async () => {
    const at = results.children.length;
    const items = await fetched(hits.slice(at, at + pageSize), wanted, signal);
    results.append(...items);
    items[0].querySelector("a").focus();
    more.hidden = hits.length <= results.children.length;
  };
}

// fetched are the results of hits. Where characters were looked for that stand
// together in the query, results in which they do so too come first.
async function fetched(hits, wanted, signal) {
  const lookup = await index;
  const texts = await Promise.all(hits.map((hit) => lookup.text(hit, signal)));
  const together = wanted.length > 1 && wanted.every((w) => w.run) && field.value.trim().normalize("NFKC");
  const has = (data) => (together && [data.t, data.d, ...data.s.map((s) => s.h + s.t)].some((text) => text && text.includes(together)) ? 1 : 0);
  return texts
    .map((data) => [data, has(data)])
    .sort((a, b) => b[1] - a[1])
    .map(([data]) => result(data, wanted, lookup.m));
}

// result is one result: a link, where it leads, and an excerpt.
function result(data, wanted, manifest) {
  const length = document.documentElement.lang.startsWith("zh") || document.documentElement.lang.startsWith("ja") ? 90 : 200;
  const { section, pieces } = best(data, wanted, manifest.stem, length);
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = new URL(data.u, root) + (section.id ? "#" + encodeURIComponent(section.id) : "");
  link.append(...marked(data.t, wanted, manifest.stem));
  item.append(link);
  if (section.h) item.append(paragraph("search-where", marked(section.h, wanted, manifest.stem)));
  if (pieces.length) item.append(paragraph("", pieces.map(({ text, mark }) => (mark ? highlighted(text) : text))));
  return item;
}

function paragraph(name, content) {
  const p = document.createElement("p");
  if (name) p.className = name;
  p.append(...content);
  return p;
}

function highlighted(text) {
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}

// marked is a short text with its matches highlighted.
function marked(text, wanted, steps) {
  const content = [];
  let at = 0;
  for (const [start, end] of marks(text, wanted, steps)) {
    if (end <= at) continue;
    content.push(text.slice(at, Math.max(at, start)), highlighted(text.slice(Math.max(at, start), end)));
    at = end;
  }
  return [...content, text.slice(at)];
}

function later(event) {
  if (event.isComposing) return; // an input method is at work
  clearTimeout(timer);
  timer = setTimeout(show, pause);
}

field.addEventListener("input", later);
field.addEventListener("compositionend", later);
field.addEventListener("focus", () => ready().catch(() => {}), { once: true });
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  show();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && event.target === field) {
    field.value = "";
    show();
  } else if (event.key === "/" && !event.ctrlKey && !event.metaKey && !event.altKey && !/^(input|textarea|select)$/i.test(event.target.tagName)) {
    event.preventDefault();
    field.focus();
  }
});

form.hidden = false;
const asked = new URLSearchParams(location.search);
if (asked.has("in")) group = Number(asked.get("in"));
field.value = asked.get("q") || "";
if (field.value) show();
