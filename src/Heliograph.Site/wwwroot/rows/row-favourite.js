/** Marks a photo of a list as a favourite, or takes the mark away; its star follows. */
export function favour(rows, photo) {
  const form = rows.querySelector('form.favour');
  if (!form) return false;
  send(rows, photo, form);
  return true;
}

async function send(rows, photo, form) {
  const address = new URL('favourite', photo.querySelector('.shot').href.split('?')[0]);
  const answer = await fetch(address, { method: 'POST', body: new FormData(form), headers: { Accept: 'application/json' } }).catch(() => null);
  const said = rows.querySelector('.said');
  if (!answer?.ok) {
    const problem = await answer?.json().catch(() => null);
    said.textContent = problem?.detail ?? form.getAttribute('text-failed');
    return;
  }
  const { isFavourite, count } = await answer.json();
  const stars = photo.querySelector('.stars') ?? photo.querySelector('.caption').appendChild(document.createElement('small'));
  stars.className = isFavourite ? 'stars mine' : 'stars';
  stars.textContent = count > 0 ? `★ ${count.toLocaleString()}` : '';
  said.textContent = form.getAttribute(isFavourite ? 'text-added' : 'text-removed');
}
