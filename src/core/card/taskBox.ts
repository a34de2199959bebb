/** A task's line up to the character in its box: quotes and list marks, any number of them, then the box. */
const boxPattern = /^[ \t>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t>]+)+\[([ \txX])\](?=[ \t\r\n]|$)/

/** The offset of the character in the box that a line begins with, behind its marks; -1 if it is no task's line. */
export function boxIn(line: string): number {
  const box = boxPattern.exec(line)
  return box === null ? -1 : box[0].length - 2
}
