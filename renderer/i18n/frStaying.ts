import type { Translated } from './catalogue'
import type { enStaying } from './enStaying'

/** What is said of when Snug is on, in French. */
export const frStaying: Translated<typeof enStaying> = {
  'staying.title': 'Rester en marche',
  'staying.staysOn': 'Rester en marche quand la fenêtre est fermée',
  'staying.staysOnHelp':
    'Fermer la fenêtre ne fait alors que la ranger, et les membres qui ne sont jamais en ligne ensemble se retrouvent tout de même par cet ordinateur. Pendant ce temps, il ne se met pas en veille de lui-même, et personne ne vous voit ici. L’icône de Snug près de l’horloge ramène la fenêtre, tout comme relancer Snug.',
  'staying.startsWithComputer': 'Démarrer avec l’ordinateur',
  'staying.startsWithComputerHelp':
    'Snug démarre quand vous ouvrez votre session ici, sans fenêtre. Si une phrase secrète est choisie, rien n’arrive et rien n’est transmis tant que vous n’avez pas ouvert la fenêtre pour l’écrire.',
  'staying.turnOn': 'Activer : {choice}',
  'staying.turnOff': 'Désactiver : {choice}',
}
