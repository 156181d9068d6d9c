// Compares qiao's search with Pagefind on the same built pages, in one run:
// node compare.mjs <published folder>. See README.md.
import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const repository = join(here, "../..");
const site = process.argv[2];
const shown = 6; // results whose texts are fetched
const languages = ["zh", "de", "en"];

const work = mkdtempSync(join(tmpdir(), "qiao-search-"));
process.on("exit", () => rmSync(work, { recursive: true, force: true }));

// A server for both, that counts what is fetched.
let fetched = new Map();
let program = 0; // size of the WebAssembly
const server = createServer((request, response) => {
  const path = decodeURIComponent(request.url.split("?")[0]);
  try {
    const data = readFileSync(join(path.startsWith("/pagefind/") ? work : site, path));
    fetched.set(path, data.length);
    response.end(data);
  } catch {
    response.statusCode = 404;
    response.end();
  }
});
await new Promise((listening) => server.listen(0, "127.0.0.1", listening));
const origin = `http://127.0.0.1:${server.address().port}`;

// counted is what was fetched since the last time, but for programs.
function counted() {
  let bytes = 0;
  for (const [path, size] of fetched) {
    if (path.includes("/wasm.")) program = size;
    else bytes += size;
  }
  fetched = new Map();
  return bytes;
}

// The pages that are in qiao's index are those that Pagefind gets.
function pages(lang) {
  const folder = join(site, "search", lang);
  const urls = new Set();
  for (const entry of readdirSync(folder, { recursive: true })) {
    if (/-\d+\.json$/.test(entry)) urls.add(JSON.parse(readFileSync(join(folder, entry))).u);
  }
  return [...urls];
}

// wanted is the test set: queries with the addresses that should come first.
function wanted(lang) {
  const html = (path) => readFileSync(join(site, path, "index.html"), "utf8");
  const base = html("").match(/<link rel="canonical" href="([^"]*)"/)[1];
  const set = [];
  for (const line of readFileSync(join(repository, `internal/e2e/testdata/search/${lang}.txt`), "utf8").split("\n")) {
    const [query, ids] = line.split("\t");
    if (line.startsWith("#") || !ids) continue;
    const urls = ids.split("|").map((id) => html(`zh/${id}`).match(new RegExp(`hreflang="${lang}[^"]*" href="([^"]*)"`))[1].replace(base, ""));
    set.push({ query, urls });
  }
  return set;
}

function report(name, lang, set, answers) {
  const at = answers.map(({ urls }, i) => urls.findIndex((url) => set[i].urls.includes(url)));
  const share = (n) => `${((100 * at.filter((i) => i >= 0 && i < n).length) / set.length).toFixed(0)} %`;
  const bytes = answers.map((a) => a.bytes);
  const mean = Math.round(bytes.reduce((a, b) => a + b, 0) / bytes.length);
  console.log(`| ${lang} | ${name} | ${set.length} | ${share(1)} | ${share(5)} | ${mean} | ${Math.max(...bytes)} |`);
}

const request = globalThis.fetch;

async function qiao(lang, set) {
  const { Index } = await import(pathToFileURL(join(repository, "themes/park/assets/search/index.mjs")));
  const name = readdirSync(join(site, "search", lang)).find((f) => f.startsWith("index."));
  const load = (path, signal) => fetch(`${origin}/search/${lang}/${path}`, { signal });
  const answers = [];
  for (const { query } of set) {
    counted();
    const index = new Index(await (await load(name)).json(), load);
    const { hits } = await index.search(query);
    const texts = await Promise.all(hits.slice(0, shown).map((hit) => index.text(hit)));
    answers.push({ urls: texts.map((t) => t.u), bytes: counted() });
  }
  report("qiao", lang, set, answers);
}

// Pagefind runs in browsers; what it asks of one is given to it.
async function pagefind(lang, set) {
  globalThis.fetch = (url, options) => request(new URL(url, origin), options);
  globalThis.window = globalThis;
  globalThis.location = new URL(origin + "/");
  globalThis.document = {
    querySelector: () => ({ getAttribute: () => lang === "zh" ? "zh-Hans" : lang }),
    currentScript: null,
  };
  const module = join(work, `pagefind-${lang}.mjs`);
  cpSync(join(work, "pagefind/pagefind.js"), module);
  const answers = [];
  for (const [i, { query }] of set.entries()) {
    counted();
    const p = await import(`${pathToFileURL(module)}?${i}`); // a new one: nothing is in its cache
    await p.options({ basePath: `${origin}/pagefind/`, baseUrl: "/" });
    const search = await p.search(query);
    const texts = await Promise.all(search.results.slice(0, shown).map((r) => r.data()));
    answers.push({ urls: texts.map((t) => t.url.replace(/^\//, "")), bytes: counted() });
  }
  report("Pagefind", lang, set, answers);
}

for (const lang of languages) {
  for (const url of pages(lang)) {
    const to = join(work, "pages", url);
    mkdirSync(to, { recursive: true });
    cpSync(join(site, url, "index.html"), join(to, "index.html"));
  }
}
execFileSync(join(here, "node_modules/.bin/pagefind"), ["--site", join(work, "pages"), "--output-path", join(work, "pagefind"), "--root-selector", "main", "--quiet"], { stdio: "inherit" });

console.log("| | | queries | recall at 1 | at 5 | bytes per query | at most |\n|---|---|---|---|---|---|---|");
for (const lang of languages) {
  const set = wanted(lang);
  await qiao(lang, set);
  await pagefind(lang, set);
}
const script = (folder, form) => gzipSync(readFileSync(join(folder, readdirSync(folder).find((f) => form.test(f))))).length;
console.log(
  `\nPrograms, compressed: qiao ${script(join(site, "assets"), /^search\..*\.js$/)} bytes with the page's surface;` +
    ` Pagefind ${script(join(work, "pagefind"), /^pagefind\.js$/)} bytes without one, and ${program} bytes of WebAssembly.`,
);
server.close();
