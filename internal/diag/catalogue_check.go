package diag

// checkEntries are the findings about what the rules of qiao check report.
var checkEntries = []Entry{}
