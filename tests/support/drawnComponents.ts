import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'

const root = join(import.meta.dirname, '../../renderer')
const COMPONENT = /^export const ([A-Z][a-z]\w*) = (?!createContext)/gm

/** Every component that a file of `ui/` or `features/` hands out, as `folder/file: Name`. */
export const allComponents = (): readonly string[] =>
  ['ui', 'features'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((path) => path.endsWith('.tsx'))
      .flatMap((path) => {
        const names = [...readFileSync(join(root, folder, path), 'utf8').matchAll(COMPONENT)]
        return names.map(([, name]) => `${folder}/${path}: ${name}`)
      }),
  )

/** The names of all components that are on screen now, where functions keep theirs. */
export const drawnComponents = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    type Fiber = {
      readonly type: unknown
      readonly stateNode: unknown
      readonly child: Fiber | null
      readonly sibling: Fiber | null
    }
    const found = new Set<string>()
    const nameOf = (type: unknown): string => {
      if (typeof type === 'function') return type.name
      const inner = type as { readonly type?: unknown; readonly render?: unknown } | null
      return typeof type === 'object' && inner ? nameOf(inner.type ?? inner.render) : ''
    }
    const element = document.getElementById('root') as unknown as Record<string, Fiber>
    const container = Object.keys(element).find((key) => key.startsWith('__reactContainer$')) ?? ''
    // What is drawn now: of the two trees that React keeps, the one that it is not working on.
    const root = element[container]!.stateNode as { readonly current: Fiber }
    const walk: Fiber[] = [root.current]
    for (let fiber = walk.pop(); fiber; fiber = walk.pop()) {
      found.add(nameOf(fiber.type).replace(/\$\d+$/, ''))
      for (const next of [fiber.child, fiber.sibling]) if (next) walk.push(next)
    }
    return [...found]
  })
