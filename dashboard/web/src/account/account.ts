import { setText, the } from '../page/elements';
import type { Session } from './session';

/** Who has signed in, and the way out. Nothing where nobody has to. */
export class AccountView {
  readonly #session: Session;

  constructor(session: Session) {
    this.#session = session;
    session.onMember(() => this.paint());
    the('#sign-out').addEventListener('click', () => void session.signOut());
  }

  paint(): void {
    const { member } = this.#session;
    the('#account').hidden = member === null;
    setText(the('#member'), member?.name ?? '');
    setText(the('#member-organisation'), member?.organisation ?? '');
  }
}
