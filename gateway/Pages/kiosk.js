// A screen that many use goes back to its start: soon when somebody is done, and when somebody has left.
(() => {
  const { kiosk: start, still, last } = document.body.dataset;
  const form = document.getElementById('answer'), kept = document.getElementById('kept'), note = document.getElementById('outbox');
  const done = 15000, idle = 40000, warning = 20000, patience = 5000;
  // What came back filled in is somebody's already.
  let timer, turn = 0, touched = !!form && (!!form.querySelector(':checked') || !!form.elements.comment.value);

  // Where there is no network the form is emptied by hand: a page that cannot be loaded would stay on the screen.
  const empty = () => {
    form.querySelectorAll('input').forEach(input => { input.checked = false; input.removeAttribute('aria-invalid'); });
    form.elements.comment.value = '';
    form.elements.comment.removeAttribute('aria-invalid');
    form.elements.submissionId.value = id();
    document.querySelectorAll('.errors, .errors li, .error').forEach(error => { error.hidden = true; });
    form.hidden = false;
    kept.hidden = true;
    touched = false;
    dispatchEvent(new Event('pageshow'));
    scrollTo(0, 0);
  };
  // A random UUID (RFC 9562, version 4) where the browser makes none.
  const id = () => '10000000-1000-4000-8000-100000000000'.replace(/[018]/g,
    digit => (digit ^ crypto.getRandomValues(new Uint8Array(1))[0] & 15 >> digit / 4).toString(16));
  const back = async () => {
    const mine = turn, limit = new AbortController(), end = setTimeout(() => limit.abort(), patience);
    note.textContent = '';
    let there = false;
    try {
      there = (await fetch(start, { cache: 'no-store', signal: limit.signal })).ok;
    } catch { /* There is no network, or one that hangs. */ } finally { clearTimeout(end); }
    // Somebody has come meanwhile, or is still there.
    if (mine !== turn) return;
    if (there) location.replace(start);
    else if (form) empty();
    else timer = setTimeout(back, patience);
  };
  const warn = () => { note.textContent = still; note.scrollIntoView({ block: 'center' }); timer = setTimeout(back, warning); };
  const wait = () => {
    clearTimeout(timer);
    if (note.textContent === still) note.textContent = '';
    if (last !== undefined || form && form.hidden) timer = setTimeout(back, done);
    else if (touched) timer = setTimeout(warn, idle);
  };
  const touch = () => { turn++; touched = true; wait(); };

  ['pointerdown', 'keydown', 'input', 'focusin'].forEach(kind => addEventListener(kind, touch));
  // Not every scroll: the warning itself is scrolled to.
  addEventListener('wheel', () => { if (touched) touch(); }, { passive: true });
  addEventListener('contextmenu', event => event.preventDefault());
  // Nobody sees what another has left, nor hears what became of it.
  addEventListener('outbox', event => event.preventDefault());
  addEventListener('pageshow', event => { if (event.persisted) location.replace(start); });
  wait();
})();
