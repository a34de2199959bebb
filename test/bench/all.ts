import { measureColdLoad } from './coldLoad.ts'
import { measureCommit } from './commit.ts'
import { measureFlowCharts } from './flowCharts.ts'
import { measureHistory, weighHistory } from './history.ts'
import { measureHistorySlider } from './historySlider.ts'
import { measureLargeWall } from './largeWall.ts'
import { measureLanguage } from './language.ts'
import { measureMemory, weigh } from './memory.ts'
import { measureRefresh } from './refresh.ts'
import { measureView } from './view.ts'
import { measureWall } from './wall.ts'
import type { Measure } from './ratio.ts'

const benches: Readonly<Record<string, () => Promise<readonly Measure[]>>> = {
  coldLoad: measureColdLoad,
  refresh: measureRefresh,
  commit: measureCommit,
  memory: measureMemory,
  history: measureHistory,
  language: measureLanguage,
  view: measureView,
  wall: measureWall,
  largeWall: measureLargeWall,
  historySlider: measureHistorySlider,
  flowCharts: measureFlowCharts,
}

function line({ name, value, unit, limit, detail }: Measure): string {
  const verdict = value <= limit ? 'ok  ' : 'OVER'
  const amount = unit === '×' ? value.toFixed(2) : value.toFixed(value < 100 ? 1 : 0)
  return `${verdict} ${`${amount} ${unit}`.padStart(9)}  of ${limit} ${unit}`.padEnd(28) + `${name}  (${detail})`
}

/** Prints each measure against its limit; with names, those of these benches only. Exits 1 if one is over. */
async function main(wanted: readonly string[]): Promise<void> {
  if (wanted[0] === 'weigh') return weigh(wanted[1] ?? '')
  if (wanted[0] === 'weighHistory') return weighHistory(wanted[1] ?? '')
  for (const [name, measure] of Object.entries(benches)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    for (const measured of await measure()) {
      console.log(line(measured))
      if (!(measured.value <= measured.limit)) process.exitCode = 1
    }
  }
}

void main(process.argv.slice(2))
