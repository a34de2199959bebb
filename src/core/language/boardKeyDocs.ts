import { signalName } from '../board/signalNames.ts'
import { isSignal, type Signal, signalThresholds } from '../board/signals.ts'
import { t } from '../l10n/l10n.ts'

/** What a key of `board.md` means, as Markdown, by its path with `.` between and `*` for any name or entry; empty if unknown. */
export function boardKeyDocs(path: readonly string[]): string {
  const [section, signal] = path
  if (section === 'findings' && signal !== undefined && isSignal(signal)) return signalDocs(signal)
  const docs = said()
  const name = path.join('.')
  if (Object.hasOwn(docs, name)) return docs[name] ?? ''
  const general = path
    .map((key, i) => (i === 1 && path[0] !== undefined && namesInside.has(path[0]) ? '*' : key))
    .join('.')
  return Object.hasOwn(docs, general) ? (docs[general] ?? '') : ''
}

/** What a signal looks for, and the thresholds that it has. */
function signalDocs(signal: Signal): string {
  const thresholds = Object.entries<number | null>(signalThresholds[signal])
  const said = thresholds.map(([name, value]) => `\`${name}${value === null ? '' : `: ${value}`}\``)
  const name = `${signalName(signal)}.`
  return said.length === 0 ? name : `${name} ${t('Thresholds: {0}.', said.join(', '))}`
}

/** Sections whose keys are names that the team gives. */
const namesInside: ReadonlySet<string> = new Set(['people', 'meetings', 'thieves', 'findings', 'views'])

function said(): Readonly<Record<string, string>> {
  return {
    title: t('What the board is called.'),
    timezone: t('The time zone that days are counted in, like `Europe/Berlin`. Without it, the machine’s.'),
    columns: t('The columns of the board from left to right.'),
    'columns.*.id': t('What a card’s `status` says when it is in this column.'),
    'columns.*.name': t('What is shown above the column. Without it, the id.'),
    'columns.*.wip': t('How many cards the column may hold. Without it there is no limit.'),
    'columns.*.committed': t('`true`: lead time begins when a card enters this column.'),
    'columns.*.queue': t('`true`: cards wait in this column, nobody works on them.'),
    'columns.*.started': t(
      '`true`: entering this column starts a card. Where no column says so, it is the second one.',
    ),
    'columns.*.finished': t(
      '`true`: entering this column finishes a card. Where no column says so, it is the last one.',
    ),
    'columns.*.aliases': t('Other values of `status` that mean this column.'),
    limits: t('What is limited beside the columns, and what a change over a limit meets.'),
    'limits.policy': t(
      'What a change over a limit meets: `warn` lets it through, `ask` asks for a reason, `block` refuses it.',
    ),
    'limits.perPerson': t('How many active cards one person may have.'),
    'limits.expedite': t('How many active cards of the class `expedite` there may be.'),
    idPrefix: t('What the ids of new cards begin with.'),
    people: t('The people of the team, by the name that cards call them.'),
    'people.*.name': t('The person’s full name.'),
    'people.*.email': t('The address that git knows the person by.'),
    'people.*.team': t('The team that the person belongs to.'),
    iteration: t('The rhythm of the team: the header counts its workdays.'),
    'iteration.start': t('The first day of the first iteration, as `YYYY-MM-DD`.'),
    'iteration.days': t('How many days an iteration has.'),
    'iteration.workdays': t('The days that are worked on: `mon` to `sun`. Without it, Monday to Friday.'),
    sle: t('The service level expectation: how many per cent of the cards are done within how many days.'),
    'sle.percentile': t('Per cent of the cards, from 1 to 99.'),
    'sle.days': t('Days from started to finished.'),
    thieves: t('Thieves of time beside the five: an id, and what it means.'),
    findings: t('Thresholds of the signals of the time thieves, or `off`.'),
    mutes: t('Findings that the team does not want to see.'),
    'mutes.*.signal': t('Which signal.'),
    'mutes.*.card': t('The id of the one card it is about. Without it, all of them.'),
    'mutes.*.reason': t('Why.'),
    'mutes.*.until': t('The last day, as `YYYY-MM-DD`. Without it, for good.'),
    views: t('Saved filters: a name, and what would be typed into the filter.'),
    meetings: t('The team’s regular meetings, by kind.'),
    'meetings.*.minutes': t('How long it takes.'),
    'meetings.*.agenda': t('What is talked about, in order.'),
    commit: t('How commits of the board are written.'),
    'commit.suffix': t('Appended to the subject of every commit of the board.'),
    fields: t('The keys that other tools write, by the board’s own: `rank: ordinal`.'),
    cards: t('Which files are cards: globs relative to the board’s folder.'),
    formerly: t('Folders that held this board earlier, relative to the board’s folder.'),
  }
}

/** What a word that may stand at a path means; empty if it says so itself. */
export function boardWordDocs(path: readonly string[], word: string): string {
  if (path.join('.') !== 'limits.policy') return ''
  if (word === 'warn') return t('A change over a limit is made, and the column shows it.')
  if (word === 'ask') return t('A change over a limit is made once somebody says why.')
  return t('A change over a limit is refused.')
}
