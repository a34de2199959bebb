import { t } from '../../core/l10n/l10n.ts'
import type { Timeline } from '../../core/view/timeline.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import { dateWords } from './dates.ts'

/** Letters of a subject that are read aloud: a hostile one would never end. */
const mostSaid = 200

/** Who made the moment. */
export function authorOf({ people, authors }: Timeline, moment: number): string {
  return visibleText(people[authors[moment] ?? 0] ?? '')
}

export function subjectOf({ subjects }: Timeline, moment: number): string {
  return visibleText(subjects[moment] ?? '')
}

/** `Mon 23 Nov 2026, 14:03`. */
export function whenOf({ at, timezone }: Timeline, moment: number): string {
  return dateWords(timezone).moment(at[moment] ?? 0)
}

/** `Mon 23 Nov 2026, 14:03, Anne: board: move SRE-1 to Review, 812 of 932`. */
export function momentSentence(timeline: Timeline, moment: number): string {
  const subject = subjectOf(timeline, moment)
  return t(
    '{0}, {1}: {2}, {3} of {4}',
    whenOf(timeline, moment),
    authorOf(timeline, moment).slice(0, mostSaid),
    subject.length > mostSaid ? `${subject.slice(0, mostSaid)}…` : subject,
    moment + 1,
    timeline.commits.length,
  )
}
