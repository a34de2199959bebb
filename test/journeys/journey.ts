import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { installServer, releaseOf } from '../vscode/installServer.ts'
import { packagePath, projectFolder } from '../vscode/packagePath.ts'
import { type RunningServer, type ServerOptions, startServer } from '../vscode/startServer.ts'
import { type Viewport, Workbench } from '../vscode/workbench.ts'
import { Wall } from './wall.ts'

/** Where journeys leave their pictures. */
export const screenshots = join(projectFolder, 'out', 'screenshots')

/** Git inside VS Code as on a fresh machine. */
const freshGit = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }

/** What the journeys of one `describe` share: a server with the package, and what each of them opened. */
export interface Journey {
  readonly server: () => RunningServer
  /** Opens a repository in VS Code, and its board; window and repository go when the test ends. */
  readonly open: (repository: BoardRepository, viewport?: Viewport) => Promise<Wall>
}

/** Starts the server before the tests of this `describe` and stops it after them; a test that fails leaves a picture. */
export function journey(options: Omit<ServerOptions, 'vsix'> = {}): Journey {
  const release = releaseOf(process.env['WTW_VSCODE'])
  let server: RunningServer | null = null
  let windows: Workbench[] = []
  let repositories: BoardRepository[] = []
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
    const name = `failed-${release.version}-${this.currentTest?.fullTitle().replaceAll(/[^a-z0-9]+/gi, '-')}.png`
    mkdirSync(screenshots, { recursive: true })
    for (const { page } of this.currentTest?.isFailed() ? windows : [])
      await page.screenshot({ path: join(screenshots, name) })
    for (const workbench of windows) await workbench.close()
    for (const repository of repositories) repository.remove()
    windows = []
    repositories = []
  })
  after(async () => {
    await server?.stop()
  })
  return {
    server: theServer,
    open: async (repository, viewport) => {
      repositories = [...repositories, repository]
      const workbench = await Workbench.open(theServer(), repository.folder, viewport)
      windows = [...windows, workbench]
      const wall = new Wall(workbench)
      await wall.open()
      return wall
    },
  }
}
