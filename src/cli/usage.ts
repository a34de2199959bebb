interface Help {
  /** What is typed after the command's name. */
  readonly form: string
  readonly does: string
  /** Lines about its options, for its own help. */
  readonly more?: readonly string[]
}

/** Every command; the order is the order of the help. */
const helpOf = {
  show: {
    form: '[--at <moment>] [--filter <tokens>]',
    does: 'Shows the board, now or as it was; of its cards those that a filter leaves, like "@anne #network is:active mesh".',
  },
  check: {
    form: '[--strict]',
    does: 'Lists what is wrong in the files; exits 2 on errors, with --strict on warnings too.',
  },
  history: {
    form: '[<card>]',
    does: 'Tells what happened to all cards, or to one by any id it ever had, from the first commit on.',
  },
  compare: {
    form: '<moment> <moment>',
    does: 'Says what is different between two walls: moved, new, gone, done, blocked, over the limit.',
  },
  metrics: {
    form: '[--from <day>] [--to <day>] [--filter <tokens>] [--policy restart|first-start] [--days <n>] [--items <n>] [--window <days>] [--seed <n>] [--openmetrics | --csv]',
    does: 'Measures the flow: cycle times, age, throughput, blocked days, forecasts.',
    more: [
      '--from, --to      first and last day; by default the last is today, the first 90 days before it',
      '--filter          of the cards only some; its words look into titles, ids, labels and people, not into bodies',
      '--policy          what a return behind the started column does: restart (default) or first-start',
      '--days            how far "how many" looks ahead; by default the days of an iteration, or 14',
      '--items           the cards of "when"; by default those not finished, from the committed column on',
      '--window          days of throughput that a forecast draws from; by default 90',
      '--seed            another number draws otherwise; by default 1',
      '--openmetrics     for Prometheus and what reads its format',
      '--csv             cards and their days in each column, as ActionableAgile and its like import them',
    ],
  },
  findings: {
    form: '[--stolen]',
    does: 'Lists what looks like the work of a time thief, with its evidence, then what board.md mutes; or the days that each thief stole, by iteration.',
  },
  add: {
    form: '<title> [--column <c>] [--assignee <name>]... [--class <c>] [--label <l>]... [--reason <text>]',
    does: 'Adds a card.',
  },
  move: {
    form: '<card>... <column> [--after <card> | --top | --bottom] [--reason <text>]',
    does: 'Moves cards, in one commit; to the bottom of the column unless said otherwise.',
  },
  assign: { form: '<card> <name>... | --nobody [--reason <text>]', does: 'Replaces the people a card is assigned to.' },
  block: {
    form: '<card> --thief <t> --reason <text> [--on <what>]',
    does: 'Says what stops a card, and which thief of time it is.',
  },
  unblock: { form: '<card>', does: 'Says that nothing stops a card any more.' },
  flag: {
    form: '<card> <thief> | --none',
    does: 'Names the thief of time at a card that is not blocked, or takes it off.',
  },
  class: {
    form: '<card> <class> [--reason <text>]',
    does: 'Sets the class: expedite, fixed-date, standard or intangible.',
  },
  retitle: { form: '<card> <title>', does: "Changes a card's title." },
  set: {
    form: '<card> <field> <value>... | <card> <field> --none',
    does: 'Sets labels, due, depends_on, requester, team, skills or demo, or takes it away.',
  },
  tick: {
    form: '<card> [<task> [--off]]',
    does: 'Ticks the task with that text, or takes its tick away; without a text it lists the tasks.',
  },
  duplicate: { form: '<card> [--reason <text>]', does: 'Copies a card, right below itself.' },
  rename: { form: '<card> <id>', does: 'Gives a card another id, wherever the Markdown of the repository names it.' },
  archive: { form: '<card>...', does: 'Takes cards off the board, into archive/, in one commit.' },
  column: {
    form: 'rename <column> <name> | limit <column> <number> | limit <column> --none | add <name> [--after <column>] | move <column> [--after <column>] | remove <column> [--to <column>]',
    does: 'Changes the columns in board.md; without --after, in front of all others.',
  },
  view: { form: '<name> <filter> | <name> --none', does: 'Saves a filter for the team in board.md, or takes it away.' },
  mute: {
    form: '<signal> [<card>] --reason <text> [--until <date>] | <signal> [<card>] --none',
    does: 'Hides what a signal finds, of one card or at all, in board.md; or shows it again.',
  },
  undo: { form: '', does: 'Takes back your newest change, as a change of its own.' },
  redo: { form: '', does: 'Takes back your newest undo.' },
} as const satisfies Readonly<Record<string, Help>>

export type CommandName = keyof typeof helpOf

/** What is said of each. */
export const commandHelp: Readonly<Record<CommandName, Help>> = helpOf

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(commandHelp, name)
}

/** What `wtw --help` prints. */
export function helpText(): string {
  const names = Object.keys(commandHelp) as CommandName[]
  const lines = names.map((name) => `  wtw ${name.padEnd(9)} ${commandHelp[name].does}`)
  return ['A Kanban board of Markdown cards in git.', '', ...lines, '', ...commonLines].join('\n')
}

/** What `wtw <command> --help` prints. */
export function commandHelpText(name: CommandName): string {
  const { does, more = [] } = commandHelp[name]
  const options = more.length === 0 ? [] : [...more.map((line) => `  ${line}`), '']
  return [usageLine(name), '', `  ${does}`, '', ...options, ...commonLines].join('\n')
}

/** The one line that shows how a command is written. */
export function usageLine(name: CommandName): string {
  return `Usage: wtw ${`${name} ${commandHelp[name].form}`.trim()}`
}

const commonLines: readonly string[] = [
  'Every command takes:',
  '  --board <folder>  the board; by default from here up to the top of the repository',
  '  --json            one JSON value on standard output',
  '  --help            this text, or that of a command',
  '',
  '<card> is an id, <column> an id, alias or name, both in any case.',
  '<moment> is a commit, a day like 2026-11-16 (its end), or an instant like 2026-11-16T09:00Z.',
  'What begins with "-" and is no option stands after "--".',
  '',
  'What is read from the history is remembered in the cache folder of your account; WTW_CACHE names another',
  'one, or says "off".',
  '',
  'Exit codes: 0 done, 1 failure, 2 problems found (check), 3 refused, 64 wrong usage.',
]
