import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { format } from 'node:util'
import { buildHostSuite } from './buildHostSuite.ts'
import { launchChromium } from './chromium.ts'
import { type HostResult, readHostResult } from './hostResult.ts'
import { type Release, installServer } from './installServer.ts'
import { projectFolder } from './packagePath.ts'
import { type RunningServer, startServer } from './startServer.ts'

const withoutUserConfiguration = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }
const patienceMs = 5 * 60_000

/**
 * Runs test/host inside the extension host of this release, with `folder` (absolute) open and the extension as it is
 * built in dist/. Mocha's report goes to stdout at the end; throws if the suite came to no end.
 */
export async function runHostSuite(release: Release, folder: string): Promise<HostResult> {
  const suite = await buildHostSuite()
  const out = mkdtempSync(join(tmpdir(), 'wtw-host-'))
  const env = { ...withoutUserConfiguration, ...narrowed(), WTW_HOST_OUT: out }
  const server = await startServer(await installServer(release), { isTest: true, env })
  try {
    const said = await runInPage(server, suite, folder)
    return readHostResult(out, `${said}\n${server.log()}`)
  } finally {
    await server.stop()
    rmSync(out, { recursive: true, force: true })
  }
}

/** What a developer asked for: only the tests whose names match. */
function narrowed(): Record<string, string> {
  const grep = process.env['WTW_HOST_GREP']
  return grep === undefined ? {} : { WTW_HOST_GREP: grep }
}

/** Opens the page that runs the suite and waits until the suite has ended; returns what the console said meanwhile. */
async function runInPage(server: RunningServer, suite: string, folder: string): Promise<string> {
  const browser = await launchChromium()
  try {
    const page = await browser.newPage()
    let said = ''
    await page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => (said += `${format(...args)}\n`))
    const ended = new Promise<boolean>((resolve) => {
      setTimeout(() => resolve(false), patienceMs).unref()
      void page.exposeFunction('codeAutomationExit', () => resolve(true))
    })
    const remote = (path: string): string => `vscode-remote://127.0.0.1:${server.port}${path}`
    const payload = [
      ['extensionDevelopmentPath', remote(projectFolder)],
      ['extensionTestsPath', remote(suite)],
      ['skipWelcome', 'true'],
    ]
    await page.goto(`${server.address(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`)
    if (!(await ended)) said += 'The suite did not end.\n'
    return said
  } finally {
    await browser.close()
  }
}
