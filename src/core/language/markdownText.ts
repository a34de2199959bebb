/** What turns the direction of text or is not seen at all: it is shown as what it is. */
const unseen = /[\0-\x1f\x7f-\x9f\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g
const punctuation = /[!-/:-@[-`{-~]/g

/**
 * A text of somebody else's as Markdown that shows this very text in one line and nothing else: no link, no picture, no
 * HTML, no emphasis, and no address that a reader turns into a link by itself.
 */
export function plainMarkdown(text: string, maxLength = 300): string {
  return shorten(text.replaceAll(/\s+/g, ' ').trim(), maxLength)
    .replaceAll(unseen, (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    .replaceAll(punctuation, (character) =>
      character === '&' ? '&amp;' : character === '<' ? '&lt;' : `\\${character}`,
    )
}

/** The beginning of a text, never half a character of it. */
export function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  return `${text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '')}…`
}
