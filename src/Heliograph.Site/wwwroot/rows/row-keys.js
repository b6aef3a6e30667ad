import { favour } from './row-favourite.js';
import { openMenu } from './row-menu.js';
import { select } from './row-selection.js';

const gentle = matchMedia('(prefers-reduced-motion: reduce)');

/** j and k, arrows, f, s, m and ? in a list of photos: real focus moves, so Enter is the browser's own. */
export function followKeys(rows) {
  document.addEventListener('keydown', event => {
    if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest('input, textarea, select, [contenteditable], dialog, [popover]')) return;
    const action = actions[event.key];
    const current = document.activeElement?.closest('.sheet > li') ?? null;
    if (!action || (event.key.startsWith('Arrow') && !current)) return;
    if (action(rows, current) !== false) event.preventDefault();
  });
}

const actions = {
  j: (rows, current) => focus(step(rows, current, 1)),
  k: (rows, current) => focus(step(rows, current, -1)),
  ArrowRight: (rows, current) => focus(step(rows, current, 1)),
  ArrowLeft: (rows, current) => focus(step(rows, current, -1)),
  ArrowDown: (rows, current) => focus(nearest(rows, current, 1)),
  ArrowUp: (rows, current) => focus(nearest(rows, current, -1)),
  f: (rows, current) => current ? favour(rows, current) : false,
  s: (rows, current) => current ? select(rows, current) : false,
  m: (rows, current) => current ? openMenu(rows, current) : false,
  '?': rows => rows.querySelector('dialog.keys').showModal(),
};

function photosOf(rows) {
  return [...rows.querySelectorAll('.sheet > li')];
}

/** The photo so many places on; without a current one, the first in view. */
function step(rows, current, by) {
  const photos = photosOf(rows);
  return current ? photos[photos.indexOf(current) + by] : photos.find(p => p.getBoundingClientRect().top >= 0);
}

/** Of the next row up or down, the photo whose middle is nearest. */
function nearest(rows, current, direction) {
  const from = current.getBoundingClientRect();
  const boxes = photosOf(rows).map(photo => ({ photo, box: photo.getBoundingClientRect() }));
  const beyond = boxes.map(b => (b.box.top - from.top) * direction).filter(d => d > 1);
  const row = Math.min(...beyond);
  const middle = b => Math.abs(b.box.left + b.box.width / 2 - from.left - from.width / 2);
  return boxes.filter(b => Math.abs((b.box.top - from.top) * direction - row) < 1).sort((a, b) => middle(a) - middle(b))[0]?.photo;
}

function focus(photo) {
  if (!photo) return false;
  photo.querySelector('.shot').focus({ preventScroll: true });
  photo.scrollIntoView({ block: 'nearest', behavior: gentle.matches ? 'instant' : 'smooth' });
  return true;
}
