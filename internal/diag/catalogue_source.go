package diag

// sourceEntries are the findings about documents and their front matter.
var sourceEntries = []Entry{}
