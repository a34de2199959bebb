import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** The project's folder, absolute. */
export const projectFolder = resolve(import.meta.dirname, '../..')

/** The package of the present version, absolute; it is there once `npm run package` has run. */
export function packagePath(): string {
  const manifest = readFileSync(join(projectFolder, 'package.json'), 'utf8')
  const { name, version } = JSON.parse(manifest) as { readonly name: string; readonly version: string }
  return join(projectFolder, `${name}-${version}.vsix`)
}
