import { plural, t } from '../../core/l10n/l10n.ts'
import type { BoardCommand, CardCommand, CommandTarget, TabCommand, WallCommand } from '../../protocol.ts'
import type { TabName } from '../tabs.ts'
import { askAbout, openFile } from './actions.ts'
import { goTo, onBoard } from './goTo.ts'
import type { CardDialogKind, Screen } from './screen.ts'
import { type CardWish, moveAlong, moveSideways, moveWithin, sendTogether } from './moves.ts'
import { onWall } from './wallCommands.ts'

type OnCards = (screen: Screen, keys: readonly string[]) => void

/** Does a command with what it was called on, or with the card that the keyboard is on: in sight of the board. */
export function runCommand(screen: Screen, command: BoardCommand, at: CommandTarget = {}): void {
  if (isTabCommand(command)) goTo(screen, tabOf[command], true)
  else onBoard(screen, () => runOnBoard(screen, command, at))
}

const tabOf: Readonly<Record<TabCommand, TabName>> = {
  showBoard: 'board',
  showHistory: 'history',
  showFlow: 'flow',
}

function isTabCommand(command: BoardCommand): command is TabCommand {
  return command in tabOf
}

function runOnBoard(screen: Screen, command: CardCommand | WallCommand, at: CommandTarget): void {
  if (isWallCommand(command)) return onWall[command](screen, at.column ?? null)
  const { state, selection } = screen
  if (at.card !== undefined && state.card(at.card)) state.setCurrent(at.card)
  const key = state.current
  if (key !== null) onCards[command](screen, onlyOne.has(command) ? [key] : selection.around(key))
}

/** Commands that are about the one card, however many are chosen. */
const onlyOne: ReadonlySet<BoardCommand> = new Set(['retitle', 'renameId', 'openCard', 'select'])

const onCards: Readonly<Record<CardCommand, OnCards>> = {
  moveTo: asking('move'),
  moveToTop: (screen, keys) => moveWithin(screen, keys, 'top'),
  moveToBottom: (screen, keys) => moveWithin(screen, keys, 'bottom'),
  moveLeft: (screen, keys) => moveSideways(screen, keys, -1),
  moveRight: (screen, keys) => moveSideways(screen, keys, 1),
  moveUp: (screen, keys) => moveAlong(screen, keys, -1),
  moveDown: (screen, keys) => moveAlong(screen, keys, 1),
  block: asking('block'),
  unblock,
  assign: asking('assign'),
  setClass: asking('class'),
  setLabels: asking('labels'),
  flagThief: asking('thief'),
  setDue: asking('due'),
  retitle: asking('retitle'),
  duplicate: (screen, keys) => sendTogether(screen, wishesFor(screen, keys, duplicate)),
  renameId: asking('rename'),
  copyId,
  archive: asking('archive'),
  select: ({ selection }, keys) => {
    for (const key of keys) selection.toggle(key)
  },
  openCard: (screen, [key]) => {
    if (key !== undefined) openFile(screen, key)
  },
}

/** Blocks cards that are not, or unblocks them if all are. */
export function toggleBlocked(screen: Screen, keys: readonly string[]): void {
  const free = screen.state.cardViews(keys).filter((card) => !card.blocked)
  if (free.length === 0) unblock(screen, keys)
  else
    askAbout(
      screen,
      'block',
      free.map(({ key }) => key),
    )
}

function isWallCommand(command: CardCommand | WallCommand): command is WallCommand {
  return command in onWall
}

function asking(kind: CardDialogKind): OnCards {
  return (screen, keys) => askAbout(screen, kind, keys)
}

function unblock(screen: Screen, keys: readonly string[]): void {
  const made = wishesFor(screen, keys, (card) => ({ kind: 'unblockCard', card }))
  const blocked = made.filter(({ key }) => screen.state.card(key)?.view.peek().blocked)
  sendTogether(screen, blocked.length > 0 ? blocked : made)
}

function duplicate(card: string): CardWish['intent'] {
  return { kind: 'duplicateCard', card, reason: null }
}

function wishesFor({ state }: Screen, keys: readonly string[], make: (id: string) => CardWish['intent']): CardWish[] {
  return state.cardViews(keys).map(({ key, id }) => ({ key, intent: make(id) }))
}

function copyId({ state, channel, messages }: Screen, keys: readonly string[]): void {
  const ids = state.cardViews(keys).map(({ id }) => id)
  channel.send({ type: 'copy', text: ids.join('\n') })
  messages.say(ids.length === 1 ? t('{0} copied', ids[0] ?? '') : plural(ids.length, '{0} id copied', '{0} ids copied'))
}
