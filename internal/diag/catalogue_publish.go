package diag

// publishEntries are the findings about writing the published folder.
var publishEntries = []Entry{}
