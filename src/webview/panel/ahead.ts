import type { ClassOfService } from '../../core/card/card.ts'
import type { Intent } from '../../core/edit/intent.ts'
import type { CardDetail, RelatedCard } from '../../core/view/cardDetail.ts'

/** A card as it will be when the wishes that are unanswered have been granted. */
export function drawnAhead(detail: CardDetail, intents: readonly Intent[]): CardDetail {
  return intents.reduce(after, detail)
}

function after(detail: CardDetail, intent: Intent): CardDetail {
  switch (intent.kind) {
    case 'retitleCard':
      return { ...detail, title: intent.title }
    case 'assignCard':
      return { ...detail, assignees: intent.assignees }
    case 'setClassOfService':
      return { ...detail, classOfService: intent.classOfService as ClassOfService }
    case 'flagThief':
      return { ...detail, thief: intent.thief }
    case 'blockCard':
      return { ...detail, thief: intent.thief, blocked: { reason: intent.reason, on: intent.on } }
    case 'unblockCard':
      return { ...detail, thief: null, blocked: null }
    case 'setField':
      return afterField(detail, intent)
    default:
      return detail
  }
}

function afterField(detail: CardDetail, { field, value }: Extract<Intent, { kind: 'setField' }>): CardDetail {
  const list = value === null ? [] : typeof value === 'string' ? [value] : value
  switch (field) {
    case 'labels':
    case 'skills':
      return { ...detail, [field]: list }
    case 'depends_on':
      return { ...detail, dependsOn: list.map((id) => relatedIn(detail, id)) }
    case 'due':
    case 'requester':
    case 'team':
    case 'demo':
      return { ...detail, [field]: list[0] ?? null }
  }
}

/** What is known of it here: until the host has looked, a new one is just its id. */
function relatedIn({ dependsOn }: CardDetail, id: string): RelatedCard {
  return dependsOn.find((card) => card.id === id) ?? { id, key: null, title: '', column: '', state: 'open' }
}
