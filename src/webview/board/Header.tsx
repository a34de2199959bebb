import type { JSX } from 'preact'
import type { HeadView } from '../../core/view/boardView.ts'
import { undoOrRedo } from './actions.ts'
import type { Frame } from './boardState.ts'
import { Icon, type IconName } from './Icon.tsx'
import { openMenu, useScreen } from './screen.ts'
import { count, handSentence, pendingSentence } from './sentences.ts'

/** What the board is, where its changes go, and what has not gone there yet. */
export function Header({ frame }: { readonly frame: Frame }): JSX.Element {
  const screen = useScreen()
  const { head, readOnly } = frame
  return (
    <header class="header">
      <h1>{frame.title}</h1>
      {head.branch !== null && (
        <span class="chip branch" title={`Changes go to the branch ${head.branch}`}>
          <Icon name="branch" />
          <span class="branch-name">{head.branch}</span>
        </span>
      )}
      {head.hold !== 'batch' && head.pending > 0 && <span class="chip pending">{pendingSentence(head)}</span>}
      {head.changedByHand.length > 0 && <HandChanged head={head} isReadOnly={readOnly !== null} />}
      {frame.iteration !== '' && <span class="chip">{frame.iteration}</span>}
      <span class="header-tools">
        <span role="tablist" aria-label="Screens">
          <button type="button" role="tab" class="tab" aria-selected="true">
            Board
          </button>
        </span>
        {readOnly === null && head.hasRepository && <Collect head={head} />}
        {readOnly === null && (
          <>
            <Tool icon="undo" name="Undo board change" onClick={() => undoOrRedo(screen, 'undo')} />
            <Tool icon="redo" name="Redo board change" onClick={() => undoOrRedo(screen, 'redo')} />
          </>
        )}
        <button
          type="button"
          class="icon-button"
          aria-label="Board actions"
          aria-haspopup="menu"
          aria-expanded={screen.menu.value !== null && screen.menu.value.key === null}
          onClick={(event) => openMenu(screen, { key: null, anchor: event.currentTarget })}
        >
          <Icon name="more" />
        </button>
      </span>
    </header>
  )
}

function HandChanged(props: { readonly head: HeadView; readonly isReadOnly: boolean }): JSX.Element {
  const { channel } = useScreen()
  return (
    <span class="chip by-hand" title={props.head.changedByHand.join(', ')}>
      <b>{handSentence(props.head)}</b>
      {!props.isReadOnly && (
        <button type="button" class="link" onClick={() => channel.send({ type: 'commitByHand' })}>
          Commit {props.head.changedByHand.length === 1 ? 'it' : 'each'}
        </button>
      )}
    </span>
  )
}

/** Gathers changes into one commit: switched on, it says how many there are and closes the batch. */
function Collect({ head }: { readonly head: HeadView }): JSX.Element {
  const { channel } = useScreen()
  const { isCollecting, pending } = head
  const text = !isCollecting
    ? 'Collect changes'
    : pending === 0
      ? 'Stop collecting'
      : `Commit ${count(pending, 'collected change')}`
  return (
    <button
      type="button"
      class={isCollecting ? 'collect on' : 'collect'}
      aria-pressed={isCollecting}
      title={isCollecting ? 'Makes one commit of all collected changes' : 'Gathers the next changes into one commit'}
      onClick={() => channel.send({ type: 'collect', isOn: !isCollecting })}
    >
      {text}
    </button>
  )
}

function Tool(props: { readonly icon: IconName; readonly name: string; readonly onClick: () => void }): JSX.Element {
  return (
    <button type="button" class="icon-button" aria-label={props.name} title={props.name} onClick={props.onClick}>
      <Icon name={props.icon} />
    </button>
  )
}
