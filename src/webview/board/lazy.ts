import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import { useScreen } from './screen.ts'

/**
 * A part of the board whose code comes when it is first wanted: a hook that has it once it is there. With `isEarly` it
 * comes as soon as the page is there, while the host still reads the board.
 */
export function lazy<P>(
  load: () => Promise<FunctionComponent<P>>,
  isEarly = false,
): (isWanted: boolean) => FunctionComponent<P> | null {
  const loaded = signal<FunctionComponent<P> | null>(null)
  const keep = (part: FunctionComponent<P>): void => {
    loaded.value = part
  }
  // What fails here fails again, and is said, where it is wanted.
  if (isEarly) load().then(keep, () => undefined)
  return function useLazy(isWanted) {
    const { messages } = useScreen()
    useLayoutEffect(() => {
      if (!isWanted || loaded.peek()) return
      load().then(keep, (error: unknown) =>
        messages.warn(t('A part of the board could not be loaded: {0}', String(error))),
      )
    }, [isWanted])
    return isWanted ? loaded.value : null
  }
}

const styles = new Map<string, Promise<void>>()

/** Loads a style sheet that lies beside this script, once. */
export function loadStyles(name: string): Promise<void> {
  const loading = styles.get(name) ?? load(name)
  styles.set(name, loading)
  return loading
}

function load(name: string): Promise<void> {
  const link = document.createElement('link')
  link.rel = 'stylesheet'
  link.href = new URL(name, import.meta.url).href
  return new Promise((resolve, reject) => {
    link.onload = () => resolve()
    link.onerror = () => {
      styles.delete(name)
      reject(new Error(name))
    }
    document.head.append(link)
  })
}
