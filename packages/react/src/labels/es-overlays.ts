import { spanishOverlayConsole } from './es-overlay-console.js';
import type { OverlaysLabels } from './overlays-labels.js';

const count = (value: number, one: string, many: string) => `${value.toLocaleString('es')} ${value === 1 ? one : many}`;
const list = (words: readonly string[]) => new Intl.ListFormat('es').format(words);

export const spanishOverlays: OverlaysLabels = {
  kind: {
    quiz: 'Concurso', poll: 'Encuesta', product: 'Producto', notice: 'Aviso', celebration: 'Celebración',
    'lower-third': 'Rótulo de nombre', 'call-to-action': 'Llamada a la acción',
  },
  dismiss: (kind) => `Cerrar: ${kind}`,
  timeLeft: (value) => (value === 1 ? 'Queda 1 segundo' : `Quedan ${value} segundos`),
  seconds: (value) => `${value} s`,
  percent: (value) => `${value} %`,
  votes: (value) => count(value, 'voto', 'votos'),
  answers: (value) => count(value, 'respuesta', 'respuestas'),
  keys: (value) => `Pulsa de 1 a ${value} para elegir.`,
  yourAnswer: 'Tu respuesta',
  yourVote: 'Tu voto',
  rightAnswer: 'Respuesta correcta',
  right: '¡Correcto!',
  wrong: 'Esta vez no.',
  timeUp: 'Se acabó el tiempo.',
  answerSent: 'Tu respuesta está registrada.',
  voteSent: 'Tu voto está registrado.',
  changeHint: 'Puedes cambiarlo.',
  hiddenHint: 'El resultado se ve al cerrar.',
  closing: 'La votación ha cerrado. Contando…',
  result: 'Resultado',
  tie: 'Hay empate.',
  noVotes: 'Nadie ha votado.',
  pictureOf: (title) => `Imagen de ${title}`,
  noPicture: 'Sin imagen',
  seeProduct: 'Ver el producto',
  newTab: 'se abre en otra pestaña',
  leaderboard: 'Clasificación',
  points: (value) => count(value, 'punto', 'puntos'),
  rank: (value) => `Puesto ${value}`,
  leaderboardEmptyTitle: 'Todavía no hay puntos',
  leaderboardEmptyText: 'Cada respuesta correcta en un concurso vale un punto.',
  news: {
    quiz: (question, answers) => `Concurso: ${question} ${answers} respuestas.`,
    poll: (question, options) => `Encuesta: ${question} ${options} opciones.`,
    product: (title, price) => `Producto: ${title}, ${price}.`,
    notice: (title, message) => `${title}: ${message}`,
    celebration: '¡Celebración!',
    lowerThird: (name, title) => (title ? `${name}, ${title}.` : `${name}.`),
    callToAction: (title, button) => `${title}. Enlace: ${button}.`,
    rightAnswer: (answer) => `La respuesta correcta: ${answer}.`,
    result: (winners, percent) => (winners.length === 0 ? 'La encuesta ha cerrado. Nadie ha votado.'
      : winners.length > 1 ? `La encuesta ha cerrado. Empate: ${list(winners)}, con ${percent} % cada uno.`
        : `La encuesta ha cerrado. ${winners[0]} tiene ${percent} %.`),
  },
  console: spanishOverlayConsole,
};
