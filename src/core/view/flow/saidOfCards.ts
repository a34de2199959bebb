import { enoughCards } from '../../flow/ageBand.ts'
import type { CardMark, FlowReport } from '../../flow/flowReport.ts'
import { dayText, locale, plural, t } from '../../l10n/l10n.ts'
import { plainLabel } from '../plain.ts'

/** `SRE-7K3Q Replace the VPC peering mesh`. */
export function cardText({ card, title }: CardMark): string {
  return `${plainLabel(card)} ${plainLabel(title)}`
}

/** What a chart says of whom it is made of; a warning where they are few. */
export function sizeText(n: number): readonly string[] {
  return n < enoughCards
    ? [t('n = {0}', n), t('fewer than {0}: read it with care', enoughCards)]
    : [t('n = {0}', numberText(n))]
}

export function policyText({ policy }: FlowReport): string {
  return policy === 'restart'
    ? t('policy: a card that goes back begins anew')
    : t('policy: a card that goes back keeps its first start')
}

/** `left out: 3 without a start, 7 not finished`; nothing where nobody was. */
export function leftOutText(leftOut: Partial<FlowReport['leftOut']>): readonly string[] {
  const { noStart = 0, noFinish = 0, abandoned = 0 } = leftOut
  const parts = [
    noStart > 0 ? t('{0} with no start recorded', numberText(noStart)) : '',
    noFinish > 0 ? t('{0} not finished', numberText(noFinish)) : '',
    abandoned > 0 ? t('{0} abandoned', numberText(abandoned)) : '',
  ].filter((part) => part !== '')
  return parts.length === 0 ? [] : [t('left out: {0}', parts.join(', '))]
}

export function numberText(value: number): string {
  if (numbers?.language !== locale())
    numbers = {
      language: locale(),
      format: new Intl.NumberFormat(locale(), { maximumFractionDigits: 1, useGrouping: 'min2' }),
    }
  return numbers.format.format(value)
}

let numbers: { readonly language: string; readonly format: Intl.NumberFormat } | null = null

/** `1 day`, `12 days`. */
export function daysText(days: number): string {
  return plural(days, '{0} day', '{0} days')
}

export function cardsText(count: number): string {
  return plural(count, '{0} card', '{0} cards')
}

/** `26 Aug – 24 Nov`. */
export function spanText({ from, to }: Pick<FlowReport, 'from' | 'to'>): string {
  return t('{0} – {1}', dayText(from, to), dayText(to, to))
}
