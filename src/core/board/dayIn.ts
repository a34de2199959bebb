const formats = new Map<string, Intl.DateTimeFormat>()

/** The day on which an instant falls in a zone, `YYYY-MM-DD`; `at` in milliseconds since 1970, null is the machine's zone. */
export function dayIn(timezone: string | null, at: number): string {
  const parts = formatOf(timezone).formatToParts(at)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')}`
}

function formatOf(timezone: string | null): Intl.DateTimeFormat {
  const known = formats.get(timezone ?? '')
  if (known) return known
  const zone = timezone === null ? {} : { timeZone: timezone }
  const format = new Intl.DateTimeFormat('en', { ...zone, year: 'numeric', month: '2-digit', day: '2-digit' })
  formats.set(timezone ?? '', format)
  return format
}
