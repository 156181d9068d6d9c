// Words as the index has them. What is done to a text here is what the package
// internal/search does to it when the index is made (fold, tokens, stemmer.key);
// a test holds both to the same results.

const umlauts = { ä: "ae", ö: "oe", ü: "ue", ß: "ss" };

export function fold(text) {
  return text
    .normalize("NFKC")
    .toLowerCase()
    .replace(/[äöüß]/g, (c) => umlauts[c])
    .normalize("NFD")
    .replace(/[\u0300-\u036f]/g, "")
    .normalize("NFC");
}

const run = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]/u;
const words = /[\p{L}\p{N}\p{M}]+/gu;
const pieces = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+|[^\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}ー]+/gu;

// tokens are the words of a text, and its runs of characters without spaces,
// as {text, run}.
export function tokens(folded) {
  const all = [];
  for (const [word] of folded.matchAll(words)) {
    for (const [text] of word.matchAll(pieces)) {
      const isRun = run.test(text);
      if (isRun || text.length > 1 || /\d/.test(text)) all.push({ text, run: isRun });
    }
  }
  return all;
}

// pairs are the overlapping pairs of a run, or its only character.
export function pairs(text) {
  const c = [...text];
  return c.length < 2 ? c : c.slice(1).map((next, i) => c[i] + next);
}

// bare takes folded umlauts off.
export function bare(word) {
  return word.replace(/a[e]|oe|(^|[^qae])ue/g, (m, before) => (m.endsWith("ue") ? (before || "") + "u" : m[0]));
}

// key is the key of a word in the dictionary; steps are the manifest's.
export const key = (word, steps) => stem(bare(word), steps);

// stem cuts the endings off a word.
export function stem(word, steps) {
  if (!/^[a-z]/.test(word)) return word;
  for (const step of steps) {
    for (const [ending, replacement, least] of step) {
      if (word.endsWith(ending) && [...word].length - ending.length >= least) {
        word = word.slice(0, word.length - ending.length) + replacement;
        break;
      }
    }
  }
  return word;
}
