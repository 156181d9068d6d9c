// Excerpts: the stretch of a text in which most of the words looked for are.
import { bare, fold, key } from "./text.mjs";

const script = "[\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}ー]";
const pieces = new RegExp(`${script}+|(?:(?!${script})[\\p{L}\\p{N}\\p{M}])+`, "gu");
const isRun = new RegExp(`^${script}`, "u");

// marks are the stretches of a text that match words, as [start, end, word].
export function marks(text, words, steps) {
  const found = [];
  for (const match of text.matchAll(pieces)) {
    const piece = match[0];
    const at = match.index;
    if (isRun.test(piece)) {
      words.forEach((w, n) => {
        if (w.run) for (let i = piece.indexOf(w.text); i >= 0; i = piece.indexOf(w.text, i + 1)) found.push([at + i, at + i + w.text.length, n]);
      });
      continue;
    }
    const folded = fold(piece);
    const n = words.findIndex((w) => !w.run && matches(folded, w, steps));
    if (n >= 0) found.push([at, at + piece.length, n]);
  }
  return found.sort((a, b) => a[0] - b[0]);
}

function matches(folded, word, steps) {
  if (folded === word.text || key(folded, steps) === word.key) return true;
  if (!word.open) return false;
  return folded.startsWith(word.text) || (word.key.length > 3 && bare(folded).includes(word.key));
}

// best returns the section of a text and the stretch of it to show, as
// {section, pieces: [{text, mark}]}.
export function best(data, words, steps, length) {
  const choices = [...data.s];
  if (data.d) choices.unshift({ t: data.d });
  let top = null;
  for (const section of choices) {
    const heading = section.h ? new Set(marks(section.h, words, steps).map((m) => m[2])).size : 0;
    const found = marks(section.t, words, steps);
    const w = densest(found, length);
    // Of two that say as much, a section: its heading can be linked to.
    const value = 2 * heading + (section.id ? 3 : 2.5) * w.words + Math.min(w.count, 5) / 10;
    if (!top || value > top.value) top = { value, section, found, start: w.start };
  }
  if (!top) return { section: {}, pieces: [] };
  return { section: top.section, pieces: cut(top.section.t, top.found, top.start, length) };
}

// densest finds the stretch with the most different words.
function densest(found, length) {
  let top = { words: 0, count: 0, start: 0 };
  found.forEach(([start], i) => {
    const within = found.slice(i, i + 50).filter((m) => m[1] <= start + length);
    const words = new Set(within.map((m) => m[2])).size;
    if (words > top.words || (words === top.words && within.length > top.count)) top = { words, count: within.length, start };
  });
  return top;
}

// cut cuts a stretch out of a text, at words, with its marks.
function cut(text, found, start, length) {
  let from = Math.max(0, start - Math.floor(length / 5));
  const end = ends(text, Math.min(text.length, from + length));
  if (from > 0) {
    const gap = text.slice(from, start).search(/[\s，。；：、]/);
    if (gap >= 0) from += gap + 1;
  }
  const result = [];
  const push = (piece, mark) => piece && result.push({ text: piece, mark });
  if (from > 0) push("… ", false);
  let at = from;
  for (const [a, b] of found) {
    if (b <= at || a >= end) continue;
    push(text.slice(at, Math.max(a, at)), false);
    const last = result[result.length - 1];
    if (last && last.mark && a <= at) last.text += text.slice(at, b);
    else push(text.slice(Math.max(a, at), b), true);
    at = b;
  }
  push(text.slice(at, Math.max(at, end)), false);
  if (end < text.length) push(" …", false);
  return result;
}

// ends moves the end of a stretch to that of a word.
function ends(text, at) {
  if (at >= text.length) return text.length;
  const gap = text.slice(at, at + 25).search(/[\s，。；：、]/);
  return gap >= 0 ? at + gap : at;
}
