import { spawnSync } from 'node:child_process'
import { mkdtempSync, realpathSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { findBoardAt, repositoryTop } from '../../src/repo/files/findBoards.ts'
import { demoBoard } from '../fixtures/demoBoard.ts'
import { findDesktop, openDesktop } from './desktop.ts'
import { openInBrowser } from './openInBrowser.ts'
import { packagePath, projectFolder } from './packagePath.ts'
import { installServer, newest } from './installServer.ts'
import { startServer } from './startServer.ts'

/** What a person who tries the wall wants set; the rest is as VS Code comes. */
const settings = { 'walkTheWall.openOnStartup': true, 'security.workspace.trust.enabled': false }

/**
 * `npm start [-- --board <folder>] [--no-open]`: builds, packages, and opens a real VS Code with the package on a fresh
 * demo repository or on somebody's own: the desktop's, else a server in the browser until Ctrl+C.
 */
async function main(): Promise<void> {
  const options = { board: { type: 'string' }, 'no-open': { type: 'boolean', default: false } } as const
  const { values } = parseArgs({ options })
  const folder = values.board === undefined ? makeDemo() : await folderAround(realpathSync.native(values.board))
  packageNow()
  const desktop = values['no-open'] ? null : findDesktop()
  if (desktop === null) await serve(folder, !values['no-open'])
  else openDesktop(desktop, { folder, vsix: packagePath(), settings })
}

/** What to open for a board to be found: the repository around it, else the folder that it is in. */
async function folderAround(folder: string): Promise<string> {
  const board = await findBoardAt(folder)
  return board === null ? folder : (repositoryTop(board) ?? dirname(board))
}

function makeDemo(): string {
  const { folder } = demoBoard(join(mkdtempSync(join(tmpdir(), 'walk-the-wall-')), 'kestrel'), today())
  console.log(`The demo repository: ${folder}`)
  return folder
}

/** The machine's calendar day, `YYYY-MM-DD`. */
function today(): string {
  const now = new Date()
  return new Date(now.getTime() - now.getTimezoneOffset() * 60_000).toISOString().slice(0, 10)
}

function packageNow(): void {
  const { status } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(import.meta.dirname, 'packageExtension.ts')],
    {
      cwd: projectFolder,
      stdio: ['ignore', 'inherit', 'inherit'],
    },
  )
  if (status !== 0) throw new Error('The extension could not be packaged.')
}

async function serve(folder: string, opens: boolean): Promise<void> {
  const token = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString('hex')
  const server = await startServer(await installServer(newest), { vsix: packagePath(), token, settings })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => void server.stop())
  const address = server.address(folder)
  console.log(`\nThe wall is at ${address}\n\nCtrl+C ends it.`)
  if (opens) openInBrowser(address)
  await server.ended
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
