import type { Plan, Trailer } from '../card/edit.ts'
import { oneLine } from './text.ts'

/**
 * The message of a board commit: subject with the team's suffix, the title of the card or the lines of a batch, the
 * trailers. Ends with LF.
 */
export function commitMessage(plan: Plan, suffix: string): string {
  return assemble(plan.subject, suffix, plan.changes ?? [plan.body], plan.trailers)
}

/** The message of one commit for several changes, oldest first. */
export function batchMessage(plans: readonly Plan[], suffix: string): string {
  const [only] = plans
  if (only !== undefined && plans.length === 1) return commitMessage(only, suffix)
  return assemble(changesSubject(plans), suffix, changeLines(plans), batchTrailers(plans))
}

/** `board: move 3 cards to Review` where all of them were the same for different cards, else `board: 4 changes`. */
export function batchSubject(plans: readonly Plan[]): string {
  const forms = new Set(plans.map(formOf))
  const [form] = forms
  const cards = new Set(plans.flatMap((plan) => plan.cards))
  const isOne = forms.size === 1 && form?.includes(hole) === true && cards.size === plans.length
  return isOne && cards.size > 1 ? form.replace(hole, `${cards.size} cards`) : changesSubject(plans)
}

/** What was changed for which card, a line each. */
export function changeLines(plans: readonly Plan[]): readonly string[] {
  return plans.map((plan) => `- ${plan.subject.replace(/^board: /, '')}: ${plan.body}`)
}

/** The trailers of all of them, each card once. From and To say nothing without their card. */
export function batchTrailers(plans: readonly Plan[]): readonly Trailer[] {
  const trailers = new Map<string, Trailer>()
  for (const trailer of plans.flatMap((plan) => plan.trailers)) {
    if (trailer.key === 'From' || trailer.key === 'To') continue
    const name = trailer.key === 'Over-limit' ? trailer.value.replace(/ \d+ of \d+$/, '') : trailer.value
    const key = `${trailer.key}: ${name}`
    // A limit is told as it is at the end, and a reason stands below the last limit that it is for.
    if (trailer.key !== 'Card') trailers.delete(key)
    trailers.set(key, trailer)
  }
  return [...trailers.values()]
}

function changesSubject(plans: readonly Plan[]): string {
  return `board: ${plans.length} changes`
}

const hole = '\u0000'

/** A subject without the name of its card; a card that moves within the column where others come to moves to it too. */
function formOf({ subject, cards: [card = ''] }: Plan): string {
  return card === '' ? subject : subject.replace(card, hole).replace(`${hole} within `, `${hole} to `)
}

function assemble(subject: string, suffix: string, body: readonly string[], trailers: readonly Trailer[]): string {
  // The subject of an undo quotes the one that it takes back, suffix and all.
  const isComplete = suffix === '' || subject.endsWith(` ${suffix}`)
  const first = oneLine(isComplete ? subject : `${subject} ${suffix}`)
  const text = body.map(oneLine).filter((line) => line !== '')
  const paragraphs = [first, text.join('\n'), trailers.map(({ key, value }) => `${key}: ${oneLine(value)}`).join('\n')]
  return `${paragraphs.filter((paragraph) => paragraph !== '').join('\n\n')}\n`
}
