import { type ClassOfService, classesOfService } from '../card/card.ts'
import { type Refusal, refuse } from '../card/edit.ts'
import { t } from '../l10n/l10n.ts'
import { shown } from './text.ts'

/** The class of service that somebody has named, whatever its case, or the refusal that says which there are. */
export function checkClass(named: string): ClassOfService | Refusal {
  const wanted = named.trim().toLowerCase()
  const found = classesOfService.find((one) => one === wanted)
  return (
    found ?? refuse('invalidValue', t('{0} is not a class of service: {1}.', shown(named), classesOfService.join(', ')))
  )
}
