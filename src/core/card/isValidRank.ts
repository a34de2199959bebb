const numberPattern = /^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?$/
const base62 = /^[A-Za-z][0-9A-Za-z]*$/
/** Nothing can be put before it. */
const smallestInteger = `A${'0'.repeat(26)}`
const maxLength = 500

/**
 * Whether a text is a fractional key: a letter that says how long the whole part is, that part, and a fraction in base
 * 62 that does not end in 0.
 */
export function isFractionalKey(key: string): boolean {
  if (key.length > maxLength || !base62.test(key) || key === smallestInteger) return false
  const head = key.charCodeAt(0)
  const wholeLength = head >= 0x61 ? head - 0x61 + 2 : 0x5a - head + 2
  return key.length >= wholeLength && !(key.length > wholeLength && key.endsWith('0'))
}

/** Whether a text is a finite decimal number, as other tools order their cards. */
export function isRankNumber(text: string): boolean {
  return numberPattern.test(text) && Number.isFinite(Number(text))
}
