import type { JSX } from 'preact'
import { t } from '../../core/l10n/l10n.ts'
import { foldColumn } from './actions.ts'
import type { ColumnState } from './boardState.ts'
import { DropText, Wip } from './ColumnHead.tsx'
import { Icon } from './Icon.tsx'
import { useScreen } from './screen.ts'

/** A folded column: a strip that still says what it is and how full, and takes drops. */
export function FoldedColumn({ column }: { readonly column: ColumnState }): JSX.Element {
  const screen = useScreen()
  const { name, wip } = column.view.value
  return (
    <div class="folded-head">
      <button
        type="button"
        class="icon-button unfold"
        aria-label={t('Unfold {0}', name)}
        aria-expanded="false"
        title={t('Unfold {0}', name)}
        onClick={() => foldColumn(screen, column.id, false)}
      >
        <Icon name="unfold" />
      </button>
      <h2 class="folded-name" title={name}>
        {name}
      </h2>
      <Wip wip={wip} />
      <DropText column={column} />
    </div>
  )
}
