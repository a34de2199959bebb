import type { ReadOnlyReason } from '../../core/view/boardView.ts'
import type { CardState } from './boardState.ts'
import type { Screen } from './screen.ts'

/**
 * What the editor's own context menu knows of the place that it is opened on: conditions of its items, and the argument
 * of their commands. What is inside adds to what is around it (`webview/context` in package.json).
 */
type Context = Readonly<Record<string, string | boolean>>

/** Whether a right click opens the editor's menu; elsewhere it opens the board's own. */
export const isEditorMenu = document.body.dataset['menus'] === 'editor'

/** All of the page: which board it is, and whether it may be changed. */
export function pageContext(readOnly: ReadOnlyReason | null): string {
  return written({ board: document.body.dataset['folder'] ?? '', readOnly: readOnly !== null })
}

/** The wall and its head: around the cards. */
export const boardContext = written({ webviewSection: 'board', preventDefaultContextMenuItems: true })

export function columnContext(id: string): string {
  return written({ webviewSection: 'column', column: id, preventDefaultContextMenuItems: true })
}

/** Where text is typed, the editor offers cut, copy and paste, and nothing else. */
export const textContext = written({ webviewSection: 'text', preventDefaultContextMenuItems: false })

/** A card; one of several that are chosen stands for all of them. */
export function cardContext({ selection }: Screen, card: CardState): string {
  const several = card.isSelected.value && selection.keys.value.size > 1
  const isBlocked = card.view.value.blocked !== null
  return written({
    webviewSection: 'card',
    card: card.key,
    several,
    blocked: several || isBlocked,
    free: several || !isBlocked,
    preventDefaultContextMenuItems: true,
  })
}

function written(context: Context): string {
  return JSON.stringify(context)
}
