import { Disposable, languages } from 'vscode'
import { registerCardActs } from './cardActs.ts'
import { Completion } from './completion.ts'
import { Hovers } from './hovers.ts'
import { Lenses } from './lenses.ts'
import type { LanguageScope } from './languageScope.ts'
import { CardLinks } from './links.ts'
import { markTexts } from './liveMarks.ts'
import { offersFor, QuickFixes } from './quickFixes.ts'
import { References } from './references.ts'
import { askAndRename } from './renameCard.ts'
import { Texts } from './texts.ts'

const markdown = { language: 'markdown', scheme: 'file' }

/** Every character that may go on in a word: in a front matter suggestions come while typing, elsewhere only for ids. */
const typed = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789 :-[{,"\'@._']

/** Begins to help in the Markdown of every repository that has a board. */
export function startLanguage(scope: LanguageScope): Disposable {
  const texts = new Texts(scope.sessions)
  const links = new CardLinks(texts)
  const lenses = new Lenses(texts)
  return Disposable.from(
    markTexts(scope, texts),
    registerCardActs(scope, texts),
    lenses,
    languages.registerCompletionItemProvider(markdown, new Completion(texts), ...typed),
    languages.registerHoverProvider(markdown, new Hovers(texts)),
    languages.registerDocumentLinkProvider(markdown, links),
    languages.registerDefinitionProvider(markdown, links),
    languages.registerReferenceProvider(markdown, new References(texts)),
    languages.registerCodeActionsProvider(markdown, new QuickFixes(texts), offersFor),
    languages.registerCodeLensProvider(markdown, lenses),
  )
}

/** Asks for the new id of a card and renames it: the one under the cursor, the one of the file, or one that is picked. */
export async function renameCard(scope: LanguageScope, target: unknown): Promise<void> {
  await askAndRename(scope, new Texts(scope.sessions), target)
}
