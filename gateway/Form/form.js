(() => {
  // The form works without this. With it: follow-ups where :has is not known, a counter, one answer for two taps,
  // and an answer given where there is no network leaves when there is one.
  const form = document.getElementById('answer'), comment = form.elements.comment;
  const left = document.getElementById('left'), state = document.getElementById('state');
  let sent = false;

  const follow = () => {
    const score = form.querySelector('[name=score]:checked');
    const branch = score && (score.value < 5 ? 'low' : score.value < 8 ? 'middle' : 'high');
    form.querySelectorAll('.q').forEach(q => {
      const now = q.dataset.when === 'any' || q.dataset.when === branch;
      q.classList.toggle('now', now);
      q.disabled = !now;
    });
  };
  const count = () => {
    left.hidden = comment.value.length < 800;
    left.lastElementChild.textContent = comment.maxLength - comment.value.length;
  };

  form.classList.add('scripted');
  form.addEventListener('change', follow);
  comment.addEventListener('input', count);
  form.addEventListener('submit', event => {
    const again = sent;
    sent = true;
    if (again) event.preventDefault();
    else if (!navigator.onLine) {
      event.preventDefault();
      state.textContent = form.dataset.offline;
      addEventListener('online', () => form.submit(), { once: true });
    }
  });
  addEventListener('pageshow', () => { sent = false; follow(); count(); });
})();
