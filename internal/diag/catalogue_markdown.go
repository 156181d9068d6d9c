package diag

// markdownEntries are the findings about Markdown bodies.
var markdownEntries = []Entry{}
