import { followWidth } from './row-geometry.js';
import { followKeys } from './row-keys.js';
import { addMenu } from './row-menu.js';
import { addChecks } from './row-selection.js';
import './row-opening.js';

const sheetsInARow = 5; // Then the reader asks for more: a page does not grow for ever, and its foot can be reached.
const ahead = '1500px 0px';

/** Justified rows that the server laid out: fetches further sheets as the reader nears the end, and nothing already placed moves. */
class PhotoRows extends HTMLElement {
  #nearEnd = new IntersectionObserver(looks => looks.some(l => l.isIntersecting) && this.#append(), { rootMargin: ahead });
  #inView = new IntersectionObserver(sheets => this.#remember(sheets), { rootMargin: '-50% 0px' });
  #loading = false;

  connectedCallback() {
    followWidth(this);
    followKeys(this);
    this.#welcome(this.querySelector('.sheet'));
    this.#watchEnd();
    this.#comeBack();
    this.addEventListener('click', event => {
      const photo = event.target.closest('.shot') && event.target.closest('li');
      if (photo && !event.defaultPrevented) history.replaceState(null, '', `${photo.parentElement.dataset.address}#${photo.id}`);
    });
  }

  disconnectedCallback() {
    this.#nearEnd.disconnect();
    this.#inView.disconnect();
  }

  #welcome(sheet) {
    addMenu(this, sheet);
    addChecks(this, sheet);
    this.#inView.observe(sheet);
  }

  #watchEnd() {
    const more = this.querySelector('.pager [rel=next]');
    if (more && this.querySelectorAll('.sheet').length < sheetsInARow) this.#nearEnd.observe(more);
  }

  async #append() {
    const more = this.querySelector('.pager [rel=next]');
    if (!more || this.#loading) return;
    this.#loading = true;
    this.#nearEnd.disconnect();
    const answer = await fetch(more.href, { headers: { Accept: 'text/html' } }).catch(() => null);
    if (!answer?.ok) return; // The link stays: following it shows what went wrong.
    const { page, css } = parse(await answer.text());
    const style = new CSSStyleSheet();
    style.replaceSync(css);
    document.adoptedStyleSheets.push(style);
    const sheet = document.adoptNode(page.querySelector('photo-rows .sheet'));
    [...this.querySelectorAll('.sheet')].at(-1).after(sheet);
    this.#welcome(sheet);
    const after = page.querySelector('.pager [rel=next]');
    if (after) more.href = after.getAttribute('href');
    else more.remove();
    this.#loading = false;
    this.#watchEnd();
  }

  /** The address names the sheet that is looked at, so that a reload or a copied link shows it. */
  #remember(sheets) {
    const seen = sheets.find(s => s.isIntersecting)?.target;
    if (seen && this.querySelectorAll('.sheet').length > 1) history.replaceState(null, '', seen.dataset.address);
  }

  /** To the photo that was opened from here. */
  #comeBack() {
    const photo = /^#p\d+$/.test(location.hash) && this.querySelector(location.hash);
    if (!photo) return;
    history.scrollRestoration = 'manual';
    const show = () => {
      photo.scrollIntoView({ block: 'center', behavior: 'instant' });
      photo.querySelector('.shot').focus({ preventScroll: true });
    };
    show();
    // Where the address leads to the photo itself, the browser goes there once more and takes the focus away.
    if (document.readyState !== 'complete') addEventListener('load', () => setTimeout(show), { once: true });
  }
}

/** A page of the list and the style of its sheet, apart: this page's policy forbids what has another page's nonce. */
function parse(html) {
  const [element, css] = html.match(/<style id="rows"[^>]*>([^<]*)<\/style>/);
  return { page: new DOMParser().parseFromString(html.replace(element, ''), 'text/html'), css };
}

customElements.define('photo-rows', PhotoRows);
