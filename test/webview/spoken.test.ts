import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { speak } from '../../src/core/l10n/l10n.ts'
import { pseudoTranslations } from '../core/l10n/pseudo.ts'
import { readTexts } from '../core/l10n/sentences.ts'
import { boardsOfSuite } from './aBoard.ts'
import type { BoardPage } from './boardPage.ts'
import { hostileCard, panelBoard } from './panelCards.ts'
import { pastWords } from './history/aPast.ts'
import { troubledBoard } from './screens.ts'
import { cutWhenNarrow, seenTexts } from './seen.ts'
import { screensOfSuite } from './visitScreens.ts'

/** Words of at least two plain letters: English, unless they are the board's own. */
function plainWords(text: string): readonly string[] {
  return text.match(/[A-Za-z]{2,}/g) ?? []
}

/** The YAML library speaks English only. */
const yamlWords = 'Flow sequence in block collection must be sufficiently indented and end with a'
/** What the screens type into the filter, the name of a saved one, and commits. */
const filterWords = 'is:active foo:x @zoe mesh Net c0ffee0 decade0'
/** What the cards of a made-up flow are called, its time zone, and formats of files, which no language translates. */
const flowWords = 'Card number Europe/Berlin SVG PNG CSV'
const dataWords = new Set(
  [
    ...Object.entries({ ...troubledBoard, ...panelBoard, hostileCard }).flat(),
    'main',
    yamlWords,
    filterWords,
    flowWords,
    pastWords,
  ].flatMap(plainWords),
)

async function englishOn({ page }: BoardPage): Promise<readonly string[]> {
  const isEnglish = (text: string): boolean => plainWords(text).some((word) => !dataWords.has(word))
  return (await seenTexts(page)).filter(({ text }) => isEnglish(text)).map(({ place, text }) => `${place} ${text}`)
}

const languages = {
  German: { locale: 'de', translations: readTexts('media/l10n/bundle.l10n.de.json') },
  // Greek has months without one Latin letter.
  'a language that nobody speaks': { locale: 'el', translations: pseudoTranslations() },
} as const

for (const [language, speech] of Object.entries(languages))
  describe(`every screen in ${language}`, () => {
    const visit = screensOfSuite()
    before(() => speak(speech.locale, speech.translations))
    after(() => speak('en', {}))

    it('says nothing in another language, and cuts no text', async function () {
      this.timeout(300_000)
      const look = async (board: BoardPage): Promise<readonly string[]> => [
        ...(speech.locale === 'el' ? await englishOn(board) : []),
        ...(await cutWhenNarrow(board.page)),
      ]
      assert.deepEqual(await visit(look, { speech }), {})
    })
  })

/** Every sentence of the live region from now on. */
async function listen({ page }: BoardPage): Promise<readonly string[]> {
  const heard: string[] = []
  await page.exposeFunction('heard', (sentence: string) => heard.push(sentence))
  await page.evaluate(() => {
    const region = document.querySelector('[role=status]')!
    const { heard } = window as unknown as { heard: (sentence: string) => void }
    const watch = new MutationObserver(() => region.textContent && heard(region.textContent))
    watch.observe(region, { childList: true, subtree: true, characterData: true })
  })
  return heard
}

/** Role and name of what the keyboard is on, as assistive technology is told. */
async function underTheKeyboard({ page }: BoardPage): Promise<string> {
  const [line = ''] = (await page.locator(':focus').ariaSnapshot()).split('\n')
  return line.replace(/^- '?/, '').replace(/'?:?$/, '')
}

async function waitUntilHeard(board: BoardPage, heard: readonly string[], sentence: string | RegExp): Promise<void> {
  const isIt = (one: string): boolean => (typeof sentence === 'string' ? one === sentence : sentence.test(one))
  for (let tries = 0; !heard.some(isIt); tries++) {
    if (tries === 100) assert.fail(`${String(sentence)} was not said, but ${JSON.stringify(heard)}`)
    await board.page.waitForTimeout(50)
  }
}

describe('a screen reader', () => {
  const aBoard = boardsOfSuite()

  it('is led through the filter: the box, its suggestions, what is left, and back to all', async () => {
    const board = await aBoard({ files: panelBoard })
    const { page, card } = board
    const heard = await listen(board)
    await card('SRE-7K3Q').focus()
    await page.keyboard.press('/')
    assert.equal(await underTheKeyboard(board), 'searchbox "Filter cards"')
    await page.keyboard.type('is:bl')
    const list = page.getByRole('listbox', { name: 'Suggestions' })
    await list.waitFor()
    await page.keyboard.press('ArrowDown')
    const box = page.getByRole('searchbox', { name: 'Filter cards' })
    const active = page.locator(`[id="${await box.getAttribute('aria-activedescendant')}"]`)
    assert.equal(await active.ariaSnapshot(), '- option "is:blocked something stops it" [selected]')
    assert.equal(await box.getAttribute('aria-controls'), await list.getAttribute('id'))
    await page.keyboard.press('Enter')
    await list.waitFor({ state: 'detached' })
    await waitUntilHeard(board, heard, '2 of 18 cards; 16 hidden')
    await page.keyboard.press('Tab')
    await page.getByRole('button', { name: 'Clear' }).press('Enter')
    await waitUntilHeard(board, heard, 'All cards are shown')
    assert.equal(await underTheKeyboard(board), 'searchbox "Filter cards"')
  })

  it('is led through a card: its region, its fields by name, a tick that is said, and back to the card', async () => {
    const board = await aBoard({ files: panelBoard })
    const { page, card } = board
    const heard = await listen(board)
    await card('SRE-7K3Q').focus()
    assert.match(await underTheKeyboard(board), /^listitem "Replace the VPC peering mesh/)
    await page.keyboard.press('Enter')
    const panel = page.getByRole('region', { name: 'Replace the VPC peering mesh with a transit gateway' })
    await panel.locator('.panel-body').waitFor()
    assert.equal(
      await underTheKeyboard(board),
      'heading "Replace the VPC peering mesh with a transit gateway" [level=2]',
    )
    await panel.getByRole('button', { name: 'Edit Labels' }).focus()
    await page.keyboard.press('Enter')
    assert.match(await underTheKeyboard(board), /^(textbox|combobox) "Labels"/)
    await page.keyboard.press('Escape')
    assert.equal(await underTheKeyboard(board), 'button "Edit Labels"')
    const task = panel.getByRole('checkbox', { name: 'Build the gateway' })
    await task.focus()
    await page.keyboard.press('Space')
    await waitUntilHeard(board, heard, /SRE-7K3Q/)
    assert.equal(await task.isChecked(), true)
    const dependency = panel.getByRole('definition').getByRole('button', { name: /^SRE-2M8X Terraform/ })
    await dependency.press('Enter')
    const other = page.getByRole('region', { name: 'Terraform state per team instead of one for all' })
    await other.waitFor()
    await page.keyboard.press('Escape')
    await other.waitFor({ state: 'detached' })
    assert.match(await underTheKeyboard(board), /^listitem /)
  })
})
