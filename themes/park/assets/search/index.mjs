// Looks up queries in the index that qiao has made. How the files are built is
// told in the package internal/search.
import { bare, fold, key, pairs, stem, tokens } from "./text.mjs";

const nameLength = 10;
const utf8 = new TextDecoder();

// What a match is worth: the word itself, other forms of it, a compound that it
// is part of, a word that begins with it.
const exact = 1;
const inflected = 0.85;
const umlauted = 0.6; // Vertrag, Verträge
const compound = 0.5;
const beginning = 0.4; // and more, the less is missing
const misspelt = 0.1; // Forderung, Förderung: another word, or an umlaut that was not typed

// The shards of words that begin with what was typed last.
const maxShards = 2;

// The share of a query that a text must match.
const leastShare = 0.34;

// An Index answers queries. load(path) fetches a file of the index; it gives a
// Response, or what has its json and arrayBuffer.
export class Index {
  constructor(manifest, load) {
    this.m = manifest;
    this.load = load;
    this.directory = new Directory(manifest.directory);
    this.files = new Map();
  }

  // search returns what is found, the best first, as {doc, part}, and the words
  // that were looked for.
  async search(query, signal) {
    const words = this.words(query);
    const found = await Promise.all(words.map((w) => this.find(w, signal)));
    return { words, hits: this.rank(found) };
  }

  // words are the words and pairs of a query.
  words(query) {
    const all = [];
    const list = tokens(fold(query));
    list.forEach(({ text, run }, i) => {
      const last = i === list.length - 1;
      if (run) for (const pair of pairs(text)) all.push({ text: pair, key: pair, start: pair, run, open: [...pair].length < 2 });
      else all.push({ text, key: key(text, this.m.stem), stem: stem(text, this.m.stem), start: bare(text), run, open: text.length > (last ? 2 : 3), last });
    });
    return all;
  }

  // find returns the texts in which a word is: number → {value, part}.
  async find(word, signal) {
    const found = new Map();
    for (const shard of await this.shardsOf(word, signal)) {
      for (const entry of shard.entries) {
        for (const form of entry.forms) {
          const value = this.worth(word, entry.key, form.text);
          if (value) postings(shard.data, form, (doc, level, part) => {
            const v = value * this.m.levels[level];
            const old = found.get(doc);
            if (!old || old.value < v) found.set(doc, { value: v, part });
          });
        }
      }
    }
    return found;
  }

  // shardsOf are the shards in which a word may be.
  async shardsOf(word, signal) {
    const names = await this.names(word.key, word.key, 1, signal);
    const more = word.open ? await this.names(word.start, word.start + "\uffff", word.last || word.run ? maxShards : 1, signal) : [];
    return Promise.all([...new Set([...names, ...more])].map((name) => this.once(name + ".bin", signal, entries)));
  }

  // names are the names of the shards with the keys between two.
  async names(from, to, most, signal) {
    const top = this.directory;
    if (!this.m.pages) return top.between(from, to, most);
    const all = [];
    for (const page of top.between(from, to, 2)) {
      const d = await this.once(page + ".json", signal, (data) => new Directory(JSON.parse(utf8.decode(data))));
      all.push(...d.between(from, to, most - all.length));
    }
    return all;
  }

  // once fetches and reads a file, and keeps it.
  async once(path, signal, read) {
    if (!this.files.has(path)) this.files.set(path, read(new Uint8Array(await (await this.load(path, signal)).arrayBuffer())));
    return this.files.get(path);
  }

  // worth says what a form of an entry is to a word; 0: nothing.
  worth(word, entry, form) {
    if (entry === word.key) {
      if (!form) return compound;
      if (form === word.text) return exact;
      if (bare(form) === word.start) return misspelt;
      return stem(form, this.m.stem) === word.stem ? inflected : umlauted;
    }
    if (!word.open) return 0;
    if (!entry.startsWith(word.start) && !(form && word.start.startsWith(entry) && form.startsWith(word.text))) return 0;
    const value = beginning + 0.3 * Math.min(1, word.start.length / entry.length);
    return form ? value : value * compound;
  }

  // rank puts what was found for each word together. A word counts the more, the
  // fewer texts have it; texts that have more of the words come first.
  rank(found) {
    const texts = new Map();
    let total = 0;
    for (const docs of found) {
      if (!docs.size) continue;
      const rarity = Math.log(1 + (this.m.texts - docs.size + 0.5) / (docs.size + 0.5)) + 0.1;
      total += rarity;
      for (const [doc, { value, part }] of docs) {
        const t = texts.get(doc) || { doc, part, score: 0, share: 0, best: 0 };
        const v = value * rarity;
        t.score += v;
        t.share += rarity;
        if (v > t.best) Object.assign(t, { best: v, part });
        texts.set(doc, t);
      }
    }
    const score = (t) => t.score * (t.share / total) ** 2;
    return [...texts.values()]
      .filter((t) => t.share / total >= leastShare)
      .sort((a, b) => score(b) - score(a) || a.doc - b.doc);
  }

  // text fetches the part of a text in which a hit is.
  async text({ doc, part }, signal) {
    let block = this.m.starts.length - 1;
    while (this.m.starts[block] > doc) block--;
    const folder = this.m.blocks.substr(block * nameLength, nameLength);
    return (await this.load(`${folder}/${doc - this.m.starts[block]}-${part}.json`, signal)).json();
  }
}

// A Directory says which file has a key.
class Directory {
  constructor({ keys, names }) {
    this.keys = keys.split(" ");
    this.list = names;
  }

  // between are the names of the first files with the keys between two.
  between(from, to, most) {
    let i = this.keys.length - 1;
    while (i > 0 && this.keys[i] > from) i--;
    const all = [];
    for (; all.length < most && i * nameLength < this.list.length && (!all.length || this.keys[i] <= to); i++) {
      all.push(this.list.substr(i * nameLength, nameLength));
    }
    return all;
  }
}

// reader reads numbers and texts.
function reader(data) {
  let at = 0;
  const r = {
    get at() { return at; },
    skip(n) { at += n; },
    number() {
      let n = 0;
      for (let shift = 0; ; shift += 7) {
        const b = data[at++];
        n |= (b & 127) << shift;
        if (b < 128) return n;
      }
    },
    text(other) {
      const shared = r.number();
      const n = r.number();
      at += n;
      return other.slice(0, shared) + utf8.decode(data.subarray(at - n, at));
    },
  };
  return r;
}

// entries reads a shard, but for the postings.
function entries(data) {
  const r = reader(data);
  const all = [];
  let key = "";
  while (r.at < data.length) {
    key = r.text(key);
    const forms = [];
    for (let n = r.number(); n > 0; n--) {
      const form = { text: r.text(key), count: r.number() };
      const length = r.number();
      form.at = r.at;
      r.skip(length);
      forms.push(form);
    }
    all.push({ key, forms });
  }
  return { data, entries: all };
}

// postings calls found(doc, level, part) for each posting of a form.
function postings(data, { at, count }, found) {
  const k = data[at];
  let position = (at + 1) * 8;
  const bit = () => (data[position >> 3] >> (7 - (position++ & 7))) & 1;
  const bits = (n) => {
    let v = 0;
    while (n-- > 0) v = v * 2 + bit();
    return v;
  };
  const gamma = () => {
    let n = 0;
    while (!bit()) n++;
    return (1 << n) + bits(n) - 1;
  };
  for (let doc = 0; count > 0; count--, doc++) {
    while (bit()) doc += 1 << k;
    doc += bits(k);
    found(doc, gamma(), gamma());
  }
}
