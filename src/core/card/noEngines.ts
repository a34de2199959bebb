// Stands in for gray-matter's engines (`eval`, an old YAML parser) and for its file access, so that the bundle carries
// neither. It exports nothing: whoever needs an engine passes it.
export {}
