import type { JSX } from 'preact'
import { focusCard } from '../board/focus.ts'
import { closeDialog, useScreen } from '../board/screen.ts'
import { AssignDialog } from './AssignDialog.tsx'
import { BlockDialog } from './BlockDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { LimitDialog } from './LimitDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'

/** The dialog that is open. Closed, the keyboard is on the card that it was about, else back where it was. */
export function Dialogs(): JSX.Element | null {
  const screen = useScreen()
  const open = screen.dialog.value
  if (!open) return null
  const close = (): void => {
    closeDialog(screen)
    const key = open.kind === 'limit' ? (open.question.wish.keys[0] ?? null) : open.kind === 'keys' ? null : open.key
    if (key !== null && !screen.dialog.peek()) focusCard(screen.state, key)
  }
  if (open.kind === 'keys') return <KeysDialog close={close} />
  if (open.kind === 'limit')
    return <LimitDialog key={open.question.wish.intentId} question={open.question} close={close} />
  // Drawn anew with each change of the board: a card that somebody has taken away takes its dialog with it.
  const card = screen.state.rev.value >= 0 ? screen.state.card(open.key)?.view.value : undefined
  if (!card) {
    queueMicrotask(close)
    return null
  }
  switch (open.kind) {
    case 'move':
      return <MoveDialog card={card} close={close} />
    case 'block':
      return <BlockDialog card={card} close={close} />
    case 'assign':
      return <AssignDialog card={card} close={close} />
  }
}
