/** One line of the report: what was measured, as a multiple of its yardstick or as an amount, against its limit. */
export interface Measure {
  readonly name: string
  readonly value: number
  /** `×`, `ms`, `kB` or `MB`. */
  readonly unit: string
  readonly limit: number
  /** What the value is made of, for people. */
  readonly detail: string
}

/** A measured thing and how long one round of it took, in milliseconds. */
export type Round = () => number | Promise<number>

/** Runs an act and tells how long it took, in milliseconds. */
export async function timed(act: () => unknown): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

export function median(values: readonly number[]): number {
  return quantile(values, 1 / 2)
}

function quantile(values: readonly number[], part: number): number {
  return [...values].sort((one, other) => one - other)[Math.floor(values.length * part)]!
}

/**
 * Measures subject and yardstick in turn, so that both meet the same noise, and returns the lower quartile of each in
 * milliseconds: what others do on the machine only ever adds. The first round of each warms up and does not count.
 */
export async function inTurn(
  rounds: number,
  subject: Round,
  yardstick: Round,
): Promise<{ readonly subject: number; readonly yardstick: number }> {
  const [subjects, yardsticks]: [number[], number[]] = [[], []]
  for (let round = 0; round <= rounds; round++) {
    const one = await yardstick()
    const other = await subject()
    if (round === 0) continue
    yardsticks.push(one)
    subjects.push(other)
  }
  return { subject: quantile(subjects, 1 / 4), yardstick: quantile(yardsticks, 1 / 4) }
}

/** A measure that says how many times its yardstick something takes. */
export function ratio(
  name: string,
  limit: number,
  { subject, yardstick }: { readonly subject: number; readonly yardstick: number },
): Measure {
  const detail = `${subject.toFixed(2)} ms to ${yardstick.toFixed(2)} ms`
  return { name, value: subject / yardstick, unit: '×', limit, detail }
}
