import { useSignal } from '@preact/signals'
import type { JSX } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { plural, t } from '../../core/l10n/l10n.ts'
import type { ColumnIntent } from '../../core/edit/intent.ts'
import type { ColumnState } from '../board/boardState.ts'
import { type ColumnDialogKind, useScreen } from '../board/screen.ts'
import { About } from './About.tsx'
import { Choices } from './Choices.tsx'
import { ModalDialog } from './ModalDialog.tsx'
import { TextBox } from './TextBox.tsx'

interface ColumnDialogProps {
  readonly open: { readonly kind: ColumnDialogKind; readonly column: string }
  readonly close: () => void
}

/** A dialog about a column; once that is gone, it goes too. */
export function ColumnDialog({ open, close }: ColumnDialogProps): JSX.Element | null {
  const { state, messages } = useScreen()
  const column = state.columns.value.find(({ id }) => id === open.column)
  useLayoutEffect(() => {
    if (column) return
    close()
    messages.warn(t('The column {0} is no longer on the board.', open.column))
  }, [column])
  if (!column) return null
  const Dialog = byKind[open.kind]
  return <Dialog column={column} close={close} />
}

interface OneColumnProps {
  readonly column: ColumnState
  readonly close: () => void
}

const byKind: Readonly<Record<ColumnDialogKind, (props: OneColumnProps) => JSX.Element>> = {
  renameColumn: RenameColumn,
  limitColumn: LimitColumn,
  addColumn: AddColumn,
  removeColumn: RemoveColumn,
}

/** Characters that the name of a column may have. */
const maxName = 200

function isName(text: string): boolean {
  return text !== '' && text.length <= maxName
}

function RenameColumn({ column, close }: OneColumnProps): JSX.Element {
  const { wishes } = useScreen()
  const { name } = column.view.value
  const text = useSignal(name)
  const wanted = text.value.trim()
  return (
    <ModalDialog
      title={t('Rename column {0}', name)}
      verb={t('Rename')}
      isReady={isName(wanted)}
      onCancel={close}
      onDone={() => {
        close()
        if (wanted !== name) wishes.send({ kind: 'renameColumn', column: column.id, name: wanted }, null)
      }}
    >
      <TextBox
        label={t('Name')}
        value={text}
        hint={`${t('Cards keep what they say; only the name changes.')} ${t('At most {0} characters.', maxName)}`}
        isFirst
        isRequired
        isWrong={wanted.length > maxName}
      />
    </ModalDialog>
  )
}

function LimitColumn({ column, close }: OneColumnProps): JSX.Element {
  const { wishes } = useScreen()
  const { name, wip } = column.view.value
  const text = useSignal(wip.limit === null ? '' : String(wip.limit))
  const limit = limitIn(text.value)
  return (
    <ModalDialog
      title={t('Limit of {0}', name)}
      verb={t('Set limit')}
      isReady={limit !== undefined}
      onCancel={close}
      onDone={() => {
        close()
        if (limit !== undefined && limit !== wip.limit)
          wishes.send({ kind: 'limitColumn', column: column.id, limit }, null)
      }}
    >
      <TextBox
        label={t('Cards at most')}
        value={text}
        hint={t('A whole number from 1; empty is no limit. {0} now.', plural(wip.count, '{0} card', '{0} cards'))}
        isFirst
        isWrong={limit === undefined}
      />
    </ModalDialog>
  )
}

/** The limit that was typed: null is none, undefined is no limit at all. */
function limitIn(text: string): number | null | undefined {
  const typed = text.trim()
  if (typed === '') return null
  return /^[1-9]\d{0,5}$/.test(typed) ? Number(typed) : undefined
}

function AddColumn({ column, close }: OneColumnProps): JSX.Element {
  const { wishes } = useScreen()
  const text = useSignal('')
  const name = text.value.trim()
  return (
    <ModalDialog
      title={t('Add column after {0}', column.view.value.name)}
      verb={t('Add column')}
      isReady={isName(name)}
      onCancel={close}
      onDone={() => {
        close()
        wishes.send({ kind: 'addColumn', name, after: column.id }, null)
      }}
    >
      <TextBox
        label={t('Name')}
        value={text}
        hint={t('At most {0} characters.', maxName)}
        isFirst
        isRequired
        isWrong={name.length > maxName}
      />
    </ModalDialog>
  )
}

function RemoveColumn({ column, close }: OneColumnProps): JSX.Element {
  const { state, wishes } = useScreen()
  const { name } = column.view.value
  const cards = state.rev.value >= 0 ? state.cardViews(column.order.value) : []
  const chosen = useSignal('')
  const others = state.columns.value.filter(({ id }) => id !== column.id)
  const isReady = cards.length === 0 || others.some(({ id }) => id === chosen.value)
  return (
    <ModalDialog
      title={t('Remove column {0}', name)}
      verb={t('Remove')}
      isReady={isReady}
      onCancel={close}
      onDone={() => {
        close()
        const cardsTo = cards.length === 0 ? null : chosen.value
        const intent: ColumnIntent = { kind: 'removeColumn', column: column.id, cardsTo }
        wishes.send(intent, null)
      }}
    >
      {cards.length === 0 ? (
        <p>{t('It has no cards. It goes from board.md in one commit; undo brings it back.')}</p>
      ) : (
        <>
          <About cards={cards} isOneNamed />
          <Choices
            legend={plural(cards.length, 'Its card goes to', 'Its {0} cards go to')}
            choices={others.map(({ id, view }) => ({ value: id, name: view.value.name, hint: view.value.wip.text }))}
            chosen={chosen.value}
            onChoose={(value) => {
              chosen.value = value
            }}
          />
        </>
      )}
    </ModalDialog>
  )
}
