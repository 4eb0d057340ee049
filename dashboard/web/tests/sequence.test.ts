import { describe, expect, it } from 'vitest';
import { Sequence } from '../src/feed/sequence';
import { moves } from './samples';

const seqs = (step: { apply: readonly { seq: number }[] }) => step.apply.map((batch) => batch.seq);

function following(seq: number): Sequence {
  const sequence = new Sequence();
  sequence.resume({ epoch: 'e', seq });
  return sequence;
}

describe('Sequence', () => {
  it('applies batches that follow', () => {
    const sequence = following(3);
    expect(seqs(sequence.receive(moves(4)))).toEqual([4]);
    expect(seqs(sequence.receive(moves(5)))).toEqual([5]);
  });

  it('holds batches back while a snapshot is on its way, and drops what the snapshot has', () => {
    const sequence = new Sequence();
    sequence.awaitSnapshot();
    for (const seq of [4, 5, 6, 7]) expect(sequence.receive(moves(seq))).toEqual({ apply: [], gap: false });
    const step = sequence.resume({ epoch: 'e', seq: 5 });
    expect(seqs(step)).toEqual([6, 7]);
    expect(step.gap).toBe(false);
  });

  it('tells a gap, and a repeated batch is none', () => {
    const sequence = following(3);
    expect(sequence.receive(moves(3))).toEqual({ apply: [], gap: false });
    expect(sequence.receive(moves(5))).toEqual({ apply: [], gap: true });
  });

  it('tells a gap among the batches that waited, after it applied those before', () => {
    const sequence = new Sequence();
    for (const seq of [6, 8]) sequence.receive(moves(seq));
    const step = sequence.resume({ epoch: 'e', seq: 5 });
    expect(seqs(step)).toEqual([6]);
    expect(step.gap).toBe(true);
  });

  it('tells a gap when another epoch begins, whatever its number', () => {
    expect(following(3).receive(moves(4, [], 'f')).gap).toBe(true);
    expect(following(3).receive(moves(1, [], 'f')).gap).toBe(true);
  });

  it('forgets what waited for an older snapshot when a new one is asked for', () => {
    const sequence = new Sequence();
    sequence.receive(moves(9, [], 'gone'));
    sequence.awaitSnapshot();
    sequence.receive(moves(2));
    expect(sequence.resume({ epoch: 'e', seq: 1 })).toEqual({ apply: [moves(2)], gap: false });
  });
});
