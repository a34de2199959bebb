/** Characters that turn the order of what stands around them: embeddings, overrides, isolates. */
const turners = /[\u202a-\u202e\u2066-\u2069]/g
const turner = /[\u202a-\u202e\u2066-\u2069]/

/**
 * A text in which nothing can masquerade: characters that would turn its order stand there by their numbers. What
 * languages written from right to left need for themselves is left alone.
 */
export function visibleText(text: string): string {
  if (!turner.test(text)) return text
  return text.replace(turners, (character) => `[U+${character.charCodeAt(0).toString(16).toUpperCase()}]`)
}
