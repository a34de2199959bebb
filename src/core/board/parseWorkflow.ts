import { readFrontMatter } from '../card/frontMatter.ts'
import { type Problem, startOfFile } from '../card/problem.ts'
import { type Fault, toProblem } from '../card/fault.ts'
import { t } from '../l10n/l10n.ts'
import { policySections } from './columnPolicies.ts'
import { brokenWorkflow, defaultWorkflow } from './defaultWorkflow.ts'
import { findColumn } from './findColumn.ts'
import type { Column, Workflow } from './workflow.ts'
import { readWorkflow } from './readWorkflow.ts'

const path = 'board.md'
/** A board of many people has more keys than a card may have. */
const maxKeys = 2000

/**
 * Reads a `board.md`; null is a board without one, which has the default workflow. Never throws: what cannot be used
 * is a Problem `boardInvalid`, and where columns, limits or names are in doubt the workflow is broken.
 */
export function parseWorkflow(text: string | null, folderName: string): Workflow {
  if (text === null) return defaultWorkflow(folderName)
  const reading = readFrontMatter(text, 0, maxKeys)
  if (reading === null) {
    const workflow = defaultWorkflow(folderName)
    return { ...workflow, columns: withPolicies(workflow, text), problems: [noFrontMatter] }
  }
  if (reading.faults.length > 0) {
    return brokenWorkflow(
      folderName,
      reading.faults.map((fault) => problem(text, fault)),
    )
  }
  const { workflow, faults, isUsable } = readWorkflow(reading.entries, defaultWorkflow(folderName))
  const problems = faults.map((fault) => problem(text, fault))
  if (!isUsable) return brokenWorkflow(folderName, problems)
  return { ...workflow, columns: withPolicies(workflow, text.slice(reading.head.bodyStart)), problems }
}

const noFrontMatter: Problem = {
  code: 'boardInvalid',
  severity: 'warning',
  path,
  range: startOfFile,
  message: t('This board has no front matter that names its columns: the default ones are shown.'),
}

/** Whatever is wrong with `board.md`, the board is what cannot be read by it. */
function problem(text: string, fault: Fault): Problem {
  return toProblem(path, text, { ...fault, code: 'boardInvalid' })
}

function withPolicies(workflow: Workflow, body: string): readonly Column[] {
  const policies = new Map<Column, string>()
  for (const { heading, markdown } of policySections(body)) {
    const column = findColumn(workflow, heading)
    if (column === null || markdown === '') continue
    const said = policies.get(column)
    policies.set(column, said === undefined ? markdown : `${said}\n\n${markdown}`)
  }
  return workflow.columns.map((column) => ({ ...column, policy: policies.get(column) ?? '' }))
}
