/** The screens that a board can have, by name. A tab exists once its screen does. */
export const tabNames = ['board', 'history', 'flow'] as const

export type TabName = (typeof tabNames)[number]
