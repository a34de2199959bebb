import picomatch from 'picomatch'
import type { Workflow } from './workflow.ts'

/**
 * The rule which files of a board folder are cards, for paths relative to it with `/`. Without `cards:` it is every
 * Markdown file but `board.md`, `README.md`, `team.md`, `meetings/**` and names that begin with `.` or `_`; the
 * archive is never on the board. (A file must also have front matter: that is for the parser to see.)
 */
export function cardPathTest(workflow: Workflow): (path: string) => boolean {
  const globs = workflow.cardGlobs
  if (globs === null) return (path) => isMarkdown(path) && !isArchived(path) && isCardByName(path)
  const included = globs.filter((glob) => !glob.startsWith('!'))
  const excluded = globs.filter((glob) => glob.startsWith('!')).map((glob) => glob.slice(1))
  const matches = picomatch(included.length === 0 ? ['**'] : included, { ignore: excluded })
  return (path) => isMarkdown(path) && !isArchived(path) && nameOf(path) !== 'board.md' && matches(path)
}

/** Whether a path is in the archive, whose cards are off the board but still there to depend on. */
export function isArchived(path: string): boolean {
  return path.startsWith('archive/')
}

function isMarkdown(path: string): boolean {
  return path.endsWith('.md') || path.toLowerCase().endsWith('.md')
}

function isCardByName(path: string): boolean {
  if (path.startsWith('meetings/') || path.startsWith('.') || path.startsWith('_')) return false
  if (path.includes('/.') || path.includes('/_')) return false
  const name = nameOf(path)
  return name !== 'board.md' && name !== 'readme.md' && name !== 'team.md'
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).toLowerCase()
}
