import { t } from '../../core/l10n/l10n.ts'
import { laneKinds, type LaneKind } from '../../core/view/swimlanes.ts'
import { cutBy, pack } from './actions.ts'
import type { MenuGroups } from './menuItem.ts'
import type { Screen } from './screen.ts'
import type { Density } from './shape.ts'

/** How the wall can be looked at. */
export function viewGroups(screen: Screen): MenuGroups {
  const { shape } = screen
  return [
    [null, ...laneKinds].map((kind) => ({
      name: laneWord(kind),
      isChecked: shape.lanes.value === kind,
      isWriting: false,
      run: () => cutBy(screen, kind),
    })),
    (['comfortable', 'compact'] as const).map((density) => ({
      name: densityWord(density),
      isChecked: shape.density.value === density,
      isWriting: false,
      run: () => pack(screen, density),
    })),
  ]
}

function laneWord(kind: LaneKind | null): string {
  switch (kind) {
    case null:
      return t('No swimlanes')
    case 'assignee':
      return t('Swimlanes by assignee')
    case 'class':
      return t('Swimlanes by class')
    case 'team':
      return t('Swimlanes by team')
    case 'label':
      return t('Swimlanes by label')
  }
}

function densityWord(density: Density): string {
  return density === 'compact' ? t('Compact cards') : t('Comfortable cards')
}
