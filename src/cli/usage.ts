/** Every command: what is typed after its name, and what it does. The order is the order of the help. */
export const commandHelp = {
  show: {
    form: '[--filter <tokens>]',
    does: 'Shows the board; of its cards those that a filter leaves, like "@anne #network is:active mesh".',
  },
  check: {
    form: '[--strict]',
    does: 'Lists what is wrong in the files; exits 2 on errors, with --strict on warnings too.',
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
} as const

export type CommandName = keyof typeof commandHelp

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
  return [usageLine(name), '', `  ${commandHelp[name].does}`, '', ...commonLines].join('\n')
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
  'What begins with "-" and is no option stands after "--".',
  '',
  'Exit codes: 0 done, 1 failure, 2 problems found (check), 3 refused, 64 wrong usage.',
]
