/** The star of a photo's page: marks without leaving it, by a click or the key f. */
class FavouriteButton extends HTMLElement {
  connectedCallback() {
    const form = this.querySelector('form');
    if (!form) return;
    form.addEventListener('submit', event => {
      event.preventDefault();
      this.#toggle(form);
    });
    document.addEventListener('keydown', event => {
      if (event.key !== 'f' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
      form.querySelector('button').click();
    });
  }

  async #toggle(form) {
    const button = form.querySelector('button');
    const body = new FormData(form);
    body.set('action', button.value);
    const answer = await fetch(form.getAttribute('action'), { method: 'POST', body, headers: { Accept: 'application/json' } }).catch(() => null);
    const status = this.querySelector('[role=status]');
    if (!answer?.ok) {
      status.textContent = this.getAttribute('text-failed');
      return;
    }
    const { isFavourite, count } = await answer.json();
    button.value = isFavourite ? 'remove' : 'add';
    button.setAttribute('aria-pressed', isFavourite);
    button.querySelector('.words').textContent = this.getAttribute(isFavourite ? 'text-remove' : 'text-add');
    this.querySelector('.count').textContent = count.toLocaleString();
  }
}

customElements.define('favourite-button', FavouriteButton);
