import { ownFieldNames } from '../card/field.ts'
import type { Problem } from '../card/problem.ts'
import { t } from '../l10n/l10n.ts'
import type { Column, ColumnId, Thief, Workflow } from './workflow.ts'

/** The five time thieves of "Making Work Visible", each with one line to tell it from the others. */
export function fiveThieves(): readonly Thief[] {
  return [
    {
      id: 'too-much-wip',
      name: t('Too much WIP'),
      definition: t('More has been started than can be finished: everything takes longer.'),
    },
    {
      id: 'unknown-dependencies',
      name: t('Unknown dependencies'),
      definition: t('Something had to happen first, and nobody knew it when the work began.'),
    },
    {
      id: 'unplanned-work',
      name: t('Unplanned work'),
      definition: t('An interruption took the time that this work was promised.'),
    },
    {
      id: 'conflicting-priorities',
      name: t('Conflicting priorities'),
      definition: t('Other work was just as urgent, and nobody said which comes first.'),
    },
    {
      id: 'neglected-work',
      name: t('Neglected work'),
      definition: t('It was begun, then left lying half done.'),
    },
  ]
}

/** The workflow of a board that says nothing about it. `folderName` is its title. */
export function defaultWorkflow(folderName: string): Workflow {
  return {
    title: folderName === '' ? t('Board') : folderName,
    timezone: null,
    columns: [
      column('backlog', 'Backlog', []),
      column('ready', 'Ready', ['To do', 'todo'], true),
      column('in-progress', 'In progress', ['In progress', 'Doing']),
      column('review', 'Review', ['In review']),
      column('done', 'Done', []),
    ],
    startedPoint: 2,
    finishedPoint: 4,
    committedPoint: 1,
    limits: { policy: 'ask', perPerson: null, expedite: null },
    idPrefix: null,
    people: [],
    iteration: null,
    sle: null,
    thieves: fiveThieves(),
    findings: [],
    mutes: [],
    views: [],
    meetings: [],
    commitSuffix: '',
    fieldNames: ownFieldNames,
    cardGlobs: null,
    formerly: [],
    problems: [],
    isBroken: false,
  }
}

/** What stands in for a `board.md` that cannot be used: the default workflow, on which nothing may be written. */
export function brokenWorkflow(folderName: string, problems: readonly Problem[]): Workflow {
  return { ...defaultWorkflow(folderName), problems, isBroken: true }
}

function column(id: string, name: string, aliases: readonly string[], isQueue = false): Column {
  return { id: id as ColumnId, name, aliases, wipLimit: null, isQueue, policy: '' }
}
