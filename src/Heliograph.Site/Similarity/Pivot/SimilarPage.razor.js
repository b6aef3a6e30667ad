/** What photos are asked with: a second photo is dropped onto the first to ask with both. */
class SimilarQuery extends HTMLElement {
  #dragged;

  connectedCallback() {
    if (!this.dataset.moreLike) return;
    // What a browser hands over of a picture in a link differs: the photo is remembered from the start.
    addEventListener('dragstart', event => { this.#dragged = event.target.closest('photo-rows li')?.id.slice(1); });
    this.addEventListener('dragover', event => {
      event.preventDefault();
      this.classList.add('over');
    });
    this.addEventListener('dragleave', () => this.classList.remove('over'));
    this.addEventListener('drop', event => {
      event.preventDefault();
      this.classList.remove('over');
      const photo = this.#dragged ?? event.dataTransfer.getData('text/uri-list').match(/\/photos\/[^/]+\/(\d+)/)?.[1];
      if (photo) location.href = this.dataset.moreLike + photo;
    });
  }
}

customElements.define('similar-query', SimilarQuery);
