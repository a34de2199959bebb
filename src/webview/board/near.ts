import type { RefObject } from 'preact'
import { useLayoutEffect, useState } from 'preact/hooks'

/** A wall of more cards than these draws only the columns and lanes that are near what is seen. */
export const mostOnWall = 1_000

/** How far from what is seen is still near. */
const marginPx = 250

/** Whether an element is near what is seen of the wall; without `isLarge` it always is. */
export function useIsNear(ref: RefObject<HTMLElement | null>, isLarge: boolean): boolean {
  const [isNear, setNear] = useState(false)
  useLayoutEffect(() => {
    const element = ref.current
    if (!isLarge || !element) return undefined
    const box = element.getBoundingClientRect()
    const isBeside = box.right < -marginPx || box.left > innerWidth + marginPx
    setNear(!isBeside && box.bottom > -marginPx && box.top < innerHeight + marginPx)
    const observer = new IntersectionObserver((entries) => setNear(entries.at(-1)?.isIntersecting ?? false), {
      root: element.closest('.wall'),
      rootMargin: `${marginPx}px`,
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [isLarge])
  return isNear || !isLarge
}
