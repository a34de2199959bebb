import { type TextDocument, Uri, window, workspace } from 'vscode'
import type { Card } from '../../core/card/card.ts'
import { isDistinctive } from '../../core/card/isDistinctive.ts'
import { isValidId } from '../../core/card/isValidId.ts'
import { referenceAt } from '../../core/language/mentionsIn.ts'
import { plural, t } from '../../core/l10n/l10n.ts'
import { plainLabel, withoutIcons } from '../../core/view/plain.ts'
import type { BoardSession } from '../../repo/session/boardSession.ts'
import { grant } from '../grant.ts'
import { offerTrust } from '../offerTrust.ts'
import type { LanguageScope } from './languageScope.ts'
import { References } from './references.ts'
import { boardsOf, isIdOf, type Texts } from './texts.ts'

interface Found {
  readonly session: BoardSession
  readonly card: Card
}

/** Asks which id a card shall have, says in how many files it is named, and has it renamed in all of them at once. */
export async function askAndRename(scope: LanguageScope, texts: Texts, target: unknown): Promise<void> {
  if (!workspace.isTrusted) return offerTrust()
  const found = (await atTarget(texts, target)) ?? (await pickCard(scope))
  if (found === null) return
  const { session, card } = found
  const files = isDistinctive(card.id)
    ? await new References(texts).filesNaming(session, card)
    : cardsWaitingFor(card, session)
  const id = await window.showInputBox({
    title: t('Rename {0}', plainLabel(card.id)),
    prompt: plural(
      files,
      'It is named in {0} other file, which is changed in the same commit.',
      'It is named in {0} other files, which are changed in the same commit.',
    ),
    value: card.id,
    valueSelection: [card.id.lastIndexOf('-') + 1, card.id.length],
    validateInput: (value) => whyNot(value.trim(), card, session),
  })
  if (id === undefined || id.trim() === card.id) return
  await grant({ kind: 'renameCard', card: card.id, id: id.trim() }, session, scope.report)
}

/** How many cards depend on a card or wait for it: all that changes with an id that may also be a word. */
function cardsWaitingFor({ id, path }: Card, { board }: BoardSession): number {
  const isIt = (other: string | null | undefined): boolean => other?.toLowerCase() === id.toLowerCase()
  const others = [...board.cardsByPath.values()].filter((card) => card.path !== path && !card.isUnreadable)
  return others.filter(({ dependsOn, blocked }) => dependsOn.some(isIt) || isIt(blocked?.on)).length
}

/** Why a card cannot have this id; null if it can. */
function whyNot(id: string, card: Card, { board }: BoardSession): string | null {
  if (!isValidId(id)) return t('Up to 64 letters, digits, dots, dashes and underscores, the first a letter or digit.')
  const key = id.toLowerCase()
  const owners = (board.cardsById.get(key) ?? []).filter(({ path }) => path !== card.path)
  const [owner] = owners
  if (owner !== undefined) return t('{0} is the id of “{1}”.', plainLabel(id), plainLabel(owner.title))
  return board.archivedIds.has(key) ? t('{0} is the id of a card in the archive.', plainLabel(id)) : null
}

/** The card that a command is about: named under the cursor, else that of the file. */
async function atTarget(texts: Texts, target: unknown): Promise<Found | null> {
  const editor = window.activeTextEditor
  const uri = target instanceof Uri ? target : editor?.document.uri
  if (uri?.scheme !== 'file') return null
  const document = await workspace.openTextDocument(uri)
  const place = await texts.place(document)
  if (place === null) return null
  const isActive = editor?.document.uri.toString() === uri.toString()
  const named = isActive ? await atCursor(document, document.offsetAt(editor.selection.active), texts) : null
  const card = texts.card(document, place)
  return named ?? (card && place.session && place.kind === 'card' ? { card, session: place.session } : null)
}

async function atCursor(document: TextDocument, offset: number, texts: Texts): Promise<Found | null> {
  const place = await texts.place(document)
  if (place === null) return null
  const isId = isIdOf(boardsOf(place))
  const reference = referenceAt(document.getText(), offset, texts.card(document, place), isId)
  if (reference === null) return null
  const found = place.sessions.flatMap((session) =>
    (session.board.cardsById.get(reference.id.toLowerCase()) ?? []).map((card) => ({ session, card })),
  )
  return found.length === 1 ? (found[0] ?? null) : null
}

async function pickCard({ sessions }: LanguageScope): Promise<Found | null> {
  const boards = await sessions.find()
  const opened = await Promise.all(boards.map((folder) => sessions.open(folder)))
  const items = opened.flatMap((session) =>
    [...session.board.cardsByPath.values()].map((card) => ({
      label: plainLabel(card.id),
      description: withoutIcons(plainLabel(card.title)),
      found: { session, card },
    })),
  )
  const picked = await window.showQuickPick(items, {
    title: t('Rename Card Id'),
    placeHolder: t('Which card?'),
    matchOnDescription: true,
  })
  return picked?.found ?? null
}
