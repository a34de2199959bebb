const idPattern = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
/** Windows opens a device by these names, whatever extension follows. */
const devicePattern = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i

/** Whether an id may stand in a card: also safe as a part of a file name on every system. */
export function isValidId(id: string): boolean {
  return idPattern.test(id) && !id.includes('..') && !devicePattern.test(id)
}
