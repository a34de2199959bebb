const accents = /[\u0300-\u036f]/g
const beyondAscii = /[^\0-\x7f]/

/** A text as it is compared: without case, without accents, every run of blanks one space. */
export function foldText(text: string): string {
  const folded = beyondAscii.test(text) ? withoutAccents(text) : text.toLowerCase()
  return folded.replaceAll(/\s+/g, ' ')
}

function withoutAccents(text: string): string {
  return text.normalize('NFKD').replaceAll(accents, '').toLowerCase().replaceAll('ß', 'ss')
}
