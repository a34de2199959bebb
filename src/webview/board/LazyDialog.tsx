import { signal } from '@preact/signals'
import type { FunctionComponent, JSX } from 'preact'
import { useLayoutEffect } from 'preact/hooks'
import { useScreen } from './screen.ts'

const loaded = signal<FunctionComponent | null>(null)

/** The dialog that is open; its code comes with the first one. */
export function LazyDialog(): JSX.Element | null {
  const { dialog, messages } = useScreen()
  const isWanted = dialog.value !== null
  const Dialogs = loaded.value
  useLayoutEffect(() => {
    if (!isWanted || loaded.peek()) return
    import('../dialogs/Dialogs.tsx').then(
      (module) => {
        loaded.value = module.Dialogs
      },
      (error: unknown) => messages.warn(`The dialog could not be loaded: ${String(error)}`),
    )
  }, [isWanted])
  return isWanted && Dialogs ? <Dialogs /> : null
}
