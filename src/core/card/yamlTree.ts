/** A value of a front matter as its source says it; `start` and `end` are offsets into the file's text, `end` exclusive. */
export type YamlNode = YamlScalar | YamlList | YamlMap

export type ScalarStyle = 'plain' | 'single' | 'double' | 'literal' | 'folded'

export interface YamlScalar {
  readonly kind: 'scalar'
  /** Plain: the source, lines folded. Quoted: what the quotes stand for. Empty where nothing is written. */
  readonly text: string
  readonly style: ScalarStyle
  readonly start: number
  readonly end: number
}

export interface YamlList {
  readonly kind: 'list'
  readonly style: 'flow' | 'block'
  readonly items: readonly YamlNode[]
  readonly start: number
  readonly end: number
}

export interface YamlMap {
  readonly kind: 'map'
  readonly style: 'flow' | 'block'
  readonly entries: readonly YamlEntry[]
  readonly start: number
  readonly end: number
}

export interface YamlEntry {
  readonly key: string
  readonly keyStart: number
  readonly keyEnd: number
  readonly value: YamlNode
}

/** Whether a value says that there is none: nothing, `~` or `null` without quotes. */
export function isAbsent(node: YamlNode): boolean {
  return node.kind === 'scalar' && node.style === 'plain' && isNullWord(node.text)
}

/** Whether a plain scalar's text means null to YAML. */
export function isNullWord(text: string): boolean {
  return text === '' || text === '~' || text === 'null' || text === 'Null' || text === 'NULL'
}
