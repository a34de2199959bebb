import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, uptime } from 'node:os'

/** A process that holds a lock or owns a journal entry, named so that another one with its number is not taken for it. */
export interface Holder {
  readonly pid: number
  /** Where the number means something: the machine and, on Linux, its process name space. */
  readonly host: string
  /** When the process began, in whatever the system counts; null where it does not say. */
  readonly start: string | null
  /** When this was written, in ms since 1970. */
  readonly at: number
}

/** This process. */
export function self(): Holder {
  return holderOf(process.pid)
}

/** A process of this machine that is running now. */
export function holderOf(pid: number): Holder {
  return { pid, host: host(), start: startOf(pid), at: Date.now() }
}

/** Whether the holder is certainly gone. What cannot be known (another machine) counts as alive. */
export function isGone(holder: Holder): boolean {
  if (holder.host !== host()) {
    return false
  }
  if (!isRunning(holder.pid)) {
    return true
  }
  const start = startOf(holder.pid)
  if (start !== null && holder.start !== null) {
    return start !== holder.start
  }
  return holder.at < Date.now() - uptime() * 1000 - clockSlackMs
}

/** Whether two holders are one process. */
export function isSame(one: Holder, other: Holder): boolean {
  return one.pid === other.pid && one.host === other.host && one.start === other.start
}

const clockSlackMs = 60_000

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== 'ESRCH'
  }
}

/** Linux: boot id and the tick at which the process began. A process that has ended and is not yet buried has none. */
function startOf(pid: number): string | null {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1')
    const afterName = fields.slice(fields.lastIndexOf(')') + 2).split(' ')
    const state = afterName[0]
    return state === 'Z' || state === 'X' ? 'ended' : `${bootId()} ${afterName[19]}`
  } catch {
    return null
  }
}

function bootId(): string {
  return readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
}

let ownHost: string | null = null

function host(): string {
  ownHost ??= `${hostname()} ${pidNamespace()}`
  return ownHost
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid')
  } catch {
    return ''
  }
}
