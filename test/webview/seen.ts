import type { Page } from 'playwright-core'

/** A text that a person sees or hears, and where it stands. */
export interface SeenText {
  readonly text: string
  readonly place: string
}

/** What the compiler of the tests calls in functions that are sent into the page. */
const keptNames = 'globalThis.__name = (named) => named'

/** Every text that is drawn, and every name, title and placeholder; but not the letters of keys and people. */
export async function seenTexts(page: Page): Promise<readonly SeenText[]> {
  await page.evaluate(keptNames)
  return page.evaluate(() => {
    const found: SeenText[] = []
    const placeOf = (element: Element): string =>
      `<${element.localName} class="${element.getAttribute('class') ?? ''}">`
    const add = (text: string | null, element: Element): void => {
      if (text && text.trim() !== '') found.push({ text: text.trim(), place: placeOf(element) })
    }
    for (const element of document.querySelectorAll('body *')) {
      if (element.closest('script, style, .person')) continue
      for (const name of ['aria-label', 'title', 'placeholder', 'aria-description', 'alt'])
        // The title of a link is its address.
        if (name !== 'title' || element.localName !== 'a') add(element.getAttribute(name), element)
      if (!element.checkVisibility()) continue
      for (const node of element.childNodes) if (node.nodeType === Node.TEXT_NODE) add(node.textContent, element)
    }
    return found
  })
}

/**
 * Texts that are cut off: wider or higher than the box that hides the rest. What shortens a text on purpose says the
 * whole of it in a title, or in the name of the card.
 */
async function cutTexts(page: Page): Promise<readonly string[]> {
  await page.evaluate(keptNames)
  return page.evaluate(() => {
    const hasText = (element: Element): boolean =>
      [...element.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim() !== '')
    const isOnPurpose = (element: Element): boolean =>
      element.closest('[title]') !== null || element.matches('.card-title, .card-strip div, .voice, .voice *')
    const isOutside = ({ left, right, top, bottom, width }: DOMRect): boolean =>
      width > 0 && (left < -1 || right > innerWidth + 1 || top < -1 || bottom > innerHeight + 1)
    const canBeReached = (element: Element): boolean => {
      for (let at = element.parentElement; at; at = at.parentElement) {
        const { overflowX, overflowY } = getComputedStyle(at)
        if (/auto|scroll/.test(overflowX + overflowY)) return true
      }
      return false
    }
    return [...document.querySelectorAll('body *')]
      .filter((element) => hasText(element) && element.checkVisibility() && !isOnPurpose(element))
      .filter((element) => {
        const { overflowX, overflowY } = getComputedStyle(element)
        const isCutX = /hidden|clip/.test(overflowX) && element.scrollWidth > element.clientWidth + 1
        const isCutY = /hidden|clip/.test(overflowY) && element.scrollHeight > element.clientHeight + 1
        return isCutX || isCutY || (isOutside(element.getBoundingClientRect()) && !canBeReached(element))
      })
      .map((element) => `${element.outerHTML.slice(0, 120)}`)
  })
}

const sizes = [
  { name: '320 pixels wide', width: 320, height: 640 },
  { name: 'zoomed to 200 %', width: 740, height: 400 },
] as const

/** Texts that are cut off in a narrow window and in one that is zoomed; the page is left in that size. */
export async function cutWhenNarrow(page: Page): Promise<readonly string[]> {
  const found: string[] = []
  for (const { name, ...size } of sizes) {
    await page.setViewportSize(size)
    found.push(...(await cutTexts(page)).map((text) => `${name}: ${text}`))
    const width = await page.evaluate(() => document.documentElement.scrollWidth)
    if (width > size.width) found.push(`${name}: the page is ${width} wide`)
  }
  return found
}
