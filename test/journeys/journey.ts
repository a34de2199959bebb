import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { after, afterEach, before } from 'mocha'
import type { BoardRepository } from '../fixtures/boardRepository.ts'
import { floor, installServer, releaseOf } from '../vscode/installServer.ts'
import { packagePath, projectFolder } from '../vscode/packagePath.ts'
import { type RunningServer, type ServerOptions, startServer } from '../vscode/startServer.ts'
import { type Viewport, type WindowOptions, Workbench } from '../vscode/workbench.ts'
import { Wall } from './wall.ts'

/** Where journeys leave their pictures. */
export const screenshots = join(projectFolder, 'out', 'screenshots')

/** The VS Code that these journeys are made in. */
export const release = releaseOf(process.env['WTW_VSCODE'])

/** Git inside VS Code as on a fresh machine. */
const freshGit = { GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null' }

/** The server of a journey, and the display language of its windows. */
export interface JourneyOptions extends Omit<ServerOptions, 'vsix'>, Pick<WindowOptions, 'language'> {}

/** What the journeys of one `describe` share: a server with the package, and the windows they open. */
export interface Journey {
  /** Opens a repository in VS Code; window and repository go with the `describe`. */
  readonly openWindow: (repository: BoardRepository, viewport?: Viewport) => Promise<Workbench>
  /** Opens a repository in VS Code, and its board. */
  readonly open: (repository: BoardRepository, viewport?: Viewport) => Promise<Wall>
}

/** Starts the server before the tests of this `describe` and stops it after them; a test that fails leaves a picture. */
export function journey(options: JourneyOptions = {}): Journey {
  let server: RunningServer | null = null
  let windows: Workbench[] = []
  let repositories: BoardRepository[] = []

  const openWindow = async (repository: BoardRepository, viewport?: Viewport): Promise<Workbench> => {
    if (server === null) throw new Error('The server has not started.')
    repositories = [...repositories, repository]
    const workbench = await Workbench.open(server, repository.folder, {
      ...(viewport ? { viewport } : {}),
      ...(options.language === undefined ? {} : { language: options.language }),
    })
    windows = [...windows, workbench]
    // A key that is meant for the palette would answer the question, and trust.
    if (options.isTrusted === false && release === floor) await workbench.declineTrust()
    return workbench
  }

  before(async function () {
    this.timeout(600_000)
    const env = { ...freshGit, ...options.env }
    server = await startServer(await installServer(release), { ...options, env, vsix: packagePath() })
  })
  afterEach(async function () {
    if (this.currentTest?.isFailed() !== true) return
    mkdirSync(screenshots, { recursive: true })
    const name = `failed-${release.version}-${this.currentTest.fullTitle().replaceAll(/[^a-z0-9]+/gi, '-')}`
    for (const [i, { page }] of windows.entries())
      await page.screenshot({ path: join(screenshots, `${name}-${i}.png`) })
  })
  after(async () => {
    for (const workbench of windows) await workbench.close()
    await server?.stop()
    for (const repository of repositories) repository.remove()
  })
  return {
    openWindow,
    open: async (repository, viewport) => {
      const wall = new Wall(await openWindow(repository, viewport))
      await wall.open()
      return wall
    },
  }
}
