import { signal } from '@preact/signals'
import type { FunctionComponent } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { t } from '../../core/l10n/l10n.ts'
import type { Messages } from './messages.ts'
import { useScreen } from './screen.ts'

/** What is loaded when the first board is painted. */
const rest: (() => Promise<void>)[] = []

/**
 * A part of the board that the first screen does without: a hook that has it once it is wanted and there. It is loaded
 * right after the first paint, and what is wanted before waits for it. With `isEarly` it comes as soon as the page is
 * there, while the host still reads the board.
 */
export function lazy<P>(
  load: () => Promise<FunctionComponent<P>>,
  isEarly = false,
): (isWanted: boolean) => FunctionComponent<P> | null {
  const loaded = signal<FunctionComponent<P> | null>(null)
  let loading: Promise<void> | null = null
  const fetch = (): Promise<void> =>
    (loading ??= load().then(
      (part) => void (loaded.value = part),
      (error: unknown) => {
        loading = null
        throw error
      },
    ))
  // What fails here fails again, and is said, where it is wanted.
  const fetchAhead = (): Promise<void> => fetch().catch(() => undefined)
  if (isEarly) void fetchAhead()
  else rest.push(fetchAhead)
  return function useLazy(isWanted) {
    const { messages } = useScreen()
    useLayoutEffect(() => {
      if (isWanted && !loaded.peek()) fetch().catch((error: unknown) => warnOfMissing(messages, error))
    }, [isWanted])
    return isWanted ? loaded.value : null
  }
}

/** Loads what the first screen did without, part by part, whenever nothing else is to do. */
export async function loadTheRest(): Promise<void> {
  for (const fetch of rest.splice(0)) {
    await new Promise((resolve) => requestIdleCallback(resolve, { timeout: 1000 }))
    await fetch()
  }
}

/** Says that code which the board needs did not come. */
export function warnOfMissing(messages: Messages, error: unknown): void {
  messages.warn(t('A part of the board could not be loaded: {0}', String(error)))
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
