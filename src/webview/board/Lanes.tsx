import { useComputed } from '@preact/signals'
import type { JSX } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'
import { plural, t } from '../../core/l10n/l10n.ts'
import type { Lane } from '../../core/view/swimlanes.ts'
import { foldLane } from './actions.ts'
import { Icon } from './Icon.tsx'
import { useIsNear } from './near.ts'
import { useScreen } from './screen.ts'

/** Heads of the lanes, each across the whole wall; the columns put their cells under them. */
export function Lanes({ isLarge }: { readonly isLarge: boolean }): JSX.Element {
  const { state } = useScreen()
  return (
    <>
      {state.cells.lanes.value.map((lane, at) => (
        <LaneHead key={lane.key} lane={lane} at={at} isLarge={isLarge} />
      ))}
    </>
  )
}

interface LaneHeadProps {
  readonly lane: Lane
  /** From 0, top to bottom. */
  readonly at: number
  readonly isLarge: boolean
}

function LaneHead({ lane, at, isLarge }: LaneHeadProps): JSX.Element {
  const screen = useScreen()
  const { state, shape, nearLanes } = screen
  const row = useRef<HTMLDivElement>(null)
  const isFolded = useComputed(() => shape.foldedLanes.value.has(lane.key)).value
  const counts = useComputed(() => state.columns.value.map((column) => column.cells.value[at]?.keys.length ?? 0))
  const isNear = useIsNear(row, isLarge)
  useLayoutEffect(() => {
    const near = new Set(nearLanes.peek())
    if (isNear) near.add(lane.key)
    else near.delete(lane.key)
    nearLanes.value = near
  }, [isNear, lane.key])
  const count = counts.value.reduce((sum, each) => sum + each, 0)
  const rows = isFolded || isNear ? 0 : Math.min(mostGuessed, Math.max(...counts.value))
  return (
    <div ref={row} class="lane" style={{ gridRow: at + 2, minHeight: `${rows * guessPx[shape.density.value]}px` }}>
      <h2 class="lane-head">
        <button
          type="button"
          class="lane-button"
          aria-expanded={!isFolded}
          title={isFolded ? t('Unfold {0}', lane.name) : t('Fold {0}', lane.name)}
          onClick={() => foldLane(screen, lane, !isFolded)}
        >
          <Icon name={isFolded ? 'chevronRight' : 'chevronDown'} />
          <span class="lane-name">{lane.name}</span> <span class="count">{plural(count, '{0} card', '{0} cards')}</span>
        </button>
      </h2>
    </div>
  )
}

/** Cards that a lane far from what is seen keeps room for, and how much for each. */
const mostGuessed = 8
const guessPx = { comfortable: 92, compact: 32 } as const
