import { Diagnostic, type DiagnosticCollection, DiagnosticSeverity, type Disposable, Range } from 'vscode'
import type { Problem } from '../core/card/problem.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { boardFile } from './boardFiles.ts'

/** Marks a board's problems in its files, exactly where they stand, and takes the marks away once they are mended. */
export function markProblems(session: BoardSession, collection: DiagnosticCollection): Disposable {
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
    collection.set(changed.map((path) => [boardFile(session.folder, path), byPath.get(path)?.map(diagnosticOf)]))
  }
  update()
  const stopListening = session.onDidChange(update)
  return {
    dispose() {
      stopListening()
      collection.set([...marked.keys()].map((path) => [boardFile(session.folder, path), undefined]))
    },
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

/** VS Code counts lines and columns from 0, problems from 1. */
function diagnosticOf({ code, severity, range, message }: Problem): Diagnostic {
  const { start, end } = range
  const diagnostic = new Diagnostic(
    new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1),
    message,
    severity === 'error' ? DiagnosticSeverity.Error : DiagnosticSeverity.Warning,
  )
  diagnostic.source = 'Walk the Wall'
  diagnostic.code = code
  return diagnostic
}
