const least = 2; // Per cent: smaller, and a finger would not get hold of it.

/** Shows the part of the photo that its fields say as a box on the stage, which is moved and resized by pointer or keys. */
class RegionFields extends HTMLElement {
  connectedCallback() {
    this.picture = document.querySelector('.stage .picture');
    if (!this.picture) return;
    const { elements } = this.closest('form');
    this.fields = ['x', 'y', 'width', 'height'].map(name => elements[name]);
    this.box = document.createElement('div');
    this.box.className = 'region';
    this.box.tabIndex = 0;
    this.box.setAttribute('role', 'group');
    this.box.setAttribute('aria-label', this.getAttribute('aria-label'));
    this.box.append(document.createElement('span'));
    this.box.addEventListener('pointerdown', event => this.#grab(event));
    this.box.addEventListener('keydown', event => this.#press(event));
    this.querySelector('.hint').hidden = false;
    for (const field of this.fields) field.addEventListener('input', () => this.#draw());
    this.closest('details').addEventListener('toggle', event => this.#toggle(event.target.open));
  }

  disconnectedCallback() { this.box?.remove(); }

  get #region() { return this.fields.map(f => Number(f.value)); }

  /** Kept inside the photo. */
  set #region([x, y, width, height]) {
    width = Math.min(100, Math.max(least, width));
    height = Math.min(100, Math.max(least, height));
    const within = (at, size) => Math.min(100 - size, Math.max(0, at));
    [within(x, width), within(y, height), width, height].forEach((value, i) => { this.fields[i].value = value.toFixed(1); });
    this.#draw();
  }

  #toggle(isOpen) {
    if (!isOpen) return this.box.remove();
    this.picture.append(this.box);
    this.#draw();
    if (this.picture.getBoundingClientRect().bottom < 80) this.picture.scrollIntoView({ block: 'nearest' });
  }

  #draw() {
    const [left, top, width, height] = this.#region.map(n => `${n}%`);
    Object.assign(this.box.style, { left, top, width, height });
  }

  #grab(event) {
    event.preventDefault();
    const resizes = event.target !== this.box;
    const start = this.#region;
    const { width, height } = this.picture.getBoundingClientRect();
    const move = to => {
      const [dx, dy] = [(to.clientX - event.clientX) / width * 100, (to.clientY - event.clientY) / height * 100];
      const [x, y, w, h] = start;
      this.#region = resizes ? [x, y, Math.min(w + dx, 100 - x), Math.min(h + dy, 100 - y)] : [x + dx, y + dy, w, h];
    };
    this.box.setPointerCapture(event.pointerId);
    this.box.addEventListener('pointermove', move);
    this.box.addEventListener('lostpointercapture', () => this.box.removeEventListener('pointermove', move), { once: true });
    this.box.focus({ preventScroll: true });
  }

  #press(event) {
    const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
    if (!step) return;
    event.preventDefault();
    const [x, y, width, height] = this.#region;
    const [dx, dy] = step;
    this.#region = event.shiftKey ? [x, y, Math.min(width + dx, 100 - x), Math.min(height + dy, 100 - y)] : [x + dx, y + dy, width, height];
  }
}

customElements.define('region-fields', RegionFields);
