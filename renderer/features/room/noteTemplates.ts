import type { Language } from '../../i18n/translate'

/** What a note can begin with, as Markdown. Their names are in the catalogue, under `templates`. */
export const TEMPLATES = ['minutes', 'reading', 'agenda', 'tasks'] as const
export type TemplateName = (typeof TEMPLATES)[number]

export const noteTemplates: Readonly<Record<Language, Readonly<Record<TemplateName, string>>>> = {
  en: {
    minutes: `**When and where**:

**Who was there**:

**Who writes this down**:

## What we talked about

1.

## What we decided

-

## Who does what

| What | Who | Until when |
| :-- | :-- | :-- |
|  |  |  |
|  |  |  |

## Next time

`,
    reading: `**Title and author**:

**Read from, to**:

## What it is about

In a few sentences, without giving the end away.

## Passages

> A sentence that stayed.
>
> page

## What I think of it

## Questions to talk about

-

## Others like it

-
`,
    agenda: `**When and where**:

**Who leads**:

| Time | What | Who |
| :-- | :-- | :-- |
| 19:00 | Arriving |  |
| 19:15 |  |  |
| 20:30 | What is next |  |

## To prepare

- [ ] Room and key
- [ ] Something to eat and drink
- [ ] Tell everybody

## To bring

-
`,
    tasks: `What this is for, in one sentence.

## Now

- [ ]
- [ ]

## Later

- [ ]

## Who can be asked

-
`,
  },
  fr: {
    minutes: `**Quand et où** :

**Qui était là** :

**Qui écrit ceci** :

## Ce dont nous avons parlé

1.

## Ce que nous avons décidé

-

## Qui fait quoi

| Quoi | Qui | Pour quand |
| :-- | :-- | :-- |
|  |  |  |
|  |  |  |

## La prochaine fois

`,
    reading: `**Titre et auteur** :

**Lu du, au** :

## De quoi il s’agit

En quelques phrases, sans dévoiler la fin.

## Passages

> Une phrase qui est restée.
>
> page

## Ce que j’en pense

## Questions à discuter

-

## D’autres du même genre

-
`,
    agenda: `**Quand et où** :

**Qui mène** :

| Heure | Quoi | Qui |
| :-- | :-- | :-- |
| 19:00 | Arrivée |  |
| 19:15 |  |  |
| 20:30 | La suite |  |

## À préparer

- [ ] La salle et la clé
- [ ] De quoi manger et boire
- [ ] Prévenir tout le monde

## À apporter

-
`,
    tasks: `À quoi cela sert, en une phrase.

## Maintenant

- [ ]
- [ ]

## Plus tard

- [ ]

## À qui demander

-
`,
  },
}
