import { type ClassOfService, classesOfService } from '../card/card.ts'
import { type Refusal, refuse } from '../card/edit.ts'
import { shown } from './text.ts'

/** The class of service that somebody has named, whatever its case, or the refusal that says which there are. */
export function checkClass(named: string): ClassOfService | Refusal {
  const wanted = named.trim().toLowerCase()
  const found = classesOfService.find((one) => one === wanted)
  return found ?? refuse('invalidValue', `${shown(named)} is not a class of service: ${classesOfService.join(', ')}.`)
}
