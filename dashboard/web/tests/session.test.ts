import { describe, expect, it, vi } from 'vitest';
import { Session } from '../src/account/session';

/** A server that answers as told, and a page that goes nowhere. */
function setUp(answer: () => Promise<Response>) {
  const asked: string[] = [];
  const gone: string[] = [];
  const session = new Session({
    fetch: (address, options) => {
      asked.push(`${options.method ?? 'GET'} ${address}`);
      return answer();
    },
    goTo: (address) => void gone.push(address),
  });
  const told = vi.fn();
  session.onMember(told);
  return { session, asked, gone, told };
}

const answered = (status: number, body?: object) => async () => new Response(body ? JSON.stringify(body) : null, { status });

describe('Session', () => {
  it('knows who has signed in', async () => {
    const { session, told, gone } = setUp(answered(200, { name: 'ana', organisation: 'town' }));
    await session.check();
    expect(session.member).toEqual({ name: 'ana', organisation: 'town' });
    expect(told).toHaveBeenCalledOnce();
    expect(gone).toEqual([]);
  });

  it('knows nobody where nobody has to sign in', async () => {
    const { session, gone } = setUp(answered(204));
    await session.check();
    expect(session.member).toBeNull();
    expect(gone).toEqual([]);
  });

  it('goes to the sign-in page when the server asks for it', async () => {
    const { session, gone } = setUp(answered(401, { status: 401 }));
    await session.check();
    expect(gone).toEqual(['sign-in']);
  });

  it('stays when the server does not answer, or with a failure', async () => {
    for (const answer of [answered(503), () => Promise.reject(new TypeError('no connection'))]) {
      const { session, gone, told } = setUp(answer);
      await session.check();
      expect(gone).toEqual([]);
      expect(told).not.toHaveBeenCalled();
    }
  });

  it('signs out and goes to the sign-in page', async () => {
    const { session, asked, gone } = setUp(answered(204));
    await session.signOut();
    expect(asked).toEqual(['POST sign-out']);
    expect(gone).toEqual(['sign-in']);
  });

  it('leaves once, whoever hears that the sign-in has ended', async () => {
    const { session, gone } = setUp(answered(401, { status: 401 }));
    await Promise.all([session.signOut(), session.check()]);
    expect(gone).toEqual(['sign-in']);
  });
});
