import {
  Disposable,
  EventEmitter,
  type ProviderResult,
  Range,
  ThemeColor,
  ThemeIcon,
  type TreeDataProvider,
  TreeItem,
  TreeItemCollapsibleState,
  type Uri,
  window,
} from 'vscode'
import { plural, t } from '../core/l10n/l10n.ts'
import { isSame } from '../core/view/diffViews.ts'
import { myNames } from '../core/view/myNames.ts'
import { alarmText, type WallGroup, type WallItem, type WallTree, wallTree } from '../core/view/wallTree.ts'
import type { BoardSession } from '../repo/session/boardSession.ts'
import { boardFile } from './boardFiles.ts'
import type { Report } from './report.ts'
import type { Sessions } from './sessions.ts'

/** A card, or a file with a problem, as the tree's commands are called on it. */
export class WallEntry {
  readonly folder: string
  readonly item: WallItem

  constructor(folder: string, item: WallItem) {
    this.folder = folder
    this.item = item
  }

  get uri(): Uri {
    return boardFile(this.folder, this.item.path)
  }
}

type WallNode =
  | WallEntry
  | { readonly kind: 'board'; readonly folder: string }
  | { readonly kind: 'group'; readonly folder: string; readonly group: WallGroup }
  | { readonly kind: 'more'; readonly folder: string; readonly count: number }

/** The tree "Wall" in the Explorer: what of the boards wants somebody's eye. */
export class WallView implements TreeDataProvider<WallNode>, Disposable {
  readonly #sessions: Sessions
  readonly #report: Report
  readonly #changes = new EventEmitter<undefined>()
  readonly #trees = new Map<string, WallTree>()
  readonly #subscriptions: Disposable
  readonly #view
  /** Something is not drawn yet, because nobody sees it. */
  #isStale = false

  readonly onDidChangeTreeData = this.#changes.event

  constructor(sessions: Sessions, report: Report) {
    this.#sessions = sessions
    this.#report = report
    this.#view = window.createTreeView<WallNode>('walkTheWall.wall', { treeDataProvider: this, showCollapseAll: true })
    sessions.accompany((session) => this.#follow(session))
    this.#subscriptions = Disposable.from(
      this.#view,
      this.#changes,
      sessions.onDidFind(() => this.#draw()),
      this.#view.onDidChangeVisibility(({ visible }) => {
        if (visible && this.#isStale) this.#draw()
      }),
    )
  }

  async getChildren(node?: WallNode): Promise<WallNode[]> {
    if (node === undefined) return this.#roots()
    if (node instanceof WallEntry || node.kind === 'more') return []
    if (node.kind === 'board') return this.#groups(node.folder)
    const { folder, group } = node
    const entries = group.items.map((item): WallNode => new WallEntry(folder, item))
    const more = group.count - group.items.length
    return more > 0 ? [...entries, { kind: 'more', folder, count: more }] : entries
  }

  getTreeItem(node: WallNode): TreeItem {
    if (node instanceof WallEntry) return entryItem(node)
    switch (node.kind) {
      case 'board':
        return boardItem(node.folder, this.#trees.get(node.folder)?.title ?? '')
      case 'group':
        return groupItem(node.folder, node.group)
      case 'more':
        return moreItem(node.folder, node.count)
    }
  }

  getParent(): ProviderResult<WallNode> {
    return undefined
  }

  dispose(): void {
    this.#subscriptions.dispose()
  }

  /** With one board its groups stand at the top. */
  async #roots(): Promise<WallNode[]> {
    const folders = await this.#sessions.find()
    const [only] = folders
    if (folders.length === 1 && only !== undefined) return this.#groups(only)
    await Promise.all(folders.map((folder) => this.#open(folder)))
    return folders.map((folder) => ({ kind: 'board', folder }))
  }

  async #groups(folder: string): Promise<WallNode[]> {
    await this.#open(folder)
    return (this.#trees.get(folder)?.groups ?? []).map((group) => ({ kind: 'group', folder, group }))
  }

  /** A board that cannot be read is told of once, and stands there empty. */
  async #open(folder: string): Promise<void> {
    await this.#sessions.open(folder).catch((error: unknown) => this.#report.failure(error))
  }

  #follow(session: BoardSession): Disposable {
    const { folder } = session
    const update = (): void => {
      const { board, viewContext } = session
      const tree = wallTree(board, myNames(board.workflow, viewContext.user), viewContext.ages)
      if (isSame(tree, this.#trees.get(folder))) return
      this.#trees.set(folder, tree)
      this.#draw()
    }
    update()
    const stopListening = session.onDidChange(update)
    return new Disposable(() => {
      stopListening()
      this.#trees.delete(folder)
      this.#draw()
    })
  }

  #draw(): void {
    this.#showBadge()
    this.#isStale = !this.#view.visible
    if (this.#view.visible) this.#changes.fire(undefined)
  }

  #showBadge(): void {
    const trees = [...this.#trees.values()]
    const value = trees.reduce((sum, { alarms }) => sum + alarms, 0)
    this.#view.badge = value === 0 ? undefined : { value, tooltip: t('Walk the Wall: {0}', alarmText(trees)) }
  }
}

function boardItem(folder: string, title: string): TreeItem {
  const item = new TreeItem(title, TreeItemCollapsibleState.Expanded)
  item.id = folder
  item.iconPath = new ThemeIcon('project')
  item.contextValue = 'board'
  item.resourceUri = boardFile(folder, 'board.md')
  item.tooltip = item.resourceUri.fsPath
  return item
}

const groupIcons: Readonly<Record<WallGroup['kind'], string>> = {
  mine: 'account',
  blocked: 'circle-slash',
  ageing: 'watch',
  problems: 'warning',
}

function groupItem(folder: string, { kind, name, count }: WallGroup): TreeItem {
  const state = count === 0 ? TreeItemCollapsibleState.None : TreeItemCollapsibleState.Expanded
  const item = new TreeItem(name, kind === 'problems' && count > 0 ? TreeItemCollapsibleState.Collapsed : state)
  // One that is empty is another one: VS Code remembers by id what was folded.
  item.id = `${folder}\n${kind}${count === 0 ? ' empty' : ''}`
  item.description = count === 0 ? t('none') : String(count)
  item.iconPath = new ThemeIcon(groupIcons[kind])
  item.contextValue = `group ${kind}`
  const cards =
    kind === 'problems' ? plural(count, '{0} problem', '{0} problems') : plural(count, '{0} card', '{0} cards')
  item.accessibilityInformation = { label: `${name}, ${cards}` }
  return item
}

const icons: Readonly<Record<WallItem['icon'], ThemeIcon>> = {
  blocked: new ThemeIcon('circle-slash', new ThemeColor('list.errorForeground')),
  expedite: new ThemeIcon('flame', new ThemeColor('list.warningForeground')),
  active: new ThemeIcon('circle-filled', new ThemeColor('charts.blue')),
  waiting: new ThemeIcon('circle-large-outline'),
  error: new ThemeIcon('error', new ThemeColor('problemsErrorIcon.foreground')),
  warning: new ThemeIcon('warning', new ThemeColor('problemsWarningIcon.foreground')),
}

function entryItem(entry: WallEntry): TreeItem {
  const { label, description, tooltip, spoken, icon, card, range } = entry.item
  const item = new TreeItem(label)
  item.description = description
  item.tooltip = tooltip
  item.iconPath = icons[icon]
  item.accessibilityInformation = { label: spoken }
  item.contextValue = card === null ? 'problem' : card.isBlocked ? 'card blocked' : 'card'
  if (range === null) {
    item.command = { command: 'walkTheWall.showOnWall', title: t('Show on the Wall'), arguments: [entry] }
    return item
  }
  const { start, end } = range
  const selection = new Range(start.line - 1, start.column - 1, end.line - 1, end.column - 1)
  item.command = { command: 'vscode.open', title: t('Open File'), arguments: [entry.uri, { selection }] }
  return item
}

function moreItem(folder: string, count: number): TreeItem {
  const item = new TreeItem(t('and {0} more', count))
  const board = boardFile(folder, 'board.md')
  item.command = { command: 'walkTheWall.openBoard', title: t('Open Board'), arguments: [board] }
  item.tooltip = t('Open the board to see them all')
  return item
}
