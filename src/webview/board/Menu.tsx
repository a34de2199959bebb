import { Fragment, type JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { plural, t } from '../../core/l10n/l10n.ts'
import type { BoardCommand } from '../../protocol.ts'
import { undoOrRedo } from './actions.ts'
import { runCommand } from './commands.ts'
import { columnGroups } from './columnMenu.ts'
import { focusCard } from './focus.ts'
import { Icon } from './Icon.tsx'
import type { MenuGroups, MenuItem } from './menuItem.ts'
import { openPanel } from '../panel/openPanel.ts'
import { closeMenu, type OpenMenu, type Screen, useScreen } from './screen.ts'
import { viewGroups } from './viewMenu.ts'

/** The menu that is open: of a card, or the board's own. */
export function Menu(): JSX.Element | null {
  const screen = useScreen()
  const menu = screen.menu.value
  if (!menu) return null
  const groups = groupsOf(screen, menu)
  const count = menu.key === null ? 0 : screen.selection.around(menu.key).length
  const label =
    count > 1
      ? plural(count, 'Actions for {0} card', 'Actions for {0} cards')
      : (menu.anchor.getAttribute('aria-label') ?? '')
  return <Items key={menu.key ?? ''} menu={menu} label={label} groups={groups} />
}

function groupsOf(screen: Screen, menu: OpenMenu): MenuGroups {
  if (menu.key !== null) return cardGroups(screen, menu.key)
  if (menu.column !== undefined) return columnGroups(screen, menu.column)
  return menu.isView ? viewGroups(screen) : boardGroups(screen)
}

function cardGroups(screen: Screen, key: string): MenuGroups {
  const { state, selection } = screen
  const cards = state.cardViews(selection.around(key))
  const isOne = cards.length === 1
  const item = (command: BoardCommand, name: string, letter?: string): MenuItem => ({
    name,
    ...(letter === undefined ? {} : { key: letter }),
    isWriting: !reading.has(command),
    run: () => runCommand(screen, command, { card: key }),
  })
  const isBlocked = cards.some((card) => card.blocked)
  const isFree = cards.some((card) => !card.blocked)
  return [
    [
      item('moveTo', t('Move to…'), 'M'),
      item('moveToTop', t('Move to top')),
      item('moveToBottom', t('Move to bottom')),
    ],
    [
      ...(isFree ? [item('block', t('Block…'), 'B')] : []),
      ...(isBlocked ? [item('unblock', t('Unblock'), ...(isFree ? [] : ['B']))] : []),
      item('assign', t('Assign…'), 'A'),
      item('setClass', t('Class…')),
      item('setLabels', t('Labels…')),
      item('flagThief', t('Time thief…')),
      item('setDue', t('Due date…')),
      ...(isOne ? [item('retitle', t('Change title…'))] : []),
    ],
    [
      item('duplicate', t('Duplicate')),
      ...(isOne ? [item('renameId', t('Rename id…'))] : []),
      item('archive', t('Archive…')),
    ],
    [
      item('select', selection.keys.peek().has(key) ? t('Deselect') : t('Select'), t('Space')),
      item('copyId', isOne ? t('Copy id') : t('Copy ids')),
      ...(isOne
        ? [
            { name: t('Open card'), key: t('Enter'), isWriting: false, run: () => openPanel(screen, key, true) },
            item('openCard', t('Open file'), 'E'),
          ]
        : []),
    ],
  ]
}

/** Commands that change nothing. */
const reading: ReadonlySet<BoardCommand> = new Set(['select', 'copyId', 'openCard'])

function boardGroups(screen: Screen): MenuGroups {
  return [
    [
      { name: t('Undo board change'), isWriting: true, run: () => undoOrRedo(screen, 'undo') },
      { name: t('Redo board change'), isWriting: true, run: () => undoOrRedo(screen, 'redo') },
    ],
    [{ name: t('Archive what is done…'), isWriting: true, run: () => runCommand(screen, 'archiveDone') }],
    [
      {
        name: t('Open board.md'),
        isWriting: false,
        run: () => screen.channel.send({ type: 'headAction', action: 'openBoardFile' }),
      },
      { name: t('Keyboard shortcuts'), key: '?', isWriting: false, run: () => runCommand(screen, 'showKeys') },
    ],
  ]
}

function Items(props: { readonly menu: OpenMenu; readonly label: string; readonly groups: MenuGroups }): JSX.Element {
  const screen = useScreen()
  const list = useRef<HTMLDivElement>(null)
  const { anchor } = props.menu
  const isReadOnly = Boolean(screen.state.frame.value?.readOnly)
  useLayoutEffect(() => {
    const element = list.current
    element?.showPopover({ source: anchor })
    element?.querySelector<HTMLElement>('[role^=menuitem]')?.focus()
    const onPointer = (event: PointerEvent): void => {
      if (!element?.contains(event.target as Node)) closeMenu(screen)
    }
    document.addEventListener('pointerdown', onPointer, true)
    return () => document.removeEventListener('pointerdown', onPointer, true)
  }, [])
  const leave = (): void => {
    closeMenu(screen)
    if (anchor.isConnected) anchor.focus()
    else focusCard(screen.state, props.menu.key)
  }
  return (
    <div
      ref={list}
      role="menu"
      popover="manual"
      class="menu"
      aria-label={props.label}
      onKeyDown={(event) => onMenuKey(event, leave)}
    >
      {props.groups.map((items, i) => (
        <Fragment key={i}>
          {i > 0 && <div role="separator" class="menu-separator" />}
          {items.map((item) => (
            <Item
              key={item.name}
              item={item}
              isDisabled={item.isWriting && isReadOnly}
              onChoose={() => {
                leave()
                item.run()
              }}
            />
          ))}
        </Fragment>
      ))}
    </div>
  )
}

function Item(props: {
  readonly item: MenuItem
  readonly isDisabled: boolean
  readonly onChoose: () => void
}): JSX.Element {
  return (
    <div
      role={props.item.isChecked === undefined ? 'menuitem' : 'menuitemradio'}
      aria-checked={props.item.isChecked}
      tabIndex={-1}
      class="menu-item"
      aria-disabled={props.isDisabled ? 'true' : undefined}
      onClick={props.onChoose}
      onMouseMove={(event) => event.currentTarget.focus()}
    >
      {props.item.name}
      {props.item.isChecked && <Icon name="check" />}
      {props.item.key !== undefined && <kbd aria-hidden="true">{props.item.key}</kbd>}
    </div>
  )
}

/** Keys of an open menu; none of them reaches the board or the editor. */
function onMenuKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }, leave: () => void): void {
  event.stopPropagation()
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role^=menuitem]')]
  const at = items.indexOf(document.activeElement as HTMLElement)
  const target: Record<string, () => void> = {
    ArrowDown: () => items[(at + 1) % items.length]?.focus(),
    ArrowUp: () => items.at((at <= 0 ? items.length : at) - 1)?.focus(),
    Home: () => items[0]?.focus(),
    End: () => items.at(-1)?.focus(),
    Enter: () => items[at]?.click(),
    ' ': () => items[at]?.click(),
    Escape: leave,
    Tab: leave,
  }
  const letter = event.key.toLowerCase()
  const byLetter = [...items.slice(at + 1), ...items].find((item) => item.textContent.toLowerCase().startsWith(letter))
  const run = target[event.key] ?? (event.key.length === 1 && byLetter ? () => byLetter.focus() : undefined)
  if (!run) return
  event.preventDefault()
  run()
}
