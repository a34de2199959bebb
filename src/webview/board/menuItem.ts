/** What can be chosen in a menu. */
export interface MenuItem {
  readonly name: string
  /** The key that does the same. */
  readonly key?: string
  /** Of one of several: whether it is what is so now. */
  readonly isChecked?: boolean
  readonly isWriting: boolean
  readonly run: () => void
}

/** Items of which each list stands apart. */
export type MenuGroups = readonly (readonly MenuItem[])[]
