import type { Day, FlowCard } from './flowCard.ts'

/** Cards as they were known when a day ended: those that were there, without what happened to them later. */
export function asOf(cards: readonly FlowCard[], day: Day): readonly FlowCard[] {
  return cards.flatMap((card) => {
    const visits = upTo(card.visits, day)
    if (visits.length === 0) return []
    if (visits === card.visits && card.blocks.every(({ from, to }) => from <= day && (to ?? day) <= day)) return [card]
    const blocks = card.blocks
      .filter(({ from }) => from <= day)
      .map((block) => (block.to !== null && block.to > day ? { ...block, to: null } : block))
    return [{ ...card, visits, blocks }]
  })
}

function upTo<T extends { readonly day: Day }>(visits: readonly T[], day: Day): readonly T[] {
  const last = visits.at(-1)
  return last !== undefined && last.day <= day ? visits : visits.filter((visit) => visit.day <= day)
}
