import { basename } from 'node:path'
import { Range, type TextDocument, workspace, WorkspaceEdit } from 'vscode'
import { isSameFile } from '../repo/files/sameFile.ts'
import type { Editors } from '../repo/commit/writer.ts'

/** The texts that stand in editors and not yet in their files. */
export const openEditors: Editors = {
  unsavedText(absolutePath) {
    const document = documentAt(absolutePath)
    return document?.isDirty === true ? document.getText() : null
  },

  /** Replaces the one stretch that differs, so that the cursor, the folding and the undo of the editor stay. */
  async change(absolutePath, newText) {
    const document = documentAt(absolutePath)
    if (!document) return false
    const { start, end, text } = changeBetween(document.getText(), newText)
    const edit = new WorkspaceEdit()
    edit.replace(document.uri, new Range(document.positionAt(start), document.positionAt(end)), text)
    return workspace.applyEdit(edit)
  },
}

/** The text of a file as the editor has it, saved or not; null where it is not open. */
export function openText(absolutePath: string): string | null {
  return documentAt(absolutePath)?.getText() ?? null
}

/** The open document over a file, also where one of the two paths leads through a link. */
function documentAt(absolutePath: string): TextDocument | undefined {
  const name = basename(absolutePath).toLowerCase()
  return workspace.textDocuments.find(
    ({ uri, isClosed }) =>
      uri.scheme === 'file' &&
      !isClosed &&
      basename(uri.fsPath).toLowerCase() === name &&
      isSameFile(uri.fsPath, absolutePath),
  )
}

/** The stretch of `before` (offsets, `end` exclusive) that has to become `text` to make it `after`. */
export function changeBetween(before: string, after: string): { start: number; end: number; text: string } {
  const shorter = Math.min(before.length, after.length)
  let start = 0
  while (start < shorter && before[start] === after[start]) start++
  let kept = 0
  while (kept < shorter - start && before.at(-1 - kept) === after.at(-1 - kept)) kept++
  // Between the halves of a line end or of a surrogate pair there is no position.
  if (start > 0 && /[\r\uD800-\uDBFF]/.test(before[start - 1] ?? '')) start--
  if (kept > 0 && /[\n\uDC00-\uDFFF]/.test(before.at(-kept) ?? '')) kept--
  return { start, end: before.length - kept, text: after.slice(start, after.length - kept) }
}
