package diag

// factsEntries are the findings about facts.
var factsEntries = []Entry{}
