import { t } from '../../core/l10n/l10n.ts'
import type { Mark } from '../../core/view/momentView.ts'
import { visibleText } from '../../core/view/visibleText.ts'
import type { IconName } from '../board/Icon.tsx'

/** What a mark says on a card. */
export function markWord(mark: Mark): string {
  switch (mark.kind) {
    case 'new':
      return t('new')
    case 'moved':
      return t('from {0}', visibleText(mark.from))
    case 'edited':
      return t('edited')
    case 'done':
      return t('done')
    case 'blocked':
      return t('now blocked')
    case 'unblocked':
      return t('unblocked')
  }
}

export const markIcons: Readonly<Record<Mark['kind'], IconName>> = {
  new: 'add',
  moved: 'arrowRight',
  edited: 'edit',
  done: 'check',
  blocked: 'lock',
  unblocked: 'unlock',
}
