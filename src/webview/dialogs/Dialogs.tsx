import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { plural, t } from '../../core/l10n/l10n.ts'
import type { CardView } from '../../core/view/boardView.ts'
import { focusCard } from '../board/focus.ts'
import { type CardDialogKind, closeDialog, type ColumnDialogKind, type OpenDialog, useScreen } from '../board/screen.ts'
import { ArchiveDialog } from './ArchiveDialog.tsx'
import { AssignDialog } from './AssignDialog.tsx'
import { BlockDialog } from './BlockDialog.tsx'
import type { CardsDialogProps } from './cardDialog.ts'
import { ClassDialog } from './ClassDialog.tsx'
import { ColumnDialog } from './ColumnDialog.tsx'
import { DueDialog } from './DueDialog.tsx'
import { FindingsDialog } from './FindingsDialog.tsx'
import { KeysDialog } from './KeysDialog.tsx'
import { LabelsDialog } from './LabelsDialog.tsx'
import { LimitDialog } from './LimitDialog.tsx'
import { MoveDialog } from './MoveDialog.tsx'
import { MuteDialog } from './MuteDialog.tsx'
import { RenameDialog } from './RenameDialog.tsx'
import { RetitleDialog } from './RetitleDialog.tsx'
import { ThiefDialog } from './ThiefDialog.tsx'
import { SaveFilterDialog } from './SaveFilterDialog.tsx'

/** The dialog that is open. Closed, the keyboard is on the card that it was about, else back where it was. */
export function Dialogs(): JSX.Element | null {
  const screen = useScreen()
  const open = screen.dialog.value
  if (!open) return null
  const close = (): void => {
    closeDialog(screen)
    const [key] = keysOf(open)
    if (screen.dialog.peek() || screen.panel.takeFocusBack()) return
    if (key !== undefined) focusCard(screen.state, key)
  }
  if (open.kind === 'keys') return <KeysDialog close={close} />
  if (open.kind === 'saveFilter') return <SaveFilterDialog isForTeam={open.isForTeam} close={close} />
  if (open.kind === 'findings') return <FindingsDialog thief={open.thief} close={close} />
  if (open.kind === 'mute') return <MuteDialog finding={open.finding} card={open.card} close={close} />
  if ('column' in open) return <ColumnDialog key={`${open.kind} ${open.column}`} open={open} close={close} />
  return <OfCards key={idOf(open)} open={open} close={close} />
}

type AboutCards = Exclude<OpenDialog, { kind: 'keys' | 'saveFilter' | 'findings' | 'mute' | ColumnDialogKind }>

/** A dialog about cards, drawn anew with each change of the board; once all of them are gone, it says so and goes too. */
function OfCards({ open, close }: { readonly open: AboutCards; readonly close: () => void }): JSX.Element | null {
  const { state, wishes, messages } = useScreen()
  const last = useRef<readonly CardView[]>([])
  const keys = keysOf(open)
  const cards = state.rev.value >= 0 ? state.cardViews(keys) : []
  const isGone = keys.length > 0 && cards.length === 0
  useLayoutEffect(() => {
    if (!isGone) return
    if (open.kind === 'limit') wishes.giveUp(open.question.wish)
    close()
    messages.warn(goneSentence(last.current))
  }, [isGone])
  if (isGone) return null
  last.current = cards
  if (open.kind === 'limit') return <LimitDialog question={open.question} cards={cards} close={close} />
  return byKind[open.kind]({ cards, close })
}

const byKind: Readonly<Record<CardDialogKind, (props: CardsDialogProps) => JSX.Element | null>> = {
  move: (props) => <MoveDialog {...props} />,
  block: (props) => <BlockDialog {...props} />,
  assign: (props) => <AssignDialog {...props} />,
  class: (props) => <ClassDialog {...props} />,
  labels: (props) => <LabelsDialog {...props} />,
  thief: (props) => <ThiefDialog {...props} />,
  due: (props) => <DueDialog {...props} />,
  archive: (props) => <ArchiveDialog {...props} />,
  retitle: ({ cards: [card], close }) => (card ? <RetitleDialog card={card} close={close} /> : null),
  rename: ({ cards: [card], close }) => (card ? <RenameDialog card={card} close={close} /> : null),
}

function goneSentence(cards: readonly CardView[]): string {
  const [first, ...more] = cards
  return first && more.length === 0
    ? t('{0} is no longer on the board.', first.id)
    : plural(cards.length, 'The card is no longer on the board.', 'The {0} cards are no longer on the board.')
}

function keysOf(open: OpenDialog): readonly string[] {
  if (open.kind === 'limit') return open.question.wish.keys
  return 'keys' in open ? open.keys : []
}

/** Another question is another dialog. */
function idOf(open: AboutCards): string {
  return open.kind === 'limit' ? open.question.wish.intentId : `${open.kind} ${open.keys.join()}`
}
