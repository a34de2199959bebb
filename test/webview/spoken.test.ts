import assert from 'node:assert/strict'
import { after, before, describe, it } from 'mocha'
import { speak } from '../../src/core/l10n/l10n.ts'
import { pseudoTranslations } from '../core/l10n/pseudo.ts'
import { readTexts } from '../core/l10n/sentences.ts'
import type { BoardPage } from './boardPage.ts'
import { hostileCard, panelBoard } from './panelCards.ts'
import { troubledBoard } from './screens.ts'
import { cutWhenNarrow, seenTexts } from './seen.ts'
import { screensOfSuite } from './visitScreens.ts'

/** Words of at least two plain letters: English, unless they are the board's own. */
function plainWords(text: string): readonly string[] {
  return text.match(/[A-Za-z]{2,}/g) ?? []
}

/** The YAML library speaks English only. */
const yamlWords = 'Flow sequence in block collection must be sufficiently indented and end with a'
/** What the screens type into the filter, and the name of a saved one. */
const filterWords = 'is:active foo:x @zoe mesh Net'
const dataWords = new Set(
  [...Object.entries({ ...troubledBoard, ...panelBoard, hostileCard }).flat(), 'main', yamlWords, filterWords].flatMap(
    plainWords,
  ),
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
