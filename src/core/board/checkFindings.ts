import { type Fault, warningAt } from '../card/fault.ts'
import type { YamlEntry } from '../card/yamlTree.ts'
import { t } from '../l10n/l10n.ts'
import { isSignal, thresholdNames } from './signals.ts'

/** What `findings:` and `mutes:` of a `board.md` name that no signal is called by: kept, and it means nothing. */
export function checkFindings(entries: readonly YamlEntry[]): readonly Fault[] {
  return entries.flatMap((entry) => {
    if (entry.key === 'findings') return checkSettings(entry)
    return entry.key === 'mutes' ? checkMutes(entry) : []
  })
}

function checkSettings({ value }: YamlEntry): readonly Fault[] {
  if (value.kind !== 'map') return []
  return value.entries.flatMap(({ key, keyStart, keyEnd, value: setting }) => {
    if (!isSignal(key)) return [noSignal(key, keyStart, keyEnd)]
    const names = thresholdNames(key)
    const strange = setting.kind === 'map' ? setting.entries.filter((one) => !names.includes(one.key)) : []
    return strange.map((one) => warningAt('boardInvalid', one.keyStart, one.keyEnd, noThreshold(key, one.key, names)))
  })
}

function checkMutes({ value }: YamlEntry): readonly Fault[] {
  if (value.kind !== 'list') return []
  return value.items.flatMap((mute) => {
    const signal = mute.kind === 'map' ? mute.entries.find(({ key }) => key === 'signal')?.value : undefined
    return signal?.kind === 'scalar' && !isSignal(signal.text.trim())
      ? [noSignal(signal.text.trim(), signal.start, signal.end)]
      : []
  })
}

function noSignal(name: string, start: number, end: number): Fault {
  return warningAt('boardInvalid', start, end, t('`{0}` is not a signal of the time thieves; it is not used.', name))
}

function noThreshold(signal: string, name: string, names: readonly string[]): string {
  return names.length === 0
    ? t('`{0}` has no thresholds, so `{1}` is not used.', signal, name)
    : t('`{0}` has no threshold `{1}`, only {2}; it is not used.', signal, name, names.join(', '))
}
