/** Selecting many: shift takes everything between, Control+A all on the page, Escape none; arrows walk. Without script the checks are enough. */
class OrganisePhotos extends HTMLElement {
  #last = null;

  connectedCallback() {
    this.#follow();
    if (!this.#checks.length) return;
    this.addEventListener('click', event => this.#range(event));
    this.addEventListener('change', () => this.#count());
    this.addEventListener('keydown', event => this.#key(event));
    addEventListener('pageshow', () => this.#count()); // A browser that comes back may have kept the checks.
    this.#count();
  }

  get #checks() {
    return [...this.querySelectorAll('.grid input')];
  }

  #range(event) {
    const check = event.target.closest('.grid label')?.querySelector('input');
    if (!check || (event.target !== check && !event.shiftKey)) return;
    if (event.shiftKey && this.#last) {
      const checks = this.#checks;
      const [from, to] = [checks.indexOf(this.#last), checks.indexOf(check)].sort((a, b) => a - b);
      const state = event.target === check ? check.checked : !check.checked;
      if (event.target !== check) event.preventDefault(); // The label would turn it once more.
      for (const between of checks.slice(from, to + 1)) between.checked = state;
      check.focus();
    }
    this.#last = check;
    this.#count();
  }

  #key(event) {
    const checks = this.#checks, at = checks.indexOf(event.target);
    if (at < 0) return;
    const columns = getComputedStyle(this.querySelector('.grid')).gridTemplateColumns.split(' ').length;
    const step = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: columns, ArrowUp: -columns }[event.key];
    if (step) {
      const next = checks[at + step];
      if (next && event.shiftKey) {
        const [from, to] = [at, at + step].sort((a, b) => a - b);
        for (const between of checks.slice(from, to + 1)) between.checked = true;
      }
      next?.focus();
    } else if (event.key === 'a' && (event.ctrlKey || event.metaKey)) {
      for (const check of checks) check.checked = true;
    } else if (event.key === 'Escape') {
      for (const check of checks) check.checked = false;
    } else {
      return;
    }
    event.preventDefault();
    this.#count();
  }

  #count() {
    const count = this.#checks.filter(c => c.checked).length;
    const all = this.querySelector('[name=all]')?.checked;
    this.querySelector('.selected').textContent = all ? this.querySelector('.which label').textContent.trim()
      : (count === 1 ? this.dataset.one : this.dataset.selected).replace('{0}', count);
  }

  /** While a batch runs: shows how far it is, and the page anew when it is done. */
  async #follow() {
    if (this.querySelector('.batches')?.dataset.settled !== 'false') return;
    const answer = await fetch('/organise/batches', { headers: { Accept: 'application/json' } }).catch(() => null);
    const states = answer?.ok ? await answer.json() : [];
    for (const { id, done } of states) this.querySelector(`[data-batch="${id}"] progress`)?.setAttribute('value', done);
    if (states.length && states.every(s => s.isSettled) && !this.#checks.some(c => c.checked)) location.reload();
    else setTimeout(() => this.#follow(), 500);
  }
}

customElements.define('organise-photos', OrganisePhotos);
