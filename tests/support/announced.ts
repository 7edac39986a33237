import { randomBytes } from 'node:crypto'
import { NONCE_BYTES, writeAnnouncement } from '../../electron/hub/nearby/announcement'
import { tokensFor } from '../../electron/hub/nearby/topicTokens'

/** The packet in which a hub in the network announces these topics. */
export const announced = (
  topics: readonly string[],
  { address = '192.168.1.20', port = 4040, seconds = 150 } = {},
): Buffer => {
  const nonce = randomBytes(NONCE_BYTES)
  return writeAnnouncement({ nonce, port, seconds, tokens: tokensFor(topics, { nonce, address, port, seconds }) })
}
