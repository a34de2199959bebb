import type { JSX } from 'preact'
import { lazy } from './lazy.ts'
import { useScreen } from './screen.ts'

const useMenu = lazy(async () => (await import('./Menu.tsx')).Menu)

/** The menu that is open. */
export function LazyMenu(): JSX.Element | null {
  const Menu = useMenu(useScreen().menu.value !== null)
  return Menu && <Menu />
}
