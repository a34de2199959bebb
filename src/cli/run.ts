import { resolve } from 'node:path'
import type { Board } from '../core/board/board.ts'
import { personKey } from '../core/board/wip.ts'
import { findReadableCard } from '../core/edit/findCard.ts'
import type { Intent } from '../core/edit/intent.ts'
import { oneLine, shown } from '../core/edit/text.ts'
import { tasksOf, tickIntent } from '../core/edit/tickTask.ts'
import type { HeadView } from '../core/view/boardView.ts'
import { asksHistory, filterBoard } from '../core/view/filter/filterBoard.ts'
import { problemJson, showJson } from '../core/view/showJson.ts'
import { showText } from '../core/view/showText.ts'
import { visibleText } from '../core/view/visibleText.ts'
import { BoardSession } from '../repo/session/boardSession.ts'
import { findBoardAt, findBoardUpward } from '../repo/files/findBoards.ts'
import { Git } from '../repo/git/git.ts'
import { type Command, type ExitCode, exitCodes } from './command.ts'
import { parseCommand } from './grammar.ts'
import { openPast } from './past.ts'
import { compare, findings, history, insight, metrics, showPast, stolen } from './pastCommands.ts'
import { problemsText } from './problems.ts'
import { failed, misused, refused, say, sayFailure, type Terminal, unclearFilter } from './terminal.ts'
import { commandHelpText, helpText, isCommandName } from './usage.ts'

/** Does what the arguments after `wtw` say; the result is the exit code. Never throws. */
export async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const command = parseCommand(args)
  if ('kind' in command) return misused(command.message, wantsJson(args), terminal)
  try {
    return await runCommand(command, terminal)
  } catch (error) {
    return failed(error, command.isJson, terminal)
  }
}

/** Whether a command that cannot be understood asks for JSON. */
function wantsJson(args: readonly string[]): boolean {
  const end = args.indexOf('--')
  return args.slice(0, end === -1 ? args.length : end).includes('--json')
}

async function runCommand(command: Command, terminal: Terminal): Promise<ExitCode> {
  const { action, isJson } = command
  if (action.kind === 'help') {
    const { topic } = action
    terminal.out(topic !== null && isCommandName(topic) ? commandHelpText(topic) : helpText())
    return exitCodes.done
  }
  const git = new Git('git')
  const session = await openSession(command, git, terminal.cwd)
  const speech = { isJson, terminal }
  try {
    switch (action.kind) {
      case 'show': {
        const { at, filter } = action
        if (at !== null) return await showPast(await openPast(session, git, terminal), { at, filter }, speech)
        await session.refreshHead()
        if (filter !== null && session.repository !== null && asksHistory(filter))
          session.takeInsight(insight(await openPast(session, git, terminal)))
        return show(session, filter, isJson, terminal)
      }
      case 'history':
        return history(await openPast(session, git, terminal), action.card, speech)
      case 'compare':
        return await compare(await openPast(session, git, terminal), action, speech)
      case 'metrics':
        return await metrics(await openPast(session, git, terminal), action, speech)
      case 'findings':
        return action.isStolen
          ? stolen(await openPast(session, git, terminal), speech)
          : await findings(await openPast(session, git, terminal), speech)
      case 'check':
        return check(session, action.isStrict, isJson, terminal)
      case 'write':
        return await write(session, action.intent, isJson, terminal)
      case 'tasks':
        return tasks(session, action.card, isJson, terminal)
      case 'tick':
        return await write(session, tickIntent(session.board, action), isJson, terminal)
    }
  } finally {
    session.dispose()
  }
}

async function openSession({ boardFolder }: Command, git: Git, cwd: string): Promise<BoardSession> {
  const folder = boardFolder === null ? await findBoardUpward(cwd) : await findBoardAt(resolve(cwd, boardFolder))
  if (folder === null) {
    const where = boardFolder === null ? 'here or above' : `in ${boardFolder}`
    throw new Error(
      `There is no board ${where}: no folder with a board.md that names columns, and no board/ with cards.`,
    )
  }
  return BoardSession.open({ folder, git, editors: null, isTrusted: true, isWatched: false })
}

function show(session: BoardSession, filter: string | null, isJson: boolean, terminal: Terminal): ExitCode {
  const { board, head } = session
  const filtered = filter === null ? null : filterBoard(board, session.viewContext, filter)
  const misuse = unclearFilter(filtered?.remarks ?? [], isJson, terminal)
  if (misuse !== null) return misuse
  terminal.out(isJson ? JSON.stringify(showJson(board, head, filtered), null, 2) : showText(board, head, filtered))
  return exitCodes.done
}

function check(session: BoardSession, isStrict: boolean, isJson: boolean, terminal: Terminal): ExitCode {
  const { problems } = session.board
  terminal.out(isJson ? JSON.stringify({ problems: problems.map(problemJson) }, null, 2) : problemsText(problems))
  const isBad = problems.some(({ severity }) => isStrict || severity === 'error')
  return isBad ? exitCodes.problems : exitCodes.done
}

async function write(session: BoardSession, intent: Intent, isJson: boolean, terminal: Terminal): Promise<ExitCode> {
  if (intent.kind === 'saveView' && intent.filter !== null) {
    const { remarks } = filterBoard(session.board, session.viewContext, intent.filter)
    const unclear = remarks.filter(({ isIgnored }) => isIgnored)
    const misuse = unclearFilter(unclear, isJson, terminal)
    if (misuse !== null) return misuse
  }
  warnOfStrangers(intent, session.board, terminal)
  const outcome = await session.execute(intent)
  if (outcome.kind === 'refused') return refused(outcome.refusal, isJson, terminal)
  const { pending } = session.head
  const commit = outcome.kind === 'committed' ? outcome.commit : null
  if (isJson) terminal.out(JSON.stringify({ commit, pending, card: cardAfter(intent, outcome.cards) }))
  else if (outcome.kind === 'pending') terminal.out(`${outcome.message}; not in git yet: ${whyPending(session.head)}`)
  else if (outcome.kind !== 'failed') terminal.out(outcome.message)
  if (outcome.kind !== 'failed') return exitCodes.done
  sayFailure(outcome.error, terminal)
  return exitCodes.failure
}

/** The id by which the first card that was changed is found from now on. */
function cardAfter(intent: Intent, cards: readonly string[]): string | null {
  return intent.kind === 'renameCard' ? intent.id.trim() : (cards[0] ?? null)
}

/** Says which of the people that a card is given to are not those of the board; it is given to them all the same. */
function warnOfStrangers(intent: Intent, { workflow }: Board, terminal: Terminal): void {
  if (workflow.people.length === 0 || (intent.kind !== 'assignCard' && intent.kind !== 'addCard')) return
  const known = new Set(workflow.people.flatMap(({ id, name }) => [personKey(id), personKey(name)]))
  for (const name of intent.assignees.map((each) => each.trim().replace(/^@/, '')))
    if (!known.has(personKey(name))) say(`"${shown(name)}" is none of the people in board.md.`, terminal)
}

/** Lists the tasks of a card. */
function tasks({ board }: BoardSession, id: string, isJson: boolean, terminal: Terminal): ExitCode {
  const found = findReadableCard(board, id)
  if (found.kind === 'refusal') return refused(found, isJson, terminal)
  const all = tasksOf(found.card).map(({ text, isDone }) => ({ text, isDone }))
  if (isJson) terminal.out(JSON.stringify({ card: found.card.id, tasks: all }, null, 2))
  else if (all.length === 0) terminal.out(`${found.card.id} has no tasks.`)
  else terminal.out(all.map(({ text, isDone }) => `[${isDone ? 'x' : ' '}] ${visibleText(oneLine(text))}`).join('\n'))
  return exitCodes.done
}

/** What a change waits for, in words. */
function whyPending({ hold }: HeadView): string {
  if (hold === null) return 'an earlier change of the card waits'
  return hold === 'detached' ? 'HEAD is detached' : `${hold} in progress`
}
