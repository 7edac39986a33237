/** How a key was wrapped for the disk, by its first byte: with the system's keyring, or with the key of a file. */
export const WRAPPED_BY = { system: 1, file: 2 } as const
