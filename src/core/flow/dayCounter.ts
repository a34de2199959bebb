import { tzOffset } from '@date-fns/tz'
import type { Day } from './flowCard.ts'

const minuteMs = 60_000
const quarterMs = 15 * minuteMs
const dayMs = 86_400_000

/**
 * Makes a function that tells on which day of a zone's calendar an instant falls. Zones change their offset at quarters
 * of an hour, and seldom: a day that begins and ends with one offset has it throughout, so that few instants ask for it.
 */
export function dayCounter(timezone: string): (at: number) => Day {
  const whole = new Map<number, number | null>()
  const quarters = new Map<number, number>()
  const offsetAt = (at: number): number => tzOffset(timezone, new Date(at)) * minuteMs
  const offsetOfDay = (day: number): number | null => {
    const first = offsetAt(day * dayMs)
    return first === offsetAt((day + 1) * dayMs) ? first : null
  }
  const offsetOf = (at: number): number => {
    const day = Math.floor(at / dayMs)
    const known = remembered(whole, day, offsetOfDay)
    return known ?? remembered(quarters, Math.floor(at / quarterMs), (quarter) => offsetAt(quarter * quarterMs))
  }
  return (at) => Math.floor((at + offsetOf(at)) / dayMs)
}

function remembered<T>(memory: Map<number, T>, key: number, find: (key: number) => T): T {
  const known = memory.get(key)
  if (known !== undefined) return known
  const found = find(key)
  memory.set(key, found)
  return found
}
