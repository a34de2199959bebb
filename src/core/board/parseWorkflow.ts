import type { Problem } from '../card/problem.ts'
import { rangeAt, startOfFile } from '../card/problem.ts'
import { type BoardHead, readBoardHead } from './boardHead.ts'
import { policySections } from './columnPolicies.ts'
import { brokenWorkflow, defaultWorkflow } from './defaultWorkflow.ts'
import { findColumn } from './findColumn.ts'
import type { Column, Workflow } from './workflow.ts'
import { type Finding, readWorkflow } from './readWorkflow.ts'

const path = 'board.md'

/**
 * Reads a `board.md`; null is a board without one, which has the default workflow. Never throws: what cannot be used
 * is a Problem `boardInvalid`, and where columns, limits or names are in doubt the workflow is broken.
 */
export function parseWorkflow(text: string | null, folderName: string): Workflow {
  if (text === null) return defaultWorkflow(folderName)
  const head = readBoardHead(text)
  if (head.faults.length > 0) {
    return brokenWorkflow(
      folderName,
      head.faults.map((fault) => problem(text, { ...fault, severity: 'error' })),
    )
  }
  const { workflow, findings, isUsable } = readWorkflow(head.root, defaultWorkflow(folderName))
  const problems = findings.map((finding) => problem(text, finding))
  if (head.root === null) problems.push(noColumns)
  if (!isUsable) return brokenWorkflow(folderName, problems)
  return { ...workflow, columns: withPolicies(workflow, head), problems }
}

const noColumns: Problem = {
  code: 'boardInvalid',
  severity: 'warning',
  path,
  range: startOfFile,
  message: 'This board has no front matter that names its columns: the default ones are shown.',
}

function problem(text: string, finding: Finding): Problem {
  return {
    code: 'boardInvalid',
    severity: finding.severity,
    path,
    range: rangeAt(text, finding.start, finding.end),
    message: finding.message,
  }
}

function withPolicies(workflow: Workflow, head: BoardHead): readonly Column[] {
  const policies = new Map<Column, string>()
  for (const { heading, markdown } of policySections(head.body)) {
    const column = findColumn(workflow, heading)
    if (column === null || markdown === '') continue
    const said = policies.get(column)
    policies.set(column, said === undefined ? markdown : `${said}\n\n${markdown}`)
  }
  return workflow.columns.map((column) => ({ ...column, policy: policies.get(column) ?? '' }))
}
