// One linter. Besides types it keeps the rooms apart: each folder may import what its row in src/README.md says.
import tseslint from 'typescript-eslint'

const node = {
  regex: '^node:',
  message: 'This room runs without Node: only src/repo, the entries and tests touch node:*.',
}
const vscode = { name: 'vscode', message: 'Only src/host and src/extension.ts touch the editor.' }

/** @param {string[]} rooms @param {string} message */
const rooms = (rooms, message) => ({ group: rooms.map((room) => `**/${room}/**`), message })

/** @param {string[]} files @param {{ paths?: object[], patterns?: object[] }} imports */
const room = (files, { paths = [], patterns = [] }) => ({
  files,
  rules: { '@typescript-eslint/no-restricted-imports': ['error', { paths, patterns }] },
})

const clock = (message) => [
  { selector: "CallExpression[callee.object.name='Date'][callee.property.name='now']", message },
  { selector: "CallExpression[callee.object.name='Math'][callee.property.name='random']", message },
  { selector: "NewExpression[callee.name='Date'][arguments.length=0]", message },
]

export default tseslint.config(
  { ignores: ['dist', 'out', 'node_modules', '**/*.mjs', '.vscode-test'] },
  {
    files: ['**/*.ts', '**/*.tsx'],
    extends: [tseslint.configs.recommendedTypeChecked],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './src/core/tsconfig.json', './src/webview/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      'no-empty': ['error', { allowEmptyCatch: false }],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {
    files: ['src/**/*.ts', 'src/**/*.tsx'],
    rules: {
      'max-lines': ['error', { max: 400 }],
      'max-params': ['error', 4],
    },
  },
  {
    files: ['src/core/**/*.ts'],
    rules: {
      'no-restricted-syntax': [
        'error',
        ...clock('core has no clock and no chance: take `today` or random numbers as an argument.'),
      ],
    },
  },
  room(['src/core/**/*.ts'], {
    paths: [vscode],
    patterns: [node, rooms(['repo', 'host', 'webview'], 'core is at the bottom: it imports itself only.')],
  }),
  room(['src/protocol.ts'], {
    paths: [vscode],
    patterns: [node, rooms(['repo', 'host', 'webview'], 'The protocol knows core types only.')],
  }),
  room(['src/repo/**/*.ts'], {
    paths: [vscode],
    patterns: [
      rooms(['host', 'webview'], 'repo knows files and git, not the editor.'),
      { group: ['**/protocol.ts'], message: 'repo does not know the webview.' },
    ],
  }),
  room(['src/host/**/*.ts'], {
    paths: [
      { name: 'node:child_process', message: 'Processes are started in src/repo.' },
      { name: 'node:fs', message: 'Files are read and written in src/repo.' },
      { name: 'node:fs/promises', message: 'Files are read and written in src/repo.' },
    ],
    patterns: [rooms(['webview'], 'The host meets the webview in src/protocol.ts only.')],
  }),
  room(['src/webview/**/*.ts', 'src/webview/**/*.tsx'], {
    paths: [vscode],
    patterns: [node, rooms(['repo', 'host'], 'The webview meets the host in src/protocol.ts only.')],
  }),
  {
    files: ['src/cli.ts', 'src/cli/**/*.ts', 'test/**/*.ts'],
    rules: { 'no-console': 'off' },
  },
  {
    files: ['test/**/*.ts'],
    rules: {
      '@typescript-eslint/no-non-null-assertion': 'off',
      // Mocha's describe and it take what they are given.
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
)
