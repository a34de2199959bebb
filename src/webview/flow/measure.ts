/** Pixels; what the labels of charts are written in. */
export const labelPx = 11

let pen: CanvasRenderingContext2D | null = null

/** How wide a label will be, in pixels. */
export function textWidth(text: string): number {
  if (!pen) {
    pen = document.createElement('canvas').getContext('2d')
    if (pen) pen.font = `${labelPx}px ${getComputedStyle(document.body).fontFamily}`
  }
  return pen ? pen.measureText(text).width : text.length * labelPx * 0.6
}

/** The widest of some labels. */
export function widest(texts: readonly string[]): number {
  return Math.ceil(Math.max(0, ...texts.map(textWidth)))
}

/** A label that fits: cut at its end where it is too wide. */
export function fitText(text: string, width: number): string {
  if (textWidth(text) <= width) return text
  const letters = [...text.slice(0, 200)]
  let length = Math.max(1, Math.floor((letters.length * width) / textWidth(letters.join(''))))
  while (length > 1 && textWidth(`${letters.slice(0, length).join('')}…`) > width) length--
  return `${letters.slice(0, length).join('').trimEnd()}…`
}

/** A text in lines that fit; a word that is too wide has a line of its own. */
export function wrapText(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const longer = `${lines.at(-1) ?? ''} ${word}`
    if (lines.length > 0 && textWidth(longer) <= width) lines[lines.length - 1] = longer
    else lines.push(word)
  }
  return lines
}
