import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { installServer, releaseOf } from '../vscode/installServer.ts'
import { packagePath, projectFolder } from '../vscode/packagePath.ts'
import { type RunningServer, type ServerOptions, startServer } from '../vscode/startServer.ts'
import { Wall, type WallOptions } from './wall.ts'

/** Where journeys leave their pictures. */
export const screenshots = join(projectFolder, 'out', 'screenshots')

/** Git inside VS Code as on a fresh machine. */
const freshGit = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }

/** What the journeys of one `describe` share: a server with the package, and what each of them opened. */
export interface Journey {
  readonly server: () => RunningServer
  /** Opens the board of a repository; window and repository go when the test ends. */
  readonly open: (repository: BoardRepository, options?: WallOptions) => Promise<Wall>
}

/** Starts the server before the tests of this `describe` and stops it after them; a test that fails leaves a picture. */
export function journey(options: Omit<ServerOptions, 'vsix'> = {}): Journey {
  const release = releaseOf(process.env['WTW_VSCODE'])
  let server: RunningServer | null = null
  let opened: { readonly wall: Wall; readonly repository: BoardRepository }[] = []
  const theServer = (): RunningServer => {
    if (server === null) throw new Error('The server has not started.')
    return server
  }
  before(async function () {
    this.timeout(600_000)
    const env = { ...freshGit, ...options.env }
    server = await startServer(await installServer(release), { ...options, env, vsix: packagePath() })
  })
  afterEach(async function () {
    for (const { wall, repository } of opened) {
      if (this.currentTest?.isFailed()) {
        mkdirSync(screenshots, { recursive: true })
        const name = this.currentTest.fullTitle().replaceAll(/[^a-z0-9]+/gi, '-')
        await wall.workbench.page.screenshot({ path: join(screenshots, `failed-${release.version}-${name}.png`) })
      }
      await wall.close()
      repository.remove()
    }
    opened = []
  })
  after(async () => {
    await server?.stop()
  })
  return {
    server: theServer,
    open: async (repository, wallOptions = {}) => {
      const wall = await Wall.open(theServer(), repository, wallOptions)
      opened = [...opened, { wall, repository }]
      return wall
    },
  }
}
