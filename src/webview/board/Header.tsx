import type { JSX } from 'preact'
import { plural, t } from '../../core/l10n/l10n.ts'
import type { HeadView } from '../../core/view/boardView.ts'
import { FilterBox } from '../find/FilterBox.tsx'
import { undoOrRedo } from './actions.ts'
import type { Frame } from './boardState.ts'
import { boardContext } from './editorMenu.ts'
import { Icon, type IconName } from './Icon.tsx'
import { type OpenMenu, openMenu, useScreen } from './screen.ts'
import { handSentence, pendingSentence } from './sentences.ts'
import { Tabs, useTab } from './Tabs.tsx'

/** What the board is, where its changes go, and what has not gone there yet. */
export function Header({ frame }: { readonly frame: Frame }): JSX.Element {
  const { head, readOnly } = frame
  const { name, hasFilter } = useTab()
  return (
    <header class="header" data-vscode-context={boardContext}>
      <h1>{frame.title}</h1>
      {head.branch !== null && (
        <span class="chip branch" title={t('Changes go to the branch {0}', head.branch)}>
          <Icon name="branch" />
          <span class="branch-name">{head.branch}</span>
        </span>
      )}
      {head.hold !== 'batch' && head.pending > 0 && <span class="chip pending">{pendingSentence(head)}</span>}
      {head.changedByHand.length > 0 && <HandChanged head={head} isReadOnly={readOnly !== null} />}
      {frame.iteration !== '' && <span class="chip">{frame.iteration}</span>}
      <span class="header-tools">
        {hasFilter && <FilterBox />}
        <Tabs />
        {name === 'board' && <BoardTools frame={frame} />}
      </span>
    </header>
  )
}

/** What is done with the board itself. */
function BoardTools({ frame }: { readonly frame: Frame }): JSX.Element {
  const screen = useScreen()
  const { head, readOnly } = frame
  return (
    <>
      {readOnly === null && head.hasRepository && <Collect head={head} />}
      {readOnly === null && (
        <>
          <Tool icon="undo" name={t('Undo board change')} onClick={() => undoOrRedo(screen, 'undo')} />
          <Tool icon="redo" name={t('Redo board change')} onClick={() => undoOrRedo(screen, 'redo')} />
        </>
      )}
      <button
        type="button"
        class="icon-button"
        aria-label={t('View')}
        title={t('View')}
        aria-haspopup="menu"
        aria-expanded={screen.menu.value?.isView ?? false}
        onClick={(event) => openMenu(screen, { key: null, isView: true, anchor: event.currentTarget })}
      >
        <Icon name="view" />
      </button>
      <button
        type="button"
        class="icon-button"
        aria-label={t('Board actions')}
        aria-haspopup="menu"
        aria-expanded={isBoardMenu(screen.menu.value)}
        onClick={(event) => openMenu(screen, { key: null, anchor: event.currentTarget })}
      >
        <Icon name="more" />
      </button>
    </>
  )
}

function HandChanged(props: { readonly head: HeadView; readonly isReadOnly: boolean }): JSX.Element {
  const { channel } = useScreen()
  return (
    <span class="chip by-hand" title={props.head.changedByHand.join(', ')}>
      <b>{handSentence(props.head)}</b>
      {!props.isReadOnly && (
        <button type="button" class="link" onClick={() => channel.send({ type: 'commitByHand' })}>
          {props.head.changedByHand.length === 1 ? t('Commit it') : t('Commit each')}
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
    ? t('Collect changes')
    : pending === 0
      ? t('Stop collecting')
      : plural(pending, 'Commit {0} collected change', 'Commit {0} collected changes')
  return (
    <button
      type="button"
      class={isCollecting ? 'collect on' : 'collect'}
      aria-pressed={isCollecting}
      title={
        isCollecting ? t('Makes one commit of all collected changes') : t('Gathers the next changes into one commit')
      }
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

function isBoardMenu(menu: OpenMenu | null): boolean {
  return menu !== null && menu.key === null && menu.column === undefined && !menu.isView
}
