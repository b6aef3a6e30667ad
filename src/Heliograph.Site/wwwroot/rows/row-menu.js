import { favour } from './row-favourite.js';
import { select } from './row-selection.js';

/** Gives each photo of a sheet its "…", all of which open the one menu of the list. */
export function addMenu(rows, sheet) {
  const more = rows.querySelector('.photo-menu');
  for (const photo of sheet.children) {
    const button = document.createElement('button');
    button.type = 'button';
    button.className = 'icon-button';
    button.tabIndex = -1; // The key m opens it: a stop for every photo would double the way of the Tab key.
    button.setAttribute('aria-label', rows.dataset.moreLabel);
    button.setAttribute('aria-haspopup', 'true');
    button.textContent = '⋯';
    button.addEventListener('click', () => openMenu(rows, photo));
    photo.querySelector('.caption').append(button);
  }
  const copy = more.querySelector('.copy');
  if (!navigator.clipboard) copy?.remove(); // Absent where the connection is not secure.
  else copy.onclick ??= () => navigator.clipboard.writeText(more.querySelector('.open').href.split('?')[0]).then(() => more.hidePopover());
}

export function openMenu(rows, photo) {
  const menu = rows.querySelector('.photo-menu');
  const shot = photo.querySelector('.shot');
  menu.querySelector('.open').href = shot.href;
  menu.querySelector('.author').href = new URL('../', shot.href);
  const id = photo.id.slice(1);
  for (const [link, address] of [['.similar', '/similar/'], ['.similar-both', rows.dataset.moreLike]]) {
    if (menu.querySelector(link)) menu.querySelector(link).href = address + id;
  }
  const star = menu.querySelector('.star');
  if (star) star.onclick = () => {
    menu.hidePopover();
    favour(rows, photo);
  };
  const pick = menu.querySelector('.select');
  if (pick) pick.onclick = () => {
    menu.hidePopover();
    select(rows, photo);
  };
  menu.showPopover();
  const edge = photo.getBoundingClientRect();
  const { width, height } = menu.getBoundingClientRect();
  menu.style.inset = 'auto';
  menu.style.left = `${Math.max(8, Math.min(edge.right, innerWidth) - width - 8)}px`;
  menu.style.top = `${Math.max(8, Math.min(edge.bottom, innerHeight) - height - 8)}px`;
  menu.querySelector('a').focus();
}
