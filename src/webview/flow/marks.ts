/** A dot around a place, as a path: thousands of them are one element. */
export function circle(x: number, y: number, r: number): string {
  return `M${px(x - r)} ${px(y)}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`
}

export function diamond(x: number, y: number, r: number): string {
  return `M${px(x)} ${px(y - r)}l${r} ${r}l${-r} ${r}l${-r} ${-r}z`
}

export function triangle(x: number, y: number, r: number): string {
  return `M${px(x)} ${px(y - r)}l${r} ${px(1.75 * r)}h${-2 * r}z`
}

export function rectangle(x: number, y: number, width: number, height: number): string {
  return `M${px(x)} ${px(y)}h${px(width)}v${px(height)}h${px(-width)}z`
}

/** Hundredths of a pixel are enough, and half the text. */
export function px(value: number): number {
  return Math.round(value * 100) / 100
}
