import { boardRepository } from '../fixtures/boardRepository.ts'
import { releaseOf } from './installServer.ts'
import { runHostSuite } from './runHostSuite.ts'

/** `hostTests.ts floor|newest`: the host suite in an empty repository, in that release's extension host. */
async function main(name: string | undefined): Promise<void> {
  const repository = boardRepository([])
  try {
    const { failed } = await runHostSuite(releaseOf(name), repository.folder)
    process.exitCode = failed === 0 ? 0 : 1
  } finally {
    repository.remove()
  }
}

void main(process.argv[2])
