import { policySections } from '../../board/columnPolicies.ts'
import type { Column } from '../../board/workflow.ts'
import { splitFrontMatter } from '../../card/frontMatter.ts'

/** The text of `board.md` with the headings that call a column by its old name calling it by the new one. */
export function renameHeadings(text: string, { id, name, aliases, policy }: Column, newName: string): string {
  // By its id, or another name that stays, it is found as before.
  const stays = new Set([id, ...aliases].map((one) => one.toLowerCase()))
  const bodyStart = splitFrontMatter(text)?.bodyStart
  if (policy === '' || bodyStart === undefined || stays.has(name.toLowerCase())) return text
  const body = text.slice(bodyStart)
  const isNamed = policySections(body).some(({ heading }) => heading.trim().toLowerCase() === name.toLowerCase())
  if (!isNamed) return text
  const renamed = body.replace(
    /^( {0,3}##[ \t]+)([^\r\n]*?)([ \t]*#*[ \t]*)$/gm,
    (line, mark: string, said: string, end: string) =>
      said.trim().toLowerCase() === name.toLowerCase() ? mark + newName + end : line,
  )
  return text.slice(0, bodyStart) + renamed
}
