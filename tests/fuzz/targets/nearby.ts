import { readAnnouncement, writeAnnouncement } from '../../../electron/hub/nearby/announcement'
import { createNeighbours } from '../../../electron/hub/nearby/neighbours'
import { announced } from '../../support/announced'
import type { Target } from '../target'
import { mutationsBy } from '../target'

const ANNA = '192.168.1.20'

/** What anybody in the network may send to where hubs announce themselves. */
export const openNearby = async (): Promise<Target> => {
  const samples = [['heard'], ['heard', 'unheard'], ['unheard'], []].map((topics) => Uint8Array.from(announced(topics)))
  return {
    samples,
    mutations: mutationsBy(samples),
    take: async (input) => {
      const neighbours = createNeighbours(() => 0)
      const read = readAnnouncement(input)
      neighbours.hear(input, ANNA, ['heard'])
      const known = [...neighbours.all().keys()]
      if (known.some((key) => !read || key !== `${ANNA}:4040`)) throw new Error('who has announced nothing is known')
      if (!read) return 'refused'
      if (!writeAnnouncement(read).equals(input)) throw new Error('it is read as what it is not')
      return 'taken'
    },
  }
}
