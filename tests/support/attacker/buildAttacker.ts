import { join } from 'node:path'
import { build } from 'vite'

/** The attacker's script, in one piece, to be run in a page of the browser edition. */
export const buildAttacker = async (): Promise<string> => {
  const built = await build({
    configFile: false,
    logLevel: 'error',
    define: { global: 'globalThis', 'process.env.NODE_ENV': '"production"' },
    build: {
      write: false,
      minify: false,
      lib: { entry: join(import.meta.dirname, 'attackerPage.ts'), formats: ['iife'], name: 'attackerPage' },
    },
  })
  const [output] = [built].flat()
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (chunk?.type !== 'chunk') throw new Error('the attacker could not be built')
  return chunk.code
}
