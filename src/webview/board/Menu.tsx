import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { openCardDialog, openFile, undoOrRedo, unblock } from './actions.ts'
import { focusCard } from './focus.ts'
import { closeMenu, type OpenMenu, type Screen, useScreen } from './screen.ts'

interface Item {
  readonly name: string
  readonly key?: string
  readonly isWriting: boolean
  readonly run: () => void
}

/** The menu that is open: of a card, or the board's own. */
export function Menu(): JSX.Element | null {
  const screen = useScreen()
  const menu = screen.menu.value
  if (!menu) return null
  const items = menu.key === null ? boardItems(screen) : cardItems(screen, menu.key)
  const label = menu.anchor.getAttribute('aria-label') ?? ''
  return <Items key={menu.key ?? ''} menu={menu} label={label} items={items} />
}

function cardItems(screen: Screen, key: string): readonly Item[] {
  const isBlocked = Boolean(screen.state.card(key)?.view.value.blocked)
  return [
    { name: t('Move to…'), key: 'M', isWriting: true, run: () => openCardDialog(screen, 'move', key) },
    isBlocked
      ? { name: t('Unblock'), key: 'B', isWriting: true, run: () => unblock(screen, key) }
      : { name: t('Block…'), key: 'B', isWriting: true, run: () => openCardDialog(screen, 'block', key) },
    { name: t('Assign…'), key: 'A', isWriting: true, run: () => openCardDialog(screen, 'assign', key) },
    { name: t('Open file'), key: 'E', isWriting: false, run: () => openFile(screen, key) },
  ]
}

function boardItems(screen: Screen): readonly Item[] {
  return [
    { name: t('Undo board change'), isWriting: true, run: () => undoOrRedo(screen, 'undo') },
    { name: t('Redo board change'), isWriting: true, run: () => undoOrRedo(screen, 'redo') },
    {
      name: t('Open board.md'),
      isWriting: false,
      run: () => screen.channel.send({ type: 'headAction', action: 'openBoardFile' }),
    },
    {
      name: t('Keyboard shortcuts'),
      key: '?',
      isWriting: false,
      run: () => {
        screen.dialog.value = { kind: 'keys' }
      },
    },
  ]
}

function Items(props: {
  readonly menu: OpenMenu
  readonly label: string
  readonly items: readonly Item[]
}): JSX.Element {
  const screen = useScreen()
  const list = useRef<HTMLDivElement>(null)
  const { anchor } = props.menu
  const isReadOnly = Boolean(screen.state.frame.value?.readOnly)
  useLayoutEffect(() => {
    const element = list.current
    element?.showPopover({ source: anchor })
    element?.querySelector<HTMLElement>('[role=menuitem]')?.focus()
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
      {props.items.map((item) => (
        <div
          key={item.name}
          role="menuitem"
          tabIndex={-1}
          class="menu-item"
          aria-disabled={item.isWriting && isReadOnly ? 'true' : undefined}
          onClick={() => {
            leave()
            item.run()
          }}
          onMouseMove={(event) => event.currentTarget.focus()}
        >
          {item.name}
          {item.key !== undefined && <kbd aria-hidden="true">{item.key}</kbd>}
        </div>
      ))}
    </div>
  )
}

/** Keys of an open menu; none of them reaches the board or the editor. */
function onMenuKey(event: KeyboardEvent & { readonly currentTarget: HTMLElement }, leave: () => void): void {
  event.stopPropagation()
  if (event.ctrlKey || event.metaKey || event.altKey) return
  const items = [...event.currentTarget.querySelectorAll<HTMLElement>('[role=menuitem]')]
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
  const byLetter = items.find((item) => item.textContent.toLowerCase().startsWith(event.key.toLowerCase()))
  const run = target[event.key] ?? (event.key.length === 1 && byLetter ? () => byLetter.focus() : undefined)
  if (!run) return
  event.preventDefault()
  run()
}
