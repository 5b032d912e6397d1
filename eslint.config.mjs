// Lint: what style asks for and a machine can check. Types are checked by tsc, dependencies by dependency-cruiser.
import tseslint from 'typescript-eslint';

const clockAndChance = [
  { object: 'Date', property: 'now', message: 'Time comes inside commands.' },
  { object: 'Math', property: 'random', message: 'Same inputs, same events: no chance here.' },
];

/** `Object.values` takes anything; a table of the kernel's state has two shapes and is read by its own functions. */
const tablesByHand = ['MemberExpression[property.name', 'Identifier[name', 'LogicalExpression[left.name'].map(shape => ({
  selector: `CallExpression[callee.object.name="Object"] > ${shape}=/^(activations|tasks|timers|messages|incidents|signals|conditions)$/].arguments`,
  message: 'Read tables of a state by entriesOf and entryOf.',
}));

export default tseslint.config(
  { ignores: ['node_modules/', 'dist/', '.luotsi/', 'prisma/generated/', 'coverage/'] },
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: { parser: tseslint.parser, parserOptions: { project: './tsconfig.json', tsconfigRootDir: import.meta.dirname } },
    plugins: { '@typescript-eslint': tseslint.plugin },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/ban-ts-comment': 'error',
      'no-empty': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 350, skipBlankLines: false }],
      'max-lines-per-function': ['error', { max: 50, skipComments: true, skipBlankLines: true }],
      'max-depth': ['error', 3],
      complexity: ['error', 12],
      'no-restricted-exports': ['error', { restrictDefaultExports: { direct: true } }],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a const object and a union.' }, { selector: 'ExportAllDeclaration', message: 'Name what a façade exports.' }],
    },
  },
  {
    files: ['kernel/**', 'guidance/**', 'workflows/**'],
    rules: {
      'no-restricted-properties': ['error', ...clockAndChance],
      'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a const object and a union.' }, { selector: 'ExportAllDeclaration', message: 'Name what a façade exports.' }],
    },
  },
  {
    files: ['kernel/**', 'guidance/**'],
    rules: { 'no-restricted-syntax': ['error', { selector: 'TSEnumDeclaration', message: 'Use a const object and a union.' }, { selector: 'ExportAllDeclaration', message: 'Name what a façade exports.' }, { selector: 'NewExpression[callee.name="Date"][arguments.length=0]', message: 'Time comes inside commands.' }, ...tablesByHand] },
  },
  { files: ['bin/**', 'worker/main.ts', 'api/main.ts', 'bench/**', 'test/**'], rules: { 'no-console': 'off' } },
  { files: ['**/*.tsx'], rules: { 'max-lines-per-function': ['error', { max: 90, skipComments: true, skipBlankLines: true }] } },
  { files: ['test/**', 'vite.config.ts', 'prisma.config.ts'], rules: { 'max-lines-per-function': 'off', 'max-lines': ['error', 500], 'no-restricted-exports': 'off' } },
  { files: ['test/support/**'], rules: { '@typescript-eslint/no-explicit-any': 'off', '@typescript-eslint/no-non-null-assertion': 'off' } },
);
