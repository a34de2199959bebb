import { Disposable, type QuickInputButton, type QuickPickItem, ThemeIcon, window } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import { checkTitle } from '../core/edit/retitleCard.ts'
import { wipView } from '../core/view/boardFrame.ts'
import { plainLabel, withoutIcons } from '../core/view/plain.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { openBoardFile } from './boardFiles.ts'
import { grant } from './grant.ts'
import { offerTrust } from './offerTrust.ts'
import type { Report } from './report.ts'

/** Asks for a title and a column, and adds the card in one commit: for whoever has no board on the screen. */
export async function newCard(session: BoardSession, report: Report): Promise<void> {
  if (session.viewContext.readOnly === 'untrusted') return offerTrust()
  const title = await window.showInputBox({
    title: t('New card on {0}', plainLabel(session.board.workflow.title)),
    prompt: t('Title of the new card'),
    validateInput: (text) => {
      const checked = text === '' ? text : checkTitle(text)
      return typeof checked === 'string' ? null : checked.message
    },
  })
  if (title === undefined || title.trim() === '') return
  const picked = await pickColumn(session, title)
  if (!picked) return
  const intent = { kind: 'addCard', title, column: picked.column, assignees: [], classOfService: null } as const
  const cards = await grant({ ...intent, labels: [], reason: null }, session, report)
  const path = session.board.cardsById.get(cards?.[0]?.toLowerCase() ?? '')?.[0]?.path
  if (picked.opensFile && path !== undefined) await openBoardFile(session.folder, path)
}

interface PickedColumn {
  readonly column: string
  readonly opensFile: boolean
}

/** The first column is a mere Enter away; the button beside each opens the file of the new card too. */
function pickColumn({ board }: BoardSession, title: string): Promise<PickedColumn | null> {
  const openFile: QuickInputButton = { iconPath: new ThemeIcon('go-to-file'), tooltip: t('Add and open the file') }
  const pick = window.createQuickPick<QuickPickItem & { readonly column: string }>()
  pick.title = t('Add “{0}” to…', plainLabel(title))
  pick.placeholder = t('Column')
  pick.items = board.columns.map(({ column, wip }) => {
    const { text, word } = wipView(wip.count, wip.limit, board.workflow.limits.policy, null)
    const description = [text, word].filter((part) => part !== '').join(' · ')
    return { label: withoutIcons(plainLabel(column.name)), description, column: column.id, buttons: [openFile] }
  })
  return new Promise((resolve) => {
    const end = (picked: PickedColumn | null): void => {
      resolve(picked)
      Disposable.from(pick).dispose()
    }
    pick.onDidAccept(() => {
      const [item] = pick.selectedItems
      if (item) end({ column: item.column, opensFile: false })
    })
    pick.onDidTriggerItemButton(({ item }) => end({ column: item.column, opensFile: true }))
    pick.onDidHide(() => end(null))
    pick.show()
  })
}
