import type { Translations } from '../../../src/core/l10n/l10n.ts'
import { gatherSentences } from './sentences.ts'

const plain = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ'
const strange = 'áƀćđéƒǵħíĵķľḿńóṕʠŕśťúṽŵẋýžÁƁĆĐÉƑǴĦÍĴĶĽḾŃÓṔɊŔŚŤÚṼŴẊÝŽ'

/** A sentence in a language that nobody speaks: readable, without one English letter, and two fifths longer. */
export function pseudo(sentence: string): string {
  const letters = [...strange]
  const said = sentence.replaceAll(/\{\d+\}|[a-zA-Z]/g, (found) => letters[plain.indexOf(found)] ?? found)
  return `[${said}${'·'.repeat(Math.ceil(sentence.length * 0.4))}]`
}

/** The whole project in it, made of what the project says today. */
export function pseudoTranslations(): Translations {
  return Object.fromEntries(gatherSentences().sentences.map((sentence) => [sentence, pseudo(sentence)]))
}
