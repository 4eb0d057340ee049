// Answers that could not be sent stay on this phone until they are, and nothing else does: no one can tell from them whose it is.
const outbox = (() => {
  const note = document.getElementById('outbox'), first = 4000, longest = 300000;
  let timer, tries = 0, busy = false;

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

  // What came of it: taken, refused for good, or to be sent again after so many milliseconds.
  const post = async ({ code, answer }) => {
    const limit = new AbortController(), end = setTimeout(() => limit.abort(), 20000);
    try {
      const response = await fetch(`/api/v1/locations/${code}/submissions`, {
        method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(answer), credentials: 'omit', signal: limit.signal
      });
      if (response.status === 202) return { taken: true };
      // A Wi-Fi that asks to sign in answers too, but not with problems.
      const ours = (response.headers.get('content-type') || '').startsWith('application/problem+json');
      if (!ours || response.status === 429 || response.status >= 500) return { wait: 1000 * (response.headers.get('retry-after') || 0) };
      return { refused: true, errors: (await response.json()).errors || [] };
    } catch { return { wait: 0 }; } finally { clearTimeout(end); }
  };

  // What the questionnaire has no longer is left out; the score and the words count.
  const postLate = async kept => {
    const result = await post(kept);
    const gone = (result.errors || []).map(error => error.field);
    if (!gone.length || !gone.every(field => field.startsWith('answers.'))) return result;
    const answers = { ...kept.answer.answers };
    gone.forEach(field => delete answers[field.slice(8)]);
    return post({ code: kept.code, answer: { ...kept.answer, answers } });
  };

  const again = wait => {
    clearTimeout(timer);
    timer = setTimeout(flush, Math.max(wait, Math.min(longest, first * 2 ** tries++) * (1 + Math.random() / 2)));
  };

  const flush = async () => {
    if (busy) return;
    busy = true;
    clearTimeout(timer);
    try {
      for (const kept of await store('readonly', all => all.getAll())) {
        const result = await postLate(kept);
        if ('wait' in result) { again(result.wait); break; }
        await store('readwrite', all => all.delete(kept.answer.submissionId));
        tries = 0;
        if (!dispatchEvent(new CustomEvent('outbox', { cancelable: true, detail: { id: kept.answer.submissionId, taken: result.taken } }))) continue;
        note.textContent = result.taken ? note.dataset.sent : note.dataset.dropped;
      }
    } catch { /* This phone keeps nothing. */ } finally { busy = false; }
  };

  const soon = () => { tries = 0; clearTimeout(timer); timer = setTimeout(flush, 1000 * Math.random()); };
  addEventListener('online', soon);
  soon();

  return {
    post,
    keep: async kept => { await store('readwrite', all => all.put(kept), true); again(0); }
  };
})();
