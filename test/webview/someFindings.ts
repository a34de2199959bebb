import type { Signal } from '../../src/core/board/signals.ts'
import type { Finding } from '../../src/core/flow/finding.ts'
import type { Findings } from '../../src/core/flow/findings/findThieves.ts'
import { makeFinding } from '../../src/core/flow/findings/makeFinding.ts'

/** Something found about a card of the board of the pictures. */
function about(id: string, signal: Signal, says: string, more: { readonly isMild?: boolean } = {}): Finding {
  const card = { id, path: `${id.toLowerCase()}.md` } as unknown as Parameters<typeof makeFinding>[0]['card']
  return makeFinding({ signal, says, card: card!, commit: 'c0ffee'.repeat(6) + 'c0ff', ...more })
}

/** What the thieves of the board of the pictures have left traces of. */
export const someFindings: Findings = {
  found: [
    makeFinding({
      signal: 'wip.columnOver',
      says: 'In progress holds 5 cards, and its limit is 4.',
      column: 'in-progress',
      commit: 'decade'.repeat(6) + 'deca',
    }),
    makeFinding({
      signal: 'wip.personOver',
      says: 'anne has 4 active cards, and the limit is 2: SRE-ZX31, SRE-7K3Q, SRE-PW5N.',
      person: 'anne',
    }),
    about(
      'SRE-7K3Q',
      'dependencies.foundLate',
      'SRE-7K3Q has waited for network-team since 3 days after it was started.',
    ),
    about(
      'SRE-1YYE',
      'dependencies.unfinished',
      'SRE-1YYE is active, and what it depends on is not finished: SRE-2M8X.',
      {
        isMild: true,
      },
    ),
    about('SRE-7K3Q', 'neglected.overSle', 'SRE-7K3Q is 12 days old. (threshold days: 10)'),
    about(
      'SRE-7K3Q',
      'neglected.blockedUntouched',
      'SRE-7K3Q has been untouched for 4 workdays, since 10 Nov. It is blocked.',
    ),
    about('SRE-V3KH', 'neglected.stuckInColumn', 'SRE-V3KH has been in Review for 6 days; 85 % left it within 4 days.'),
    about(
      'SRE-V3KH',
      'neglected.nobody',
      'SRE-V3KH was started on 9 Nov, and nobody is assigned to it. (threshold days: 1)',
    ),
  ],
  muted: [
    {
      finding: about('SRE-4FGT', 'neglected.untouched', 'SRE-4FGT has been untouched for 6 workdays, since 6 Nov.'),
      mute: {
        signal: 'neglected.untouched',
        card: 'SRE-4FGT',
        reason: 'Parked until the law is out',
        until: '2026-12-24',
      },
    },
  ],
}
