import type { JSX } from 'preact'
import { lazy, loadStyles } from './lazy.ts'
import { useScreen } from './screen.ts'

const usePanel = lazy(async () => {
  const [{ CardPanel }] = await Promise.all([import('../panel/CardPanel.tsx'), loadStyles('panel.css')])
  return CardPanel
})

/** The panel of the card that is open. */
export function LazyPanel(): JSX.Element | null {
  const CardPanel = usePanel(useScreen().panel.key.value !== null)
  return CardPanel && <CardPanel />
}
