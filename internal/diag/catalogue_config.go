package diag

// configEntries are the findings about site.yaml, data files and YAML or TOML in general.
var configEntries = []Entry{}
