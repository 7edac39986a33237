import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type * as z from 'zod'
import { writeWhole } from './writeWhole'

export type KeptFile<T> = {
  /** What was kept last; undefined at the first start, and where the file does not say it. */
  read(): T | undefined
  keep(value: T): void
}

/** A small file of the profile's `folder` in which the main process keeps what it has to know at its next start. */
export const keptFile = <T>(folder: string, name: string, shape: z.ZodType<T>): KeptFile<T> => {
  const path = join(folder, name)
  return {
    read: () => {
      try {
        return shape.parse(JSON.parse(readFileSync(path, 'utf8')))
      } catch {
        // What cannot be read stays where it is until there is something to keep in its place.
        return undefined
      }
    },
    keep: (value) => writeWhole(path, JSON.stringify(value)),
  }
}
