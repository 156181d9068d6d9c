// Asks the client of the theme, as browsers do, and says what it found and
// fetched: node ask.mjs <client> < {"url": …, "manifest": …, "queries": […]}
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const client = pathToFileURL(process.argv[2] + "/");
const { Index } = await import(new URL("index.mjs", client));
const { best } = await import(new URL("excerpt.mjs", client));
const { fold, key, tokens } = await import(new URL("text.mjs", client));

const { url, manifest, queries, texts } = JSON.parse(readFileSync(0, "utf8"));
const shown = 6;

async function get(path) {
  const response = await fetch(new URL(path, url));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return response.arrayBuffer();
}

async function ask(query) {
  const fetched = new Map();
  const load = async (path) => {
    const data = await get(path);
    fetched.set(path, data.byteLength);
    return {
      json: async () => JSON.parse(new TextDecoder().decode(data)),
      arrayBuffer: async () => data,
    };
  };
  const m = await (await load(manifest)).json();
  const index = new Index(m, load);
  const { words, hits } = await index.search(query);
  const results = [];
  for (const hit of hits.slice(0, shown)) {
    const text = await index.text(hit);
    const { section, pieces } = best(text, words, m.stem, 200);
    results.push({ url: text.u, title: text.t, id: section.id || "", excerpt: pieces.map((p) => (p.mark ? `[${p.text}]` : p.text)).join("") });
  }
  return { hits: hits.length, results, requests: fetched.size, bytes: [...fetched.values()].reduce((a, b) => a + b, 0) };
}

const answers = [];
for (const query of queries || []) answers.push(await ask(query));
const steps = JSON.parse(new TextDecoder().decode(await get(manifest))).stem;
const terms = (texts || []).map((text) => tokens(fold(text)).map((t) => (t.run ? t.text : t.text + "/" + key(t.text, steps))));
console.log(JSON.stringify({ answers, terms }));
