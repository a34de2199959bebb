/** A link to a file as Markdown: `[SRE-1 A title](board/sre-1.md)`. */
export function markdownLink(words: string, path: string): string {
  const escaped = words.replace(/[\\[\]<>`*_]/g, (mark) => `\\${mark}`)
  const address = path
    .split('/')
    .map(encodeURIComponent)
    .join('/')
    .replace(/[()]/g, (mark) => (mark === '(' ? '%28' : '%29'))
  return `[${escaped}](${address})`
}
