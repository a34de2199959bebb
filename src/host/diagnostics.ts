import { Diagnostic, DiagnosticSeverity, Disposable, languages, Range, type Uri } from 'vscode'
import type { Problem } from '../core/card/problem.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { boardFile } from './boardFiles.ts'
import type { Sessions } from './sessions.ts'

/**
 * Marks problems in files, exactly where they stand, and takes the marks away once they are mended: those that a board
 * knows of, and in the place of these, for a file that an editor holds, those of its text there.
 */
export class ProblemMarks implements Disposable {
  readonly #collection = languages.createDiagnosticCollection('walkTheWall')
  /** By address of the file. */
  readonly #ofFiles = new Map<string, readonly Diagnostic[]>()
  readonly #ofTexts = new Map<string, readonly Diagnostic[]>()

  constructor(sessions: Sessions) {
    sessions.accompany((session) => this.#follow(session))
  }

  /** Marks the text that an editor holds; null: what the board says of the file is right again. */
  markText(uri: Uri, diagnostics: readonly Diagnostic[] | null): void {
    this.#set(this.#ofTexts, uri, diagnostics)
  }

  dispose(): void {
    this.#collection.dispose()
  }

  /** Marks the problems of a board for as long as its session lasts. */
  #follow(session: BoardSession): Disposable {
    let seen: readonly Problem[] = []
    let marked = new Map<string, string>()
    const update = (): void => {
      const { problems } = session.board
      if (problems === seen) return
      seen = problems
      const byPath = groupByPath(problems)
      const current = new Map([...byPath].map(([path, problems]) => [path, JSON.stringify(problems)]))
      const changed = [...new Set([...marked.keys(), ...current.keys()])].filter(
        (path) => marked.get(path) !== current.get(path),
      )
      marked = current
      for (const path of changed)
        this.#set(this.#ofFiles, boardFile(session.folder, path), byPath.get(path)?.map(diagnosticOf) ?? null)
    }
    update()
    const stopListening = session.onDidChange(update)
    return new Disposable(() => {
      stopListening()
      for (const path of marked.keys()) this.#set(this.#ofFiles, boardFile(session.folder, path), null)
    })
  }

  #set(marks: Map<string, readonly Diagnostic[]>, uri: Uri, diagnostics: readonly Diagnostic[] | null): void {
    const address = uri.toString()
    if (diagnostics === null) marks.delete(address)
    else marks.set(address, diagnostics)
    this.#collection.set(uri, this.#ofTexts.get(address) ?? this.#ofFiles.get(address))
  }
}

function groupByPath(problems: readonly Problem[]): Map<string, Problem[]> {
  const byPath = new Map<string, Problem[]>()
  for (const problem of problems) {
    const group = byPath.get(problem.path)
    if (group) group.push(problem)
    else byPath.set(problem.path, [problem])
  }
  return byPath
}

/** What all marks are signed with. */
export const markSource = 'Walk the Wall'

/** VS Code counts lines and columns from 0, problems from 1. */
export function diagnosticOf({ code, severity, range, message }: Problem): Diagnostic {
  const { start, end } = range
  const diagnostic = new Diagnostic(
    new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1),
    message,
    severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  )
  diagnostic.source = markSource
  diagnostic.code = code
  return diagnostic
}
