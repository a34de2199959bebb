/** Characters. */
const longest = 80

/** Names that Windows keeps for devices, whatever stands after a dot. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i

/** What the file of a chart is called: a name on every system, whatever the chart and the board are called. */
export function chartFileName(name: string, kind: string): string {
  const words = [...name.replaceAll(/[^\p{L}\p{M}\p{N}_-]+/gu, ' ').trim()].slice(0, longest).join('').trim()
  return `${words === '' || devices.test(words) ? `chart ${words}`.trim() : words}.${kind}`
}
