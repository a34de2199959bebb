import { randomBytes } from 'node:crypto'
import { Uri, type Webview } from 'vscode'
import { locale, translations } from '../core/l10n/l10n.ts'

/** The folder of the built webview: all that the page may load from. */
export function bundleFolder(extension: Uri): Uri {
  return Uri.joinPath(extension, 'dist', 'webview')
}

/**
 * The document that the webview is born with: the bundle under a policy that lets nothing else run or load. Parts that
 * the bundle imports later run too, because a module hands its nonce on to what it imports. It speaks what the host speaks.
 */
export function pageOf(webview: Webview, extension: Uri, board: Uri): string {
  const nonce = randomBytes(18).toString('base64')
  const address = (name: string): string =>
    escapeAttribute(webview.asWebviewUri(Uri.joinPath(bundleFolder(extension), name)).toString())
  const policy = [
    `default-src 'none'`,
    `script-src 'nonce-${nonce}'`,
    `style-src ${webview.cspSource}`,
    `font-src ${webview.cspSource}`,
    `img-src ${webview.cspSource} data:`,
  ].join('; ')
  return `<!DOCTYPE html>
<html lang="${escapeAttribute(locale())}">
  <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="${escapeAttribute(policy)}">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <link rel="stylesheet" href="${address('board.css')}">
    <title>Walk the Wall</title>
  </head>
  <body data-menus="editor" data-folder="${escapeAttribute(board.toString())}">
    <div id="root"></div>
    <script type="application/json" id="translations">${escapeData(JSON.stringify(translations()))}</script>
    <script type="module" nonce="${nonce}" src="${address('board.js')}"></script>
  </body>
</html>`
}

function escapeAttribute(value: string): string {
  return value.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

/** Nothing in a block of data ends it, or begins a comment in it. */
function escapeData(json: string): string {
  return json.replaceAll('<', '\\u003c')
}
