import type { Language } from '../../i18n/translate'

/** A note with everything in it that a note can hold, as Markdown. */
export const noteWords: Readonly<Record<Language, string>> = {
  en: `Three books until the spring, so that there is time to read slowly. Whoever brings one says in two sentences why; nobody has to have finished it.

## What we read next

1. *The Summer Book*, Tove Jansson. Short, and about everything.
2. *The Years*, Annie Ernaux. Cléo has two copies to lend.
3. *So Long a Letter*, Mariama Bâ, for January, **when Greta is back**.

> The summer was so long that the grandmother forgot which year it was, and said so, and Sophia was content with that.
>
> Idris, from memory, and probably wrong.

### Before Thursday

- [x] Ask the library whether the small room is free
- [x] Tell Tomasz about the stairs
- [ ] Soup: Mariam cooks, *everyone* says what they do not eat
  - [x] Anna
  - [ ] Cléo

### Who brings what

| Who | Brings | Until when | And says something about |
| :-- | :-- | :-: | :-- |
| Anna | the tea, two pots | 19:00 | the grandmother’s garden |
| Idris | bread, rye and white | 18:30 | the chapter with the cat |
| Cléo | \`les-annees.pdf\` | ~~Monday~~ Wednesday | photographs one can only describe |

The library’s page says more: [opening hours and the way in](https://library.example/hours?room=small).

\`\`\`
bus 14  ->  Harbour Square
walk    ->  left of the bakery, second door
\`\`\`

---

- Notes of last time are in [Who hosts when](snug://note#minutes---------------), and our questions in [Questions](snug://note#questions-------------)
- [Summer list](snug://note#gone------------------) is from before
- The recording is with Tomasz
  - only until New Year
`,
  fr: `Trois livres d’ici au printemps, pour avoir le temps de lire lentement. Qui en apporte un dit en deux phrases pourquoi ; personne n’est tenu de l’avoir fini.

## Ce que nous lirons ensuite

1. *Le Livre d’un été*, Tove Jansson. Court, et il parle de tout.
2. *Les Années*, Annie Ernaux. Cléo en a deux exemplaires à prêter.
3. *Une si longue lettre*, Mariama Bâ, pour janvier, **quand Greta sera revenue**.

> L’été était si long que la grand-mère avait oublié en quelle année on était, l’avait dit, et Sophie s’en était contentée.
>
> Idris, de mémoire, et sans doute faux.

### Avant jeudi

- [x] Demander à la bibliothèque si la petite salle est libre
- [x] Prévenir Tomasz pour l’escalier
- [ ] La soupe : Mariam cuisine, *chacun* dit ce qu’il ne mange pas
  - [x] Anna
  - [ ] Cléo

### Qui apporte quoi

| Qui | Apporte | Pour quand | Et dira un mot sur |
| :-- | :-- | :-: | :-- |
| Anna | le thé, deux théières | 19:00 | le jardin de la grand-mère |
| Idris | le pain, seigle et blanc | 18:30 | le chapitre du chat |
| Cléo | \`les-annees.pdf\` | ~~lundi~~ mercredi | les photographies qu’on ne peut que décrire |

La page de la bibliothèque en dit plus : [les horaires et l’entrée](https://library.example/hours?room=small).

\`\`\`
bus 14  ->  place du Port
à pied  ->  à gauche de la boulangerie, deuxième porte
\`\`\`

---

- Les notes de la dernière fois sont dans [Qui reçoit quand](snug://note#minutes---------------), et nos questions dans [Questions](snug://note#questions-------------)
- [Liste d’été](snug://note#gone------------------) date d’avant
- L’enregistrement est chez Tomasz
  - jusqu’au Nouvel An seulement
`,
}
