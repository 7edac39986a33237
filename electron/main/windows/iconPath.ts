import { join } from 'node:path'

/** Snug's icon: beside the built programs, packaged or not. */
export const iconPath = (): string => join(import.meta.dirname, '../../build/icons/512x512.png')
