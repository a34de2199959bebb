import { spawn } from 'node:child_process'
import { hasDisplay, onPath } from './onPath.ts'

const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['explorer'],
  linux: ['xdg-open', 'wslview'],
}

/** Opens the address in the person's browser where there is one to ask for; else does nothing. */
export function openInBrowser(address: string): void {
  const opener = hasDisplay() ? onPath(...(openers[process.platform] ?? [])) : null
  if (opener === null) return
  const child = spawn(opener, [address], { stdio: 'ignore', detached: true })
  child.on('error', (error) => console.error(`The browser did not open: ${error.message}`))
  child.unref()
}
