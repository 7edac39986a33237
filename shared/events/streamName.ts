/** The root Y.Array of a stream: its clientID in base 36. */
export const streamName = (client: number): string => client.toString(36)
