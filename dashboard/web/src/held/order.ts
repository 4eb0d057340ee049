import type { Held, Verdict } from './contract';

/** What may be decided about a submission now, and in place of which decision. */
export function choicesOf(submission: Held): { readonly verdicts: readonly Verdict[]; readonly instead: number | null } {
  const { decision } = submission;
  if (decision) return { verdicts: submission.stands ? [decision.verdict === 'released' ? 'rejected' : 'released'] : [], instead: decision.number };
  return { verdicts: submission.held ? ['released', 'rejected'] : ['rejected'], instead: null };
}

/** Those of one place together, the place with the newest first. */
export function byPlace(submissions: readonly Held[]): readonly { readonly location: string; readonly submissions: readonly Held[] }[] {
  const places = new Map<string, Held[]>();
  for (const submission of submissions) {
    const known = places.get(submission.location);
    if (known) known.push(submission);
    else places.set(submission.location, [submission]);
  }
  return [...places].map(([location, held]) => ({ location, submissions: held }));
}

/** A submission and the decision that it is shown with. */
export const keyOf = (submission: Held): string => `${submission.location}/${submission.n}/${submission.decision?.number ?? ''}`;
