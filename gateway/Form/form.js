// The form works without this. With it: follow-ups where :has is not known, a counter, one answer for two taps,
// and an answer given where there is no network stays on the phone until there is one.
(() => {
  const form = document.getElementById('answer'), comment = form.elements.comment, send = document.getElementById('send');
  const left = document.getElementById('left'), state = document.getElementById('state'), kept = document.getElementById('kept');
  const errors = document.getElementById('errors'), errorAtScore = document.getElementById('error-score');
  let busy = false;

  const score = () => form.querySelector('[name=score]:checked');
  const follow = () => {
    const taken = score(), branch = taken && (taken.value < 5 ? 'low' : taken.value < 8 ? 'middle' : 'high');
    form.querySelectorAll('.q').forEach(q => {
      const now = taken && (q.dataset.when === 'any' || q.dataset.when === branch);
      q.classList.toggle('now', !!now);
      q.disabled = !now;
    });
  };
  const count = () => {
    left.hidden = comment.value.length < 800;
    left.lastElementChild.textContent = comment.maxLength - comment.value.length;
  };
  const ready = () => {
    busy = false;
    state.textContent = '';
    send.removeAttribute('aria-disabled');
    follow();
    count();
  };
  const missing = () => {
    errors.hidden = errorAtScore.hidden = false;
    document.getElementById('score').setAttribute('aria-describedby', 'error-score');
    form.elements.s1.focus();
  };
  const read = () => {
    const answer = { submissionId: form.elements.submissionId.value, score: +score().value, language: document.documentElement.lang, answers: {} };
    new FormData(form).forEach((value, name) => {
      if (name.startsWith('a.')) (answer.answers[name.slice(2)] = answer.answers[name.slice(2)] || []).push(value);
    });
    if (comment.value) answer.comment = comment.value;
    return answer;
  };
  const thank = () => location.assign(`${form.dataset.thanks}&score=${score().value}`);
  const keep = async answer => {
    const answeredAt = new Date().toISOString();
    try {
      await outbox.keep({ code: form.dataset.code, answer: { ...answer, answeredAt } });
    } catch {
      ready();
      state.textContent = form.dataset.notKept;
      return;
    }
    form.hidden = true;
    kept.hidden = false;
    kept.querySelector('h2').focus();
  };

  form.noValidate = true;
  form.classList.add('scripted');
  form.addEventListener('change', follow);
  form.addEventListener('change', () => { if (score() && errorAtScore) errors.hidden = errorAtScore.hidden = true; });
  comment.addEventListener('input', count);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (busy) return;
    if (!score()) return missing();
    busy = true;
    send.setAttribute('aria-disabled', 'true');
    state.textContent = form.dataset.sending;
    const answer = read(), result = await outbox.post({ code: form.dataset.code, answer });
    if (result.taken) thank();
    // The server says in words what is wrong.
    else if (result.refused) form.submit();
    else keep(answer);
  });
  addEventListener('outbox', event => {
    if (event.detail.id !== form.elements.submissionId.value || !event.detail.taken) return;
    event.preventDefault();
    location.replace(`${form.dataset.thanks}&score=${score().value}`);
  });
  addEventListener('pageshow', ready);
})();
