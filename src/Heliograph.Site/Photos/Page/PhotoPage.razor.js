// Arrow keys turn the pages of the list that the photo was opened from, Escape leads back to it, unless somebody is typing or choosing.
const follow = { ArrowLeft: 'a[rel=prev]', k: 'a[rel=prev]', ArrowRight: 'a[rel=next]', j: 'a[rel=next]', Escape: 'a.up' };

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest?.('input, textarea, select, dialog, [popover], [contenteditable]')) return;
  const link = follow[event.key] && document.querySelector(follow[event.key]);
  if (!link) return;
  event.preventDefault();
  link.click();
});

// The neighbours, in the size that this window will show, once nothing else is on its way.
addEventListener('load', () => {
  for (const step of document.querySelectorAll('a.step')) {
    const image = new Image();
    image.fetchPriority = 'low';
    image.sizes = step.dataset.sizes;
    image.srcset = step.dataset.srcset;
  }
});
