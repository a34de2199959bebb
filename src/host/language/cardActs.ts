import { commands, Disposable, type QuickPickItem, Uri, window, workspace } from 'vscode'
import type { Card } from '../../core/card/card.ts'
import type { Intent } from '../../core/edit/intent.ts'
import { columnWords } from '../../core/language/cardSuggestions.ts'
import { t } from '../../core/l10n/l10n.ts'
import { plainLabel, withoutIcons } from '../../core/view/plain.ts'
import type { BoardSession } from '../../repo/session/boardSession.ts'
import { grant } from '../grant.ts'
import type { LanguageScope } from './languageScope.ts'
import type { Texts } from './texts.ts'

type Ask = (card: Card, session: BoardSession) => Promise<Intent | null>

/** What the lines above a card's status do: the board's own verbs, asked for in the editor. */
export function registerCardActs({ report }: LanguageScope, texts: Texts): Disposable {
  const register = (name: string, ask: Ask): Disposable =>
    commands.registerCommand(`walkTheWall.text.${name}`, async (target: unknown) => {
      try {
        const found = target instanceof Uri ? await cardOf(target, texts) : null
        const intent = found && (await ask(found.card, found.session))
        if (found && intent) await grant(intent, found.session, report)
      } catch (error) {
        report.failure(error)
      }
    })
  return Disposable.from(
    register('move', askForColumn),
    register('block', askForThief),
    register('unblock', ({ id }) => Promise.resolve({ kind: 'unblockCard', card: id })),
  )
}

async function cardOf(uri: Uri, texts: Texts): Promise<{ readonly card: Card; readonly session: BoardSession } | null> {
  const document = await workspace.openTextDocument(uri)
  const place = await texts.place(document)
  const card = place?.kind === 'card' ? texts.card(document, place) : null
  return card && place?.session ? { card, session: place.session } : null
}

async function askForColumn({ id, title }: Card, { board }: BoardSession): Promise<Intent | null> {
  const items = board.workflow.columns.map((column, index) => ({
    label: withoutIcons(plainLabel(column.name)),
    description: columnWords(board, index),
    to: column.id,
  }))
  const picked = await window.showQuickPick(items, {
    title: t('Move {0}', plainLabel(title)),
    placeHolder: t('Column'),
  })
  return picked ? { kind: 'moveCard', card: id, to: picked.to, place: 'bottom', reason: null } : null
}

async function askForThief({ id, title, blocked }: Card, { board }: BoardSession): Promise<Intent | null> {
  const heading = t('Block {0}', plainLabel(title))
  const items: (QuickPickItem & { readonly thief: string })[] = board.workflow.thieves.map((thief) => ({
    label: withoutIcons(plainLabel(thief.name)),
    detail: withoutIcons(plainLabel(thief.definition)),
    thief: thief.id,
  }))
  const picked = await window.showQuickPick(items, { title: heading, placeHolder: t('Time thief') })
  if (!picked) return null
  const reason = await window.showInputBox({
    title: heading,
    prompt: t('Reason'),
    validateInput: (value) => (value.trim() === '' ? t('Say by what.') : null),
  })
  return reason === undefined
    ? null
    : { kind: 'blockCard', card: id, thief: picked.thief, reason, on: blocked?.on ?? null }
}
