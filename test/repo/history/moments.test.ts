import assert from 'node:assert/strict'
import { describe, it } from 'mocha'
import { applyChange } from '../../../src/core/view/applyChange.ts'
import type { PastAnswer, PastQuestion } from '../../../src/core/view/pastMessages.ts'
import { Moments, type PastBoards, stepsAround } from '../../../src/repo/history/moments.ts'
import { cardFiles, smallBoard } from '../../core/board/boardOf.ts'
import { pastWall } from '../../fixtures/pastWall.ts'

const columns = ['todo', 'doing', 'review', 'done']

/** A card that goes through the columns round after round, one step a day, beside one that stays. */
const past = pastWall(
  Array.from({ length: 60 }, (_, i) => ({
    files: { 'board.md': smallBoard, ...cardFiles(['A', columns[i % 4]!], ['B', 'todo']) },
    at: new Date(Date.UTC(2026, 0, 1 + i, 12)).toISOString(),
  })),
)

async function answers(question: PastQuestion, of: PastBoards = past): Promise<readonly PastAnswer[]> {
  const told: PastAnswer[] = []
  await new Moments(of).answer(question, Date.UTC(2026, 3, 1), (answer) => told.push(answer))
  return told
}

type MomentsAnswer = Extract<PastAnswer, { type: 'moments' }>

describe('the moments of a wall', () => {
  it('tell one wall whole, first, and then the steps around it', async () => {
    const told = (await answers({ type: 'askMoment', moment: 30, since: null, wantsWall: true })) as MomentsAnswer[]
    const [first, ...rest] = told
    assert.equal(first?.moment, 30)
    assert.deepEqual(first?.facts[0]?.marks, { 'A.md': [{ kind: 'moved', from: 'Doing' }] })
    assert.ok(rest.every(({ wall }) => wall === null))
    const steps = rest.flatMap((one) => one.steps.map(({ moment }) => moment)).sort((a, b) => a - b)
    assert.deepEqual([steps[0], steps.at(-1), steps.length], [30 - stepsAround, 30 + stepsAround, 2 * stepsAround + 1])
  })

  it('lead by their steps to the walls that are told whole, there and back', async () => {
    const told = (await answers({ type: 'askMoment', moment: 30, since: null, wantsWall: true })) as MomentsAnswer[]
    const steps = new Map(told.flatMap((one) => one.steps.map((step) => [step.moment, step])))
    let view = told[0]!.wall!
    const wallAt = async (moment: number): Promise<unknown> =>
      ((await answers({ type: 'askMoment', moment, since: null, wantsWall: true })) as MomentsAnswer[])[0]?.wall
    for (const moment of [31, 32, 33]) {
      const { forward } = steps.get(moment)!
      view = forward ? applyChange(view, forward) : view
      assert.deepEqual(view, await wallAt(moment))
    }
    for (const moment of [33, 32, 31, 30]) {
      const { back } = steps.get(moment)!
      view = back ? applyChange(view, back) : view
      assert.deepEqual(view, await wallAt(moment - 1))
    }
  })

  it('stop at the ends, and say nothing of moments that there are not', async () => {
    const [first, ...rest] = (await answers({
      type: 'askMoment',
      moment: 0,
      since: null,
      wantsWall: true,
    })) as MomentsAnswer[]
    assert.deepEqual(first?.facts[0]?.marks, {})
    assert.ok(rest.every(({ steps }) => steps.every(({ moment }) => moment > 0)))
    assert.deepEqual(await answers({ type: 'askMoment', moment: 60, since: null, wantsWall: true }), [])
  })

  it('tell what changed since another moment where they are asked to', async () => {
    const [first] = (await answers({ type: 'askMoment', moment: 30, since: 3, wantsWall: true })) as MomentsAnswer[]
    assert.equal(first?.facts[0]?.since, 3)
    assert.deepEqual(first?.facts[0]?.marks, { 'A.md': [{ kind: 'moved', from: 'Done' }] })
  })

  it('leave off the steps of a moment when another one is asked for', async () => {
    const moments = new Moments(past)
    const told: PastAnswer[] = []
    const ask = (moment: number): Promise<void> =>
      moments.answer({ type: 'askMoment', moment, since: null, wantsWall: true }, 0, (answer) => told.push(answer))
    await Promise.all([ask(10), ask(50)])
    const steps = told.flatMap((answer) => (answer.type === 'moments' ? answer.steps : []))
    assert.ok(steps.length <= 2 * stepsAround + 6, String(steps.length))
    assert.ok(steps.some(({ moment }) => moment === 50))
  })

  it('say where columns or limits were others', async () => {
    const other = pastWall([
      { files: { 'board.md': smallBoard.replace('wip: 2', 'wip: 4') }, at: '2026-01-01T00:00:00Z' },
      { files: { 'board.md': smallBoard }, at: '2026-01-02T00:00:00Z' },
    ])
    const told = (await answers(
      { type: 'askMoment', moment: 1, since: null, wantsWall: true },
      other,
    )) as MomentsAnswer[]
    const facts = new Map(told.flatMap((one) => one.facts.map((fact) => [fact.moment, fact.isOtherWorkflow])))
    assert.deepEqual([facts.get(0), facts.get(1)], [true, false])
  })

  it('compare any two, and show a card as it was', async () => {
    const [compared] = await answers({ type: 'askCompare', a: 0, b: 3 })
    assert.equal(compared?.type === 'comparison' && compared.comparison.done[0]?.card, 'A')
    const [card] = await answers({ type: 'askOldCard', moment: 2, key: 'A.md' })
    assert.ok(
      card?.type === 'oldCard' && card.card?.detail.columnName === 'Review' && card.card.text.includes('review'),
    )
    const [none] = await answers({ type: 'askOldCard', moment: 2, key: 'Z.md' })
    assert.ok(none?.type === 'oldCard' && none.card === null)
  })

  it('know no life of a card that the history does not know', async () => {
    assert.deepEqual(await answers({ type: 'askLife', key: 'A.md' }), [{ type: 'life', key: 'A.md', life: null }])
  })
})
