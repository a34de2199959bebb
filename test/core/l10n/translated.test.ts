import assert from 'node:assert/strict'
import { readdirSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, it } from 'mocha'
import { gatherSentences, holesOf, readTexts } from './sentences.ts'

const root = resolve(import.meta.dirname, '../../..')
const { sentences, hidden } = gatherSentences()
const bundles = readdirSync(`${root}/media/l10n`).map((name) => `media/l10n/${name}`)
const packages = readdirSync(root).filter((name) => /^package\.nls\..+\.json$/.test(name))

/** Differences between what is said in English and what is translated, for a person to mend. */
function differences(english: readonly string[], translated: readonly string[]): Record<string, readonly string[]> {
  const [all, there] = [new Set(english), new Set(translated)]
  return {
    missing: english.filter((sentence) => !there.has(sentence)),
    stale: translated.filter((sentence) => !all.has(sentence)),
  }
}

describe('the sentences that people see', () => {
  it('are literals, so that they can be translated', () => assert.deepEqual(hidden, []))

  it('are many', () => assert.ok(sentences.length > 300, String(sentences.length)))

  it('are in German', () => {
    assert.deepEqual(bundles, ['media/l10n/bundle.l10n.de.json'])
    assert.deepEqual(packages, ['package.nls.de.json'])
  })

  for (const bundle of bundles) {
    const translations = readTexts(bundle)
    it(`are all in ${bundle}, and none that nobody says`, () => {
      assert.deepEqual(differences(sentences, Object.keys(translations)), { missing: [], stale: [] })
    })

    it(`are filled with the same in ${bundle}`, () => {
      const wrong = Object.entries(translations).filter(
        ([english, said]) => said.trim() === '' || holesOf(said).join() !== holesOf(english).join(),
      )
      assert.deepEqual(wrong, [])
    })
  }

  for (const name of packages)
    it(`of the manifest are all in ${name}`, () => {
      const [english, said] = [readTexts('package.nls.json'), readTexts(name)]
      assert.deepEqual(differences(Object.keys(english), Object.keys(said)), { missing: [], stale: [] })
      assert.deepEqual(
        Object.entries(said).filter(([key, text]) => text.trim() === '' || commands(text) !== commands(english[key])),
        [],
      )
    })
})

/** The links to commands in a text: a translation must keep them. */
function commands(text = ''): string {
  return (text.match(/\(command:[^)]+\)/g) ?? []).join()
}
