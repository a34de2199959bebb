import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { useScreen } from './screen.ts'

/** A part of the board whose code comes when it is first wanted: a hook that has it once it is there. */
export function lazy<P>(load: () => Promise<FunctionComponent<P>>): (isWanted: boolean) => FunctionComponent<P> | null {
  const loaded = signal<FunctionComponent<P> | null>(null)
  return function useLazy(isWanted) {
    const { messages } = useScreen()
    useLayoutEffect(() => {
      if (!isWanted || loaded.peek()) return
      load().then(
        (part) => {
          loaded.value = part
        },
        (error: unknown) => messages.warn(t('A part of the board could not be loaded: {0}', String(error))),
      )
    }, [isWanted])
    return isWanted ? loaded.value : null
  }
}
