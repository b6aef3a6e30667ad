import { droppedFiles } from './DropArea.razor.js';
import { UploadRow } from './UploadRow.razor.js';

const concurrentTransfers = 3;

// Turns the plain form around it into a list of files that travel while the rest is still being decided.
class UploadFiles extends HTMLElement {
  #rows = [];

  connectedCallback() {
    this.form = this.querySelector('form');
    this.list = this.querySelector('.files');
    this.template = this.querySelector('.row-template');
    this.picker = this.querySelector('.picker');

    this.picker.addEventListener('change', () => {
      for (const file of this.picker.files) this.#add(file);
      this.picker.value = '';
    });
    this.form.addEventListener('submit', event => event.preventDefault());
    this.querySelector('.for-all').addEventListener('change', () => this.#apply());
    addEventListener('dragover', event => this.#over(event, true));
    addEventListener('dragleave', event => { if (!event.relatedTarget) this.#over(event, false); });
    addEventListener('drop', event => this.#drop(event));
    addEventListener('beforeunload', event => { if (this.#rows.some(r => r.isOpen || r.state === 'pausing')) event.preventDefault(); });
  }

  #say = (text, ...values) => values.reduce((said, value, i) => said.replace(`{${i}}`, value), this.getAttribute(`text-${text}`));

  get #settings() {
    const form = new FormData(this.form);
    return new URLSearchParams(['visibility', 'title', 'tags', 'album'].map(name => [name, form.get(name) ?? '']));
  }

  #over(event, isOver) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    event.preventDefault();
    this.classList.toggle('over', isOver);
  }

  async #drop(event) {
    if (!event.dataTransfer?.types.includes('Files')) return;
    this.#over(event, false);
    for await (const file of droppedFiles(event.dataTransfer)) this.#add(file);
  }

  #add(file) {
    const row = new UploadRow(file, this.template, this.#say, () => queueMicrotask(() => this.#changed()));
    this.#rows.push(row);
    this.list.append(row.element);
    this.classList.add('filled');
    const largest = Number(this.getAttribute('max-bytes'));
    if (file.size > largest) row.refuse(this.#say('too-large', this.getAttribute('max-words')));
  }

  #changed() {
    const travelling = this.#rows.filter(r => r.state === 'sending').length;
    for (const row of this.#rows.filter(r => r.state === 'waiting').slice(0, concurrentTransfers - travelling))
      row.send(this.getAttribute('send-address'), this.#token, this.#settings);

    const done = this.#rows.filter(r => r.state === 'done').length;
    const failed = this.#rows.filter(r => r.state === 'failed').length;
    const words = this.#say(failed ? 'progress-failed' : 'progress', done, this.#rows.length, failed);
    const status = this.querySelector('.overall');
    if (status.textContent !== words) status.textContent = words;
    this.querySelector('.look').hidden = done === 0 || this.#rows.some(r => r.isOpen);
    this.#apply();
  }

  // What was changed after a file had left is said again for the photo that it became.
  async #apply() {
    const settings = this.#settings;
    const behind = this.#rows.filter(r => r.photo && r.sentWith !== settings.toString());
    if (behind.length === 0) return;
    for (const row of behind) row.sentWith = settings.toString();
    const answer = await fetch(this.getAttribute('edit-address'), {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', RequestVerificationToken: this.#token },
      body: JSON.stringify({
        photos: behind.map(r => r.photo.id),
        visibility: settings.get('visibility'),
        title: settings.get('title') || null,
        tags: settings.get('tags').split(','),
        album: settings.get('album') || null,
      }),
    }).catch(() => null);
    this.querySelector('.not-applied').hidden = !!answer?.ok;
    if (!answer?.ok) for (const row of behind) row.sentWith = null;
  }

  get #token() { return this.form.elements['__RequestVerificationToken'].value; }
}

customElements.define('upload-files', UploadFiles);
