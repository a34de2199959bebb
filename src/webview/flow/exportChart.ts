/** What of an element's look is its own in a picture that stands alone, and what it is where nobody says. */
const looks: Readonly<Record<string, string>> = {
  'fill-opacity': '1',
  'stroke-opacity': '1',
  fill: '#000000',
  stroke: 'none',
  'stroke-width': '1px',
  'stroke-dasharray': 'none',
  'stroke-linecap': 'butt',
  'stroke-linejoin': 'miter',
  'paint-order': 'normal',
  opacity: '1',
}
const textLooks: Readonly<Record<string, string>> = { 'font-family': '', 'font-size': '', 'font-weight': '400' }
const svgSpace = 'http://www.w3.org/2000/svg'
const margin = 16
const linePx = 18

/** A chart's picture as a file of its own: with its colours, its title above, and what it is made of below. */
export function standaloneSvg(picture: SVGSVGElement, title: string, below: readonly string[]): SVGSVGElement {
  const copy = picture.cloneNode(true) as SVGSVGElement
  const originals = [...picture.querySelectorAll('*')]
  for (const [at, element] of [...copy.querySelectorAll('*')].entries()) {
    const original = originals[at]
    if (original) wear(element, original)
  }
  const [width, height] = [Number(picture.getAttribute('width')), Number(picture.getAttribute('height'))]
  const head = margin + 12 + margin
  const size = { width: width + 2 * margin, height: head + height + below.length * linePx + margin }
  const look = getComputedStyle(picture)
  const ground = document.createElementNS(svgSpace, 'rect')
  for (const [name, value] of [
    ['width', '100%'],
    ['height', '100%'],
    ['fill', colourOf(look.backgroundColor)?.text ?? 'none'],
  ])
    ground.setAttribute(name ?? '', value ?? '')
  const body = document.createElementNS(svgSpace, 'g')
  body.setAttribute('transform', `translate(${margin} ${head})`)
  body.append(...copy.childNodes)
  const text = (said: string, y: number, px: number): SVGElement => textOf(said, { x: margin, y, px, look })
  copy.append(
    ground,
    text(title, margin + 10, 14),
    body,
    ...below.map((said, at) => text(said, head + height + (at + 1) * linePx - 4, 11)),
  )
  copy.setAttribute('xmlns', svgSpace)
  copy.removeAttribute('class')
  copy.setAttribute('width', String(size.width))
  copy.setAttribute('height', String(size.height))
  copy.setAttribute('viewBox', `0 0 ${size.width} ${size.height}`)
  return copy
}

interface TextPlace {
  readonly x: number
  readonly y: number
  readonly px: number
  readonly look: CSSStyleDeclaration
}

function textOf(said: string, { x, y, px, look }: TextPlace): SVGElement {
  const element = document.createElementNS(svgSpace, 'text')
  element.textContent = said
  const values = {
    x,
    y,
    'font-size': px,
    'font-family': look.fontFamily,
    fill: colourOf(look.color)?.text ?? 'currentColor',
  }
  for (const [name, value] of Object.entries(values)) element.setAttribute(name, String(value))
  return element
}

function wear(element: Element, original: Element): void {
  const look = getComputedStyle(original)
  element.removeAttribute('class')
  const worn = Object.entries(original.localName === 'text' ? { ...looks, ...textLooks } : looks)
  for (const [name, plain] of worn) {
    const value = look.getPropertyValue(name)
    // What refers to a pattern of the picture is right as it was written.
    if (value === '' || value.startsWith('url(')) continue
    const colour = colourOf(value)
    const text = colour?.text ?? value
    if (text !== plain) element.setAttribute(name, text)
    if (colour && colour.opacity < 1)
      element.setAttribute(`${name}-opacity`, String(colour.opacity * Number(look.getPropertyValue(`${name}-opacity`))))
  }
}

/** A computed colour as every program that reads SVG knows it, and its opacity apart; null for what is no colour. */
function colourOf(value: string): { readonly text: string; readonly opacity: number } | null {
  const [, space, list = ''] = /^(rgba?|color\(srgb)[( ](.+)\)$/.exec(value) ?? []
  if (space === undefined) return null
  const [red = 0, green = 0, blue = 0, opacity = 1] = list.split(/[\s,/]+/).map(Number)
  const parts = [red, green, blue].map((part) => Math.round(space.startsWith('rgb') ? part : 255 * part))
  return { text: `#${parts.map((part) => part.toString(16).padStart(2, '0')).join('')}`, opacity }
}

/** The text of a picture, as a file has it. */
export function svgText(picture: SVGSVGElement): string {
  return new XMLSerializer().serializeToString(picture)
}

/** The picture in dots, twice as fine as it is shown. */
export async function pngOf(picture: SVGSVGElement): Promise<Blob> {
  const image = new Image()
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svgText(picture))}`
  await image.decode()
  const canvas = document.createElement('canvas')
  canvas.width = 2 * Number(picture.getAttribute('width'))
  canvas.height = 2 * Number(picture.getAttribute('height'))
  const pen = canvas.getContext('2d')
  pen?.drawImage(image, 0, 0, canvas.width, canvas.height)
  return new Promise((resolve, reject) =>
    canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/png'),
  )
}

/** A picture as an address that holds it. */
export function addressOf(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(typeof reader.result === 'string' ? reader.result : '')
    reader.onerror = () => reject(reader.error ?? new Error('no picture'))
    reader.readAsDataURL(blob)
  })
}
