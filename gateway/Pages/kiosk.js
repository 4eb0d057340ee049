// A screen that many use goes back to its start: soon when somebody is done, and when somebody has left.
(() => {
  const { kiosk: start, still, last } = document.body.dataset;
  const form = document.getElementById('answer'), kept = document.getElementById('kept'), note = document.getElementById('outbox');
  const done = 15000, idle = 40000, warning = 20000;
  let timer, touched = false;

  // Where there is no network the form is emptied by hand: a page that cannot be loaded would stay on the screen.
  const empty = () => {
    form.querySelectorAll('input').forEach(input => { input.checked = false; });
    form.elements.comment.value = '';
    form.elements.submissionId.value = id();
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
    note.textContent = '';
    try {
      if (!(await fetch(start, { cache: 'no-store' })).ok) throw 0;
      location.replace(start);
    } catch {
      if (form) empty();
      else timer = setTimeout(back, 5000);
    }
  };
  const warn = () => { note.textContent = still; note.scrollIntoView({ block: 'center' }); timer = setTimeout(back, warning); };
  const wait = () => {
    clearTimeout(timer);
    if (note.textContent === still) note.textContent = '';
    if (last !== undefined || form && form.hidden) timer = setTimeout(back, done);
    else if (touched) timer = setTimeout(warn, idle);
  };
  const touch = () => { touched = true; wait(); };

  ['pointerdown', 'keydown', 'input', 'focusin'].forEach(kind => addEventListener(kind, touch));
  addEventListener('scroll', () => { if (touched) wait(); }, { passive: true });
  addEventListener('contextmenu', event => event.preventDefault());
  // Nobody sees what another has left, nor hears what became of it.
  addEventListener('outbox', event => event.preventDefault());
  addEventListener('pageshow', event => { if (event.persisted) location.replace(start); });
  wait();
})();
