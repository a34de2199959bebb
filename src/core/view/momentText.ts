const formats = new Map<string, Intl.DateTimeFormat>()

/** An instant (milliseconds since 1970) as the clocks of a zone show it: `2026-11-16 09:00`; null is the machine's zone. */
export function momentText(timezone: string | null, at: number): string {
  const parts = formatOf(timezone).formatToParts(at)
  const part = (type: string): string => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('year').padStart(4, '0')}-${part('month')}-${part('day')} ${part('hour')}:${part('minute')}`
}

function formatOf(timezone: string | null): Intl.DateTimeFormat {
  const known = formats.get(timezone ?? '')
  if (known) return known
  const zone = timezone === null ? {} : { timeZone: timezone }
  const day = { year: 'numeric', month: '2-digit', day: '2-digit' } as const
  const format = new Intl.DateTimeFormat('en', {
    ...zone,
    ...day,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  })
  formats.set(timezone ?? '', format)
  return format
}
