import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const root = fileURLToPath(new URL('..', import.meta.url))

export default defineConfig({
  root,
  test: {
    projects: [
      {
        test: {
          name: 'rules',
          root,
          environment: 'node',
          include: ['tests/{unit,contract,fuzz}/**/*.test.{ts,tsx}'],
          testTimeout: 30_000,
        },
      },
      {
        test: {
          name: 'simulation',
          root,
          environment: 'node',
          include: ['tests/simulation/**/*.test.ts'],
          testTimeout: 600_000,
        },
      },
      {
        test: {
          name: 'e2e',
          root,
          environment: 'node',
          include: ['tests/e2e/**/*.test.ts'],
          testTimeout: 240_000,
          hookTimeout: 240_000,
          // How long a story looks again until it sees what it expects: a busy machine may take so long, and who sees it does not wait.
          expect: { poll: { timeout: 15_000 } },
          // One browser story at a time: two cores are soon busy, and a story that waits for a machine tells nothing.
          fileParallelism: false,
          maxWorkers: 1,
        },
      },
    ],
  },
})
