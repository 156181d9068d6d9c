package diag

// themeEntries are the findings about themes, templates, components, messages and assets.
var themeEntries = []Entry{}
