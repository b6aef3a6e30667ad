/* A photo opens from its place in the list and returns to it, where the browser carries views across pages. */
addEventListener('pageswap', event => carry(event.viewTransition, event.activation?.entry?.url));
addEventListener('pagereveal', event => carry(event.viewTransition, window.navigation?.activation?.from?.url));

async function carry(transition, other) {
  if (!transition || !other) return;
  const path = new URL(other).pathname;
  const image = [...document.querySelectorAll('photo-rows .shot')].find(a => a.pathname === path)?.firstElementChild;
  if (!image) return;
  image.style.viewTransitionName = 'photo';
  await transition.finished.catch(() => {});
  image.style.viewTransitionName = '';
}
