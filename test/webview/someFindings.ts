import type { Signal } from '../../src/core/board/signals.ts'
import { t } from '../../src/core/l10n/l10n.ts'
import type { Finding } from '../../src/core/flow/finding.ts'
import type { Findings } from '../../src/core/flow/findings/findThieves.ts'
import { makeFinding } from '../../src/core/flow/findings/makeFinding.ts'

/** Something found about a card of the board of the pictures. */
function about(id: string, signal: Signal, says: string, thresholds: Readonly<Record<string, number>> = {}): Finding {
  const finding = makeFinding({ signal, says, thresholds, commit: `c0ffee${'0'.repeat(34)}` })
  return { ...finding, card: id, path: `${id.toLowerCase()}.md`, isMild: signal === 'dependencies.unfinished' }
}

/** What the thieves of the board of the pictures have left traces of, in the language that is spoken. */
export function someFindings(): Findings {
  const [late, slow] = ['SRE-7K3Q', 'SRE-V3KH']
  const idle = (id: string): string => t('{1} has been untouched for {0} workdays, since {2}.', 6, id, '2026-11-06')
  return {
    found: [
      makeFinding({
        signal: 'wip.columnOver',
        says: t('{0} holds {1} cards, and its limit is {2}.', 'In progress', 5, 4),
        column: 'in-progress',
        commit: `decade${'0'.repeat(34)}`,
      }),
      makeFinding({
        signal: 'wip.personOver',
        says: t('{0} has {1} active cards, and the limit is {2}: {3}.', 'anne', 3, 2, 'SRE-ZX31, SRE-7K3Q, SRE-PW5N'),
        person: 'anne',
      }),
      about(
        late,
        'dependencies.foundLate',
        t('{1} was blocked on {2} {0} days after it was started, and no depends_on named it.', 3, late, 'network-team'),
      ),
      about(
        'SRE-1YYE',
        'dependencies.unfinished',
        t('{0} is active, and what it depends on is not finished: {1}.', 'SRE-1YYE', 'SRE-2M8X'),
        { cards: 1 },
      ),
      about(late, 'neglected.overSle', t('{1} is {0} days old.', 12, late), { days: 10 }),
      about(late, 'neglected.blockedUntouched', `${idle(late)} ${t('It is blocked.')}`, { days: 3 }),
      about(slow, 'neglected.untouched', idle(slow), { days: 5 }),
      about(slow, 'neglected.nobody', t('{0} was started on {1}, and nobody is assigned to it.', slow, '2026-11-09'), {
        days: 1,
      }),
    ],
    muted: [
      {
        finding: about('SRE-4FGT', 'neglected.untouched', idle('SRE-4FGT'), { days: 5 }),
        mute: { signal: 'neglected.untouched', card: 'SRE-4FGT', reason: 'Grafana', until: '2026-12-24' },
      },
    ],
  }
}
