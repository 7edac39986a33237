import type { Translate } from './translate'

/** Somebody's name, with the one before where it could be taken for another's (`was`). */
export const nameToTell = (t: Translate, { name, was }: { readonly name: string; readonly was?: string }): string =>
  was === undefined ? name : t('people.nameWas', { name, was })
