import { dirname } from 'node:path'
import { env, Uri, window, workspace } from 'vscode'
import { t } from '../core/l10n/l10n.ts'
import { chartFileName } from '../core/view/flow/chartFileName.ts'
import type { ToHost } from '../protocol.ts'

const pngAddress = 'data:image/png;base64,'
const pngSignature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/**
 * Lets a person take a chart along: a text goes to the clipboard, a picture into a file that the person names. Returns
 * what is to be said; null if the person went back. `folder` is the board's.
 */
export async function saveChart(
  { name, kind, text }: Extract<ToHost, { type: 'saveChart' }>,
  folder: string,
): Promise<string | null> {
  if (kind !== 'png') {
    await env.clipboard.writeText(text)
    return t('{0} copied as {1}', name, kind.toUpperCase())
  }
  const bytes = pngOf(text)
  if (!bytes) return t('{0} is no picture and was not saved', name)
  const target = await window.showSaveDialog({
    defaultUri: Uri.joinPath(Uri.file(dirname(folder)), chartFileName(name, kind)),
    filters: { PNG: ['png'] },
  })
  if (!target) return null
  await workspace.fs.writeFile(target, bytes)
  return t('{0} saved as {1}', name, workspace.asRelativePath(target))
}

/** The bytes of a picture that came as an address; null where they are no picture. */
function pngOf(text: string): Uint8Array | null {
  if (!text.startsWith(pngAddress)) return null
  const bytes = Buffer.from(text.slice(pngAddress.length), 'base64')
  return pngSignature.every((byte, at) => bytes[at] === byte) ? bytes : null
}
