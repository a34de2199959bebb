import type { Plan, Trailer } from '../card/edit.ts'
import { oneLine } from './text.ts'

/** The message of a board commit: subject with the team's suffix, the card's title, the trailers. Ends with LF. */
export function commitMessage(plan: Plan, suffix: string): string {
  return assemble(plan.subject, suffix, [plan.body], plan.trailers)
}

/** The message of one commit for several changes, oldest first. */
export function batchMessage(plans: readonly Plan[], suffix: string): string {
  const [only] = plans
  if (only !== undefined && plans.length === 1) return commitMessage(only, suffix)
  const lines = plans.map((plan) => `- ${plan.subject.replace(/^board: /, '')}: ${plan.body}`)
  const trailers = new Map<string, Trailer>()
  for (const trailer of plans.flatMap((plan) => plan.trailers)) {
    // From and To say nothing without their card.
    if (trailer.key !== 'From' && trailer.key !== 'To') trailers.set(`${trailer.key}: ${trailer.value}`, trailer)
  }
  return assemble(`board: ${plans.length} changes`, suffix, lines, [...trailers.values()])
}

function assemble(subject: string, suffix: string, body: readonly string[], trailers: readonly Trailer[]): string {
  // The subject of an undo quotes the one that it takes back, suffix and all.
  const isComplete = suffix === '' || subject.endsWith(` ${suffix}`)
  const first = oneLine(isComplete ? subject : `${subject} ${suffix}`)
  const text = body.map(oneLine).filter((line) => line !== '')
  const paragraphs = [first, text.join('\n'), trailers.map(({ key, value }) => `${key}: ${oneLine(value)}`).join('\n')]
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`
}
