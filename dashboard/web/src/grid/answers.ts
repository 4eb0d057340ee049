import type { Answer } from './contract';

export const answerLimit = 50;

export const answerKey = (answer: Answer): string => `${answer.location}/${answer.n}`;

/** The newest answers, newest first, each once; of two of the same number the later told wins. */
export function mergeAnswers(held: readonly Answer[], told: readonly Answer[]): Answer[] {
  const byKey = new Map<string, Answer>();
  for (const answer of held) byKey.set(answerKey(answer), answer);
  for (const answer of told) byKey.set(answerKey(answer), answer);
  return [...byKey.values()]
    .sort((a, b) => Date.parse(b.countedAt) - Date.parse(a.countedAt) || b.n - a.n)
    .slice(0, answerLimit);
}
