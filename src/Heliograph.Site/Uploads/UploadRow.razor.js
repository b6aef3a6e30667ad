const concurrentThumbnails = 2;
const thumbnailHeight = 320;
let decoding = 0;
const undecoded = [];

// A file on its way: its place in the list, its transfer and how that stands.
export class UploadRow {
  state = 'waiting';
  photo = null;
  #request = null;

  constructor(file, template, say, changed) {
    this.file = file;
    this.say = say;
    this.changed = changed;
    this.element = template.content.firstElementChild.cloneNode(true);
    this.#part('.name').textContent = file.name;
    for (const [name, act] of [['.cancel', () => this.cancel()], ['.retry', () => this.#to('waiting', say('waiting'))]]) {
      const button = this.#part(name);
      button.ariaLabel = button.dataset.label.replace('{0}', file.name);
      button.addEventListener('click', act);
    }
    this.#part('progress').ariaLabel = file.name;
    this.#to('waiting', say('waiting'));
    undecoded.push(this);
    decodeNext();
  }

  get isOpen() { return this.state === 'waiting' || this.state === 'sending'; }

  // settings: name and value pairs, as the form has them now.
  send(address, token, settings) {
    const request = this.#request = new XMLHttpRequest();
    this.sentWith = settings.toString();
    this.#to('sending', this.say('sending', size(0), size(this.file.size)));
    request.upload.onprogress = event => {
      this.#part('progress').value = event.loaded / event.total;
      this.#part('.status').textContent = event.loaded < event.total ? this.say('sending', size(event.loaded), size(event.total)) : this.say('checking');
    };
    request.onload = () => this.#answered(request);
    request.onerror = () => this.#to('failed', this.say('broken'));
    request.onabort = () => this.#to('cancelled', this.say('cancelled'));
    request.open('POST', `${address}?${settings}`);
    request.responseType = 'json';
    request.setRequestHeader('X-File-Name', encodeURIComponent(this.file.name));
    request.setRequestHeader('RequestVerificationToken', token);
    request.setRequestHeader('Accept', 'application/json, application/problem+json');
    request.setRequestHeader('Content-Type', 'application/octet-stream');
    request.send(this.file);
  }

  cancel() {
    if (this.state === 'sending') this.#request.abort();
    else if (this.isOpen || this.state === 'pausing') this.#to('cancelled', this.say('cancelled'));
  }

  refuse(text) { this.#to('failed', text); }

  #answered(request) {
    if (request.status === 200 && request.response?.page) {
      this.photo = request.response;
      this.#part('.name').href = this.photo.page;
      if (this.paintFailed) this.#showServed();
      this.#to('done', this.say(this.photo.wasThere ? 'was-there' : 'done'));
    } else if (request.status === 429) {
      // The site asks for a pause: wait as long as it says, then come again.
      this.#to('pausing', this.say('waiting'));
      setTimeout(() => { if (this.state === 'pausing') this.#to('waiting', this.say('waiting')); }, 1000 * (Number(request.getResponseHeader('Retry-After')) || 5));
    } else if (request.status === 401 || request.responseURL.includes('/sign-in')) {
      this.#to('failed', this.say('signed-out'));
    } else {
      this.#to('failed', request.response?.detail ?? this.say('refused', request.status));
    }
  }

  #to(state, words) {
    this.state = this.element.dataset.state = state;
    this.#part('.status').textContent = words;
    this.#part('.cancel').hidden = !this.isOpen && state !== 'pausing';
    this.#part('.retry').hidden = state !== 'failed' && state !== 'cancelled';
    this.changed(this);
  }

  async paint() {
    const bitmap = await createImageBitmap(this.file, { resizeHeight: thumbnailHeight, resizeQuality: 'medium' });
    const canvas = this.#part('canvas');
    canvas.width = bitmap.width;
    canvas.height = bitmap.height;
    canvas.getContext('bitmaprenderer').transferFromImageBitmap(bitmap);
    this.element.dataset.painted = '';
  }

  // A format that this browser can't read: the site has made a picture of it meanwhile.
  failPaint() {
    this.paintFailed = true;
    if (this.photo) this.#showServed();
  }

  #showServed() {
    const image = new Image();
    image.alt = '';
    image.src = this.photo.thumbnail;
    image.onload = () => { this.element.dataset.painted = ''; };
    this.#part('canvas').replaceWith(image);
  }

  #part(selector) { return this.element.querySelector(selector); }
}

// Whole photographs are decoded for this: a few at a time, or memory goes.
async function decodeNext() {
  if (decoding >= concurrentThumbnails) return;
  const row = undecoded.shift();
  if (!row) return;
  decoding++;
  await row.paint().catch(() => row.failPaint());
  decoding--;
  decodeNext();
}

const units = ['kilobyte', 'megabyte', 'gigabyte'];
function size(bytes) {
  const step = bytes < 1e6 ? 0 : bytes < 1e9 ? 1 : 2;
  const digits = step === 0 ? 0 : 1;
  return new Intl.NumberFormat(undefined, { style: 'unit', unit: units[step], minimumFractionDigits: digits, maximumFractionDigits: digits })
    .format(bytes / 1000 ** (step + 1));
}
