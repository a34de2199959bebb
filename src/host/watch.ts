import { basename, dirname } from 'node:path'
import { Disposable, RelativePattern, Uri, workspace } from 'vscode'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { realPathOf } from '../repo/files/sameFile.ts'
import { isBelow } from './boardFiles.ts'

/** A checkout or a pull touches many files within a moment: they are looked at together. */
const quietMs = 60

/**
 * Tells a session what happened to its files, to git's, and to the documents over them, whoever did it. The session
 * compares content, so its own changes come to nothing here.
 */
export function watchBoard(session: BoardSession, report: (error: unknown) => void): Disposable {
  const git = gather(() => session.refreshHead(), report)
  const files = gather(async (paths) => {
    const { rev } = session
    // A folder that came or went says nothing about what was in it.
    const areCards = [...paths].every((path) => path.endsWith('.md'))
    await (areCards ? session.refresh([...paths]) : session.refresh())
    // Only what somebody else changed is new here, and that may be a card that git does not hold like this.
    if (session.rev !== rev) git.add(session.folder)
  }, report)
  const { folder } = session
  return Disposable.from(
    files,
    git,
    watch(folder, '**', (path) => !basename(path).startsWith('.') && files.add(path)),
    watch(dirname(folder), '*', (path) => path === folder && files.add(path)),
    watchGit(session, git.add),
    watchDocuments(folder, git.add),
  )
}

interface Gathering extends Disposable {
  readonly add: (path: string) => void
}

/** Collects paths until a moment of quiet, then hands them on together; one call at a time. */
function gather(handle: (paths: ReadonlySet<string>) => Promise<void>, report: (error: unknown) => void): Gathering {
  let paths = new Set<string>()
  let timer: NodeJS.Timeout | null = null
  let running = Promise.resolve()
  const flush = (): void => {
    timer = null
    const gathered = paths
    paths = new Set()
    running = running.then(() => handle(gathered)).catch(report)
  }
  return {
    add(path) {
      paths.add(path)
      timer ??= setTimeout(flush, quietMs)
    },
    dispose() {
      if (timer) clearTimeout(timer)
    },
  }
}

/** Watches a folder, also one outside the workspace; without `**` only what lies directly in it. */
function watch(folder: string, glob: string, handle: (path: string) => void): Disposable {
  const watcher = workspace.createFileSystemWatcher(new RelativePattern(Uri.file(folder), glob))
  const onEvent = (uri: Uri): void => handle(uri.fsPath)
  return Disposable.from(
    watcher,
    watcher.onDidCreate(onEvent),
    watcher.onDidChange(onEvent),
    watcher.onDidDelete(onEvent),
  )
}

/** Watches HEAD, the index and what says that an operation is in progress; the branch's own file moves with the branch. */
function watchGit(session: BoardSession, handle: (path: string) => void): Disposable {
  let paths = ''
  let watching: readonly Disposable[] = []
  const stop = (): void => {
    Disposable.from(...watching).dispose()
  }
  const update = (): void => {
    const wanted = session.pathsToWatch()
    if (paths === wanted.join('\n')) return
    paths = wanted.join('\n')
    stop()
    const names = new Set(wanted.map((path) => Uri.file(path).fsPath))
    const folders = new Set(wanted.map((path) => dirname(path)))
    watching = [...folders].map((folder) => watch(folder, '*', (path) => names.has(path) && handle(path)))
  }
  update()
  const stopListening = session.onDidChange(update)
  return new Disposable(() => {
    stopListening()
    stop()
  })
}

/** A document that is saved, closed or reverted may free a change that waited in it. */
function watchDocuments(folder: string, handle: (path: string) => void): Disposable {
  const onDocument = ({ uri }: { readonly uri: Uri }): void => {
    if (uri.scheme !== 'file' || !uri.fsPath.endsWith('.md')) return
    if (isBelow(folder, realPathOf(uri.fsPath))) handle(uri.fsPath)
  }
  return Disposable.from(
    workspace.onDidSaveTextDocument(onDocument),
    workspace.onDidCloseTextDocument(onDocument),
    workspace.onDidChangeTextDocument(({ document }) => {
      if (!document.isDirty) onDocument(document)
    }),
  )
}
