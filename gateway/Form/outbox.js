// Answers that could not be sent stay on this phone until they are, and nothing else does: no one can tell from them whose it is.
const outbox = (() => {
  const note = document.getElementById('outbox'), first = 4000, longest = 300000, patience = 20000;
  let timer, tries = 0, busy = false, more = false;

  const open = create => new Promise((done, fail) => {
    const request = indexedDB.open('kazva', 1);
    // Whoever never needed it gets no database.
    request.onupgradeneeded = () => create ? request.result.createObjectStore('kept', { keyPath: 'answer.submissionId' }) : request.transaction.abort();
    request.onsuccess = () => done(request.result);
    request.onerror = event => { event.preventDefault(); fail(request.error); };
  });
  const store = async (mode, act, create) => {
    const database = await open(create);
    try {
      return await new Promise((done, fail) => {
        const work = database.transaction('kept', mode), request = act(work.objectStore('kept'));
        work.oncomplete = () => done(request.result);
        work.onabort = () => fail(work.error);
      });
    } finally { database.close(); }
  };

  const ask = async (path, options, read) => {
    const limit = new AbortController(), end = setTimeout(() => limit.abort(), patience);
    try {
      return await read(await fetch(path, { ...options, credentials: 'omit', signal: limit.signal }));
    } finally { clearTimeout(end); }
  };

  // What came of it: taken, refused for good, or to be sent again after so many milliseconds, with whether anybody answered.
  const post = async ({ code, answer }) => {
    try {
      return await ask(`/api/v1/locations/${code}/submissions`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer)
      }, async response => {
        if (response.status === 202) return { taken: true };
        // A Wi-Fi that asks to sign in answers too, but not with problems.
        const ours = (response.headers.get('content-type') || '').startsWith('application/problem+json');
        if (!ours || response.status === 429 || response.status >= 500) return { answered: true, wait: 1000 * (response.headers.get('retry-after') || 0) };
        return { refused: true, status: response.status, errors: (await response.json()).errors || [] };
      });
    } catch { return { wait: 0 }; }
  };

  const wrong = result => (result.errors || []).map(error => error.field);
  const cut = result => wrong(result).length > 0 && wrong(result).every(field => field.startsWith('answers.'));

  // What the questionnaire has no longer is left out, and no more than that; the rest counts.
  const postLate = async kept => {
    const { code, answer } = kept;
    let result = await post(kept);
    if (!cut(result)) return result;
    const answers = { ...answer.answers };
    try {
      const { version, questions } = await ask(`/api/v1/locations/${code}/questionnaire`, {}, response => response.json());
      wrong(result).map(field => field.slice(8)).forEach(id => {
        const question = questions.find(q => q.id === id);
        answers[id] = (answers[id] || []).filter(choice => question && question.choices.some(c => c.id === choice));
        if (!answers[id].length) delete answers[id];
      });
      result = await post({ code, answer: { ...answer, version, answers } });
      if (cut(result)) {
        wrong(result).forEach(field => delete answers[field.slice(8)]);
        result = await post({ code, answer: { ...answer, version, answers } });
      }
    } catch { return { wait: 0 }; }
    // The whole of it had arrived before, and only the receipt was lost.
    if (result.status === 409) return { taken: true };
    return { ...result, inPart: true };
  };

  const again = wait => {
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(wait, Math.min(longest, first * 2 ** tries++) * (1 + Math.random() / 2)));
  };

  const flush = async () => {
    if (busy) {
      more = true;
      return;
    }
    busy = true;
    clearTimeout(timer);
    let wait = -1;
    try {
      for (const kept of await store('readonly', all => all.getAll())) {
        const result = await postLate(kept);
        if ('wait' in result) {
          wait = Math.max(wait, result.wait);
          // Where one was answered the others may be taken.
          if (result.answered) continue;
          break;
        }
        await store('readwrite', all => all.delete(kept.answer.submissionId));
        tries = 0;
        const { taken, inPart } = result;
        if (!dispatchEvent(new CustomEvent('outbox', { cancelable: true, detail: { id: kept.answer.submissionId, taken, inPart } }))) continue;
        note.textContent = !taken ? note.dataset.dropped : inPart ? note.dataset.sentInPart : note.dataset.sent;
      }
    } catch { /* This phone keeps nothing. */ } finally {
      busy = false;
      if (wait >= 0) again(wait);
      // Somebody asked meanwhile, of an answer or a network that was not there at first.
      if (more) {
        more = false;
        flush();
      }
    }
  };

  const soon = () => { tries = 0; clearTimeout(timer); timer = setTimeout(flush, 1000 * Math.random()); };
  addEventListener('online', soon);
  soon();

  return {
    post,
    keep: async kept => { await store('readwrite', all => all.put(kept), true); again(0); }
  };
})();
