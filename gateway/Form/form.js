// The form works without this. With it: follow-ups where :has is not known, a counter, one answer for two taps,
// and an answer given where there is no network stays on the phone until there is one.
(() => {
  const form = document.getElementById('answer'), comment = form.elements.comment, send = document.getElementById('send');
  const left = document.getElementById('left'), state = document.getElementById('state'), kept = document.getElementById('kept');
  const scores = document.getElementById('score'), errorAtScore = document.getElementById('error-score');
  const errors = document.getElementById('errors'), errorOfScore = errors.querySelector('li');
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
    errors.hidden = errorOfScore.hidden = errorAtScore.hidden = false;
    scores.setAttribute('aria-describedby', 'error-score');
    form.elements.s1.focus();
  };
  // What else is wrong still is.
  const mended = () => {
    errorOfScore.hidden = errorAtScore.hidden = true;
    errors.hidden = !errors.querySelector('li:not([hidden])');
    scores.removeAttribute('aria-describedby');
    scores.querySelectorAll('input').forEach(input => input.removeAttribute('aria-invalid'));
  };
  const read = () => {
    const answer = { submissionId: form.elements.submissionId.value, version: +form.elements.version.value, score: +score().value, language: document.documentElement.lang, answers: {} };
    new FormData(form).forEach((value, name) => {
      if (name.startsWith('a.')) (answer.answers[name.slice(2)] = answer.answers[name.slice(2)] || []).push(value);
    });
    if (comment.value) answer.comment = comment.value;
    return answer;
  };
  const thanks = () => `${form.dataset.thanks}&score=${score().value}`;
  const keep = async answer => {
    try {
      await outbox.keep({ code: form.dataset.code, answer });
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
  form.addEventListener('change', () => { if (score()) mended(); });
  comment.addEventListener('input', count);
  form.addEventListener('submit', async event => {
    event.preventDefault();
    if (busy) return;
    if (!score()) return missing();
    busy = true;
    send.setAttribute('aria-disabled', 'true');
    state.textContent = form.dataset.sending;
    const answer = read(), answeredAt = new Date().toISOString(), result = await outbox.post({ code: form.dataset.code, answer });
    if (result.taken) location.assign(thanks());
    // The server says in words what is wrong.
    else if (result.refused) form.submit();
    else keep({ ...answer, answeredAt });
  });
  addEventListener('outbox', event => {
    const { id, taken, inPart } = event.detail;
    if (id !== form.elements.submissionId.value) return;
    kept.hidden = true;
    if (!taken) {
      form.hidden = false;
      ready();
    } else if (!inPart) {
      event.preventDefault();
      location.replace(thanks());
    }
  });
  addEventListener('pageshow', ready);
})();
