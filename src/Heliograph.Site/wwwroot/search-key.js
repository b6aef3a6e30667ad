/* The key / leads to the search: into this page's field, or to the page that has one. */
addEventListener('keydown', event => {
  if (event.key !== '/' || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest('input, textarea, select, [contenteditable], dialog')) return;
  event.preventDefault();
  const field = document.querySelector('[data-search]');
  if (field) field.select();
  else location.href = '/search';
});
