import { utf8 } from '#shared/crypto/bytes'
import { verifyArchive } from '#shared/archive/verifyArchive'
import { unzipSync, zipSync } from 'fflate'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Mutation } from '../../support/mutations'
import { below, mutationsWith } from '../../support/mutations'
import { mutateValue } from '../../support/mutateValue'
import type { Target } from '../target'
import { mutateJson, mutationsBy, turn } from '../target'

const SAMPLE = join(process.cwd(), 'tests/unit/formats/fixtures/archive-1.zip')
/** The first bytes of an entry in a zip's list of files, and how long one is without its names. */
const CENTRAL = Buffer.from([0x50, 0x4b, 1, 2])
const HEADER = 46

/** One number in the list of files: sizes, places, methods, flags. */
const listedOtherwise: Mutation = (bytes, random) => {
  const places: number[] = []
  const zip = Buffer.from(bytes)
  for (let at = zip.indexOf(CENTRAL); at >= 0; at = zip.indexOf(CENTRAL, at + 1)) places.push(at)
  const at = (places[below(places.length, random)] ?? 0) + below(HEADER, random)
  zip[at] = below(256, random)
  return new Uint8Array(zip)
}

/** A sound zip, in which one file has another name, other content, or is not there. */
const packedOtherwise: Mutation = (bytes, random) => {
  const files = Object.entries(unzipSync(bytes))
  const [path, content] = files[below(files.length, random)] ?? ['', new Uint8Array()]
  const way = random.fraction()
  const ways = mutationsWith([content])
  const other = path.endsWith('.json') && way < 0.5 ? mutateJson : ways[below(ways.length, random)]
  const changed = content.length > 0 ? (other?.(content, random) ?? content) : utf8('no longer empty')
  const rest = files.filter(([name]) => name !== path)
  if (way < 0.1) return new Uint8Array(zipSync(Object.fromEntries(rest), { level: 1 }))
  const name = way < 0.3 ? String(mutateValue(path, random, false)).slice(0, 1_000) : path
  return new Uint8Array(zipSync(Object.fromEntries([...rest, [name, changed]]), { level: 1 }))
}

/** Archives, as whoever was given one checks it: nothing is thrown, all that is wrong is in the report. */
export const openArchive = async (): Promise<Target> => {
  const samples = [new Uint8Array(readFileSync(SAMPLE))]
  return {
    samples,
    mutations: mutationsBy(samples, listedOtherwise, packedOtherwise),
    take: async (input) => {
      const { faults } = await verifyArchive(new Blob([input]), turn)
      return faults.length > 0 ? 'refused' : 'taken'
    },
  }
}
