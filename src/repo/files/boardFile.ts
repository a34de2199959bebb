import { lstatSync } from 'node:fs'
import { basename, join } from 'node:path'
import { brokenWorkflow } from '../../core/board/defaultWorkflow.ts'
import { parseWorkflow } from '../../core/board/parseWorkflow.ts'
import type { Workflow } from '../../core/board/workflow.ts'
import { type ProblemCode, startOfFile } from '../../core/card/problem.ts'
import { t } from '../../core/l10n/l10n.ts'
import { readFileText } from './readFile.ts'

/** The file that makes a folder a board. */
export const boardFileName = 'board.md'

/** A line of front matter that names columns, whatever comes of the rest of it. */
const columnsLine = /^(?:columns|"columns"|'columns')[ \t]*:/m

/** Whether a folder says of itself that it is a board: it has a `board.md` whose front matter names columns, well or badly. */
export function isBoardFolder(folder: string): boolean {
  const file = readFileText(join(folder, boardFileName))
  return file.kind === 'text' && columnsLine.test(frontMatterOf(file.text))
}

/** The lines between the delimiters; up to the end where the second one is missing. */
function frontMatterOf(text: string): string {
  const opening = /^\uFEFF?---[ \t]*\r?\n/.exec(text)
  if (!opening) return ''
  const rest = text.slice(opening[0].length)
  const closing = /^---[ \t]*\r?$/m.exec(rest)
  return closing ? rest.slice(0, closing.index) : rest
}

/** A board's workflow, and what tells one version of its file from another. */
export interface WorkflowFile {
  readonly version: string
  readonly read: () => Workflow
}

/** Looks at a folder's `board.md`. Without one the workflow is the default; one that is no text is a broken one. */
export function readWorkflowFile(folder: string): WorkflowFile {
  const file = readFileText(join(folder, boardFileName))
  const name = basename(folder)
  if (file.kind === 'text') return { version: `text ${file.text}`, read: () => parseWorkflow(file.text, name) }
  if (file.kind === 'gone' && !isThere(join(folder, boardFileName)))
    return { version: 'none', read: () => parseWorkflow(null, name) }
  const code = file.kind === 'fault' ? file.code : 'outsideBoard'
  return { version: `fault ${code}`, read: () => unreadable(name, code) }
}

function isThere(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined
}

function unreadable(folderName: string, code: ProblemCode): Workflow {
  const message = t(
    'board.md cannot be read as a text file of this folder: the board has no workflow until it is mended.',
  )
  return brokenWorkflow(folderName, [{ code, severity: 'error', path: boardFileName, range: startOfFile, message }])
}
