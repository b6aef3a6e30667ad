// Arrow keys turn the pages of the photostream, unless somebody is typing or choosing.
const follow = { ArrowLeft: 'prev', k: 'prev', ArrowRight: 'next', j: 'next' };

document.addEventListener('keydown', event => {
  if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
  if (event.target.closest?.('input, textarea, select, [contenteditable]')) return;
  const link = follow[event.key] && document.querySelector(`a[rel="${follow[event.key]}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
});
