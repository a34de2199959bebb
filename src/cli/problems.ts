import type { Problem } from '../core/card/problem.ts'
import { problemLine } from '../core/view/showText.ts'

/** The problems of a board for people: one a line, as compilers write them. */
export function problemsText(problems: readonly Problem[]): string {
  if (problems.length === 0) return 'No problems.'
  return [...problems.map(problemLine), '', countText(problems)].join('\n')
}

function countText(problems: readonly Problem[]): string {
  const errors = problems.filter(({ severity }) => severity === 'error').length
  const warnings = problems.length - errors
  return `${counted(errors, 'error')}, ${counted(warnings, 'warning')}`
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`
}
