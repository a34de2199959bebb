import type { JSX } from 'preact'
import { lazy } from './lazy.ts'
import { useScreen } from './screen.ts'

const useDialogs = lazy(async () => (await import('../dialogs/Dialogs.tsx')).Dialogs)

/** The dialog that is open. */
export function LazyDialog(): JSX.Element | null {
  const Dialogs = useDialogs(useScreen().dialog.value !== null)
  return Dialogs && <Dialogs />
}
