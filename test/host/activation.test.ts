import assert from 'node:assert/strict'
import childProcess from 'node:child_process'
import fs from 'node:fs'
import { describe, it } from 'mocha'
import { theExtension } from './openWall.ts'

type Callable = (...args: unknown[]) => unknown

/** Notes each call of a module's functions that comes from the built extension itself, and not from a timer of its own. */
function note(module: object, calls: string[]): () => void {
  const before = Object.entries(Object.getOwnPropertyDescriptors(module)).filter(
    ([, { value, writable }]) => typeof value === 'function' && writable === true,
  )
  for (const [name, { value }] of before) {
    const original = value as Callable
    const noting = function (this: unknown, ...args: unknown[]): unknown {
      const stack = new Error().stack ?? ''
      const isOwn = /dist[\\/](extension|part-[^\\/]*)\.js/.test(stack) && !stack.includes('node:internal/timers')
      // Node reads the parts that the extension is made of.
      if (isOwn && !/dist[\\/]part-[^\\/]*\.js$/.test(String(args[0]))) calls.push(name)
      return original.apply(this, args)
    }
    Reflect.set(module, name, Object.assign(noting, original))
  }
  return () => Object.defineProperties(module, Object.fromEntries(before))
}

describe('activation', () => {
  it('takes less than 50 ms and touches neither files nor git', async () => {
    const extension = theExtension()
    assert.equal(extension.isActive, false, 'an empty folder activates nothing')
    const calls: string[] = []
    const limit = Error.stackTraceLimit
    Error.stackTraceLimit = 50
    const restore = [fs, fs.promises, childProcess].map((module) => note(module, calls))
    try {
      const wires = await extension.activate()
      assert.ok(wires)
      assert.ok(wires.activationMs < 50, `${wires.activationMs} ms`)
    } finally {
      restore.forEach((undo) => undo())
      Error.stackTraceLimit = limit
    }
    assert.deepEqual(calls, [])
  })
})
