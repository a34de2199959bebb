import { run } from './cli/run.ts'

// The editor's terminals start this with the editor's own Node; what is started from here (hooks) must not inherit that.
delete process.env['ELECTRON_RUN_AS_NODE']

// Nobody reads on (`wtw show | head`): that is their right and no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error
})

void run(process.argv.slice(2), {
  cwd: process.cwd(),
  out: (text) => void process.stdout.write(`${text}\n`),
  error: (text) => void process.stderr.write(`${text}\n`),
}).then((exitCode) => {
  process.exitCode = exitCode
})
