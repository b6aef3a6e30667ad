/** A list whose items are dragged to their places; each move is sent at once, and taken back where it was refused. */
class ArrangeList extends HTMLElement {
  #dragged = null;

  connectedCallback() {
    for (const item of this.querySelectorAll('li')) item.draggable = true;
    this.addEventListener('dragstart', event => {
      this.#dragged = event.target.closest('li');
      this.#dragged?.classList.add('dragged');
      event.dataTransfer.effectAllowed = 'move';
    });
    this.addEventListener('dragend', () => this.#end());
    this.addEventListener('dragover', event => {
      const item = event.target.closest('li');
      if (!this.#dragged || !item) return;
      event.preventDefault();
      this.#mark(item);
    });
    this.addEventListener('drop', event => {
      const item = event.target.closest('li');
      if (!this.#dragged || !item || item === this.#dragged) return;
      event.preventDefault();
      this.#move(this.#dragged, item);
    });
  }

  #mark(item) {
    this.querySelector('.over')?.classList.remove('over');
    item?.classList.add('over');
  }

  #end() {
    this.#dragged?.classList.remove('dragged');
    this.#dragged = null;
    this.#mark(null);
  }

  /** To the place where the other stands; that one, and what follows, makes room. */
  async #move(item, other) {
    const after = item.nextSibling;
    const isLater = item.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING;
    if (isLater) other.after(item);
    else other.before(item);
    const body = new FormData(item.querySelector('form'));
    body.set('action', 'move');
    body.set('to', Number(this.dataset.first) + [...item.parentElement.children].indexOf(item));
    const answer = await fetch(this.dataset.address, { method: 'POST', body, redirect: 'manual' }).catch(() => null);
    const isDone = answer?.type === 'opaqueredirect';
    if (!isDone) after ? item.parentElement.insertBefore(item, after) : item.parentElement.append(item);
    this.#number();
    this.querySelector('[role=status]').textContent = this.getAttribute(isDone ? 'text-moved' : 'text-failed');
  }

  #number() {
    this.querySelectorAll('.place').forEach((field, i) => { field.value = Number(this.dataset.first) + i; });
  }
}

customElements.define('arrange-list', ArrangeList);
