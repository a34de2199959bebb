import type { ClassOfService } from '../card/card.ts'
import { t } from '../l10n/l10n.ts'

/** What a class of service is called on the wall; in files and filters it keeps its own name. */
export function classWord(classOfService: ClassOfService): string {
  switch (classOfService) {
    case 'expedite':
      return t('expedite')
    case 'fixed-date':
      return t('fixed-date')
    case 'standard':
      return t('standard')
    case 'intangible':
      return t('intangible')
  }
}
