import type { Field } from '../card/field.ts'
import { t } from '../l10n/l10n.ts'

/** What a key of a card means, in a sentence or two of Markdown. */
export function cardKeyDocs(field: Field): string {
  switch (field) {
    case 'id':
      return t(
        'The card’s id: up to 64 letters, digits, dots, dashes and underscores, unique on the board. Without it the file’s name is the id.',
      )
    case 'status':
      return t('The column that the card is in: its id, or one of its aliases.')
    case 'rank':
      return t(
        'Where in its column the card stands. The board writes it; a card without one stands below those that have one.',
      )
    case 'title':
      return t('What the card is called, in one line. Without it the first heading is the title.')
    case 'assignees':
      return t('Who works on it: a list, or one name. A leading `@` makes no difference.')
    case 'class':
      return t('The class of service: `expedite`, `fixed-date`, `standard` or `intangible`. Without it, `standard`.')
    case 'labels':
      return t('Words to find it by: a list, or one word.')
    case 'created':
      return t('The day it was written down, as `YYYY-MM-DD`.')
    case 'blocked':
      return t('Why the card cannot go on. A card with a reason here is blocked.')
    case 'thief':
      return t('The thief of time that blocks it, or that it fell victim to.')
    case 'blocked_on':
      return t('What it waits for: a card’s id, a person, a team or a link.')
    case 'due':
      return t('The day it must be done by, as `YYYY-MM-DD`.')
    case 'depends_on':
      return t('The ids of the cards that must be done first.')
    case 'requester':
      return t('Who asked for it.')
    case 'team':
      return t('The team that it belongs to.')
    case 'skills':
      return t('What one must be able to do to work on it.')
    case 'demo':
      return t('Where its result can be seen.')
  }
}

/** What a class of service means. */
export function classDocs(classOfService: string): string {
  switch (classOfService) {
    case 'expedite':
      return t('Drop everything: its delay costs at once, and it goes before all others.')
    case 'fixed-date':
      return t('Worth nothing after its day: it is begun early enough to be done by then.')
    case 'intangible':
      return t('Costs nothing if it waits, until one day it does.')
    default:
      return t('The usual work, pulled in the order of the board.')
  }
}
