import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'
import { onPath } from './onPath.ts'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge']
const installed = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
]

const isRoot = process.getuid?.() === 0

/** The path of a Chromium-like browser: `$CHROME_PATH`, else one on the PATH or at its usual place; null without one. */
export function findChromium(): string | null {
  const wanted = process.env['CHROME_PATH']
  if (wanted !== undefined && existsSync(wanted)) return wanted
  return onPath(...names) ?? installed.find((path) => existsSync(path)) ?? null
}

/** As {@link findChromium}, but installs Debian's where that can be done; throws a sentence that says what to do. */
export function ensureChromium(): string {
  const found = findChromium()
  if (found !== null) return found
  if (isRoot && existsSync('/usr/bin/apt-get')) {
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
    execFileSync('apt-get', ['update', '-q'], { stdio: ['ignore', 'inherit', 'inherit'], env })
    const install = ['install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core']
    execFileSync('apt-get', install, { stdio: ['ignore', 'inherit', 'inherit'], env })
  }
  const now = findChromium()
  if (now !== null) return now
  throw new Error('No Chromium, Chrome or Edge was found: install one, or name it in CHROME_PATH.')
}

/** Starts a browser that talks to nobody but the pages it is given; it ends with this process at the latest. */
export function launchChromium(): Promise<Browser> {
  return chromium.launch({
    executablePath: ensureChromium(),
    args: [
      ...(isRoot ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  })
}
