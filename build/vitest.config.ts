import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

/** Left to itself vitest keeps one free: of two, it would run one file after the other. */
const ALL_CORES = '100%'
const STORIES = ['tests/e2e/**/*.test.ts']
/** Those whose screens are the gallery's: they need no network and no time, and go on beside the others. */
const SCREENS = [
  'tests/e2e/{adapting,directions,editionsByKeyboard,finding,gallery,galleryFiles,pictures,place,quoting,threads,words}.test.ts',
  'tests/e2e/notes{,Begun,Caret,Commented,History,Linked,Listed,Shelved,Together}.test.ts',
]

/** One browser story at a time: two cores are soon busy, and a story that waits for a machine tells nothing. */
const inBrowsers = (
  name: string,
  files: { readonly include: string[]; readonly exclude?: string[]; readonly globalSetup?: string },
) => ({
  test: {
    name,
    root,
    environment: 'node' as const,
    ...files,
    testTimeout: 240_000,
    hookTimeout: 240_000,
    // How long a story looks again until it sees what it expects: a busy machine may take so long, and who sees it does not wait.
    expect: { poll: { timeout: 15_000 } },
    fileParallelism: false,
    maxWorkers: 1,
  },
})

export default defineConfig({
  root,
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          maxWorkers: ALL_CORES,
          root,
          environment: 'node',
          include: ['tests/{unit,contract,fuzz}/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'simulation',
          maxWorkers: ALL_CORES,
          root,
          environment: 'node',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
      inBrowsers('e2e', { include: STORIES, exclude: SCREENS }),
      inBrowsers('screens', { include: SCREENS, globalSetup: 'tests/support/builtGalleries.ts' }),
    ],
  },
})
