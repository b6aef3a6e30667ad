const svg = 'http://www.w3.org/2000/svg';
const spans = [360, 120, 40, 12, 4, 1.2, 0.4, 0.12, 0.04]; // Degrees across, from far to near.
const steps = [30, 10, 5, 2, 1, 0.5, 0.2, 0.1, 0.05, 0.02, 0.01, 0.005];

/** A grid of coordinates that fills in the fields of a place by a click, and shows what is typed there. */
class CoordinateGrid extends HTMLElement {
  #level = 0;
  #centre = { x: 0, y: 0 };

  connectedCallback() {
    const { elements } = this.closest('form');
    this.latitude = elements[this.getAttribute('latitude')];
    this.longitude = elements[this.getAttribute('longitude')];
    this.picture = this.querySelector('svg');
    this.picture.style.cursor = 'crosshair';
    this.querySelector('.zoom').hidden = false;
    this.picture.addEventListener('click', event => this.#choose(event));
    for (const button of this.querySelectorAll('button')) button.addEventListener('click', () => this.#zoom(-Number(button.value)));
    for (const field of [this.latitude, this.longitude]) field.addEventListener('input', () => this.#draw());
  }

  get #span() { return spans[this.#level]; }

  /** Where the fields say; y grows southwards, as in the picture. */
  get #pin() {
    const [lat, lon] = [this.latitude.value, this.longitude.value];
    return lat !== '' && lon !== '' ? { x: Number(lon), y: -Number(lat) } : null;
  }

  #choose(event) {
    const at = new DOMPoint(event.clientX, event.clientY).matrixTransform(this.picture.getScreenCTM().inverse());
    const digits = Math.max(0, Math.ceil(2 - Math.log10(this.#span)) + 1); // A pixel's worth.
    this.longitude.value = Math.max(-180, Math.min(180, at.x)).toFixed(digits);
    this.latitude.value = Math.max(-90, Math.min(90, -at.y)).toFixed(digits);
    this.#draw();
  }

  #zoom(by) {
    this.#level = Math.max(0, Math.min(spans.length - 1, this.#level + by));
    this.#draw();
  }

  #draw() {
    const span = this.#span;
    this.#centre = this.#level === 0 ? { x: 0, y: 0 } : this.#pin ?? this.#centre;
    const [left, top] = [this.#centre.x - span / 2, this.#centre.y - span / 4];
    this.picture.setAttribute('viewBox', `${left} ${top} ${span} ${span / 2}`);
    this.#drawLines(left, top, span);
    for (const other of this.picture.querySelectorAll('.other')) other.setAttribute('r', span / 240);
    const pin = this.picture.querySelector('.pin') ?? this.picture.appendChild(this.#make('circle', 'pin'));
    const { x, y } = this.#pin ?? { x: -1000, y: 0 };
    for (const [name, value] of [['cx', x], ['cy', y], ['r', span / 72]]) pin.setAttribute(name, value);
  }

  #drawLines(left, top, span) {
    const step = steps.find(s => span / s > 5);
    const texts = [];
    let path = '';
    const lines = (from, length) => Array.from({ length: Math.ceil(length / step) + 1 }, (_, i) => (Math.ceil(from / step) + i) * step);
    for (const x of lines(left, span)) {
      path += `M${x} ${top}v${span / 2}`;
      texts.push([x, top + span / 40, `${+x.toFixed(3)}°`]);
    }
    for (const y of lines(top, span / 2)) {
      path += `M${left} ${y}h${span}`;
      texts.push([left + span / 200, y - span / 200, `${+(-y).toFixed(3)}°`]);
    }
    this.picture.querySelector('.lines').setAttribute('d', path);
    this.picture.querySelectorAll('text').forEach(t => t.remove());
    for (const [x, y, words] of this.#level === 0 ? [] : texts) {
      const text = this.picture.appendChild(this.#make('text'));
      for (const [name, value] of [['x', x], ['y', y], ['font-size', span / 45]]) text.setAttribute(name, value);
      text.textContent = words;
    }
  }

  /** An element of the picture that its style sheet knows. */
  #make(name, className) {
    const made = document.createElementNS(svg, name);
    if (className) made.setAttribute('class', className);
    for (const { name: scope } of this.picture.querySelector('.lines').attributes) if (scope.startsWith('b-')) made.setAttribute(scope, '');
    return made;
  }
}

customElements.define('coordinate-grid', CoordinateGrid);
