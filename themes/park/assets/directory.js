// Narrows the directories: by words, sector and state. Without a script the
// tables are whole, and the fields, which would do nothing, are hidden. Nothing
// is stored.
for (const directory of document.querySelectorAll("body:not(.kind-print) .directory:not([data-narrowed])")) {
  const filter = directory.querySelector(".directory-filter");
  const table = directory.querySelector("table");
  const rows = [...table.tBodies[0].rows];
  if (!filter || rows.length < 12) continue;
  const fields = [...filter.querySelectorAll("[data-filter]")];
  const count = filter.querySelector("[data-words]");
  const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
  const texts = new Map(rows.map((row) => [row, plain(row.textContent)]));

  for (const field of fields.filter((f) => f.dataset.filter !== "text")) {
    const key = field.dataset.filter;
    const seen = new Set();
    for (const row of rows) {
      const value = row.dataset[key];
      if (!value || seen.has(value)) continue;
      seen.add(value);
      field.add(new Option(row.querySelector(".directory-" + key).textContent.trim(), value));
    }
    if (seen.size < 2) field.parentElement.hidden = true;
  }

  const apply = () => {
    let shown = 0;
    for (const row of rows) {
      row.hidden = !fields.every((field) => {
        if (field.dataset.filter !== "text") return !field.value || row.dataset[field.dataset.filter] === field.value;
        return plain(field.value).split(/\s+/).every((word) => texts.get(row).includes(word));
      });
      if (!row.hidden) shown++;
    }
    count.textContent = count.dataset.words.replace("{shown}", shown).replace("{total}", rows.length);
  };

  // An entry that a link leads to is shown, whatever the fields say.
  const reveal = () => {
    const row = rows.find((r) => r.id && r.id === decodeURIComponent(location.hash.slice(1)));
    if (!row || !row.hidden) return;
    for (const field of fields) field.value = "";
    apply();
    row.scrollIntoView();
  };

  filter.addEventListener("input", apply);
  filter.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", reveal);
  directory.dataset.narrowed = ""; // the script may stand on a page twice
  filter.hidden = false;
  apply();
}
