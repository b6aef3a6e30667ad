/** Gives each photo of a sheet a check in its corner; the bar of the list says how many are selected and what can be done with them. */
export function addChecks(rows, sheet) {
  const bar = rows.querySelector('form.selection');
  if (!bar) return;
  for (const photo of sheet.children) {
    const check = document.createElement('input');
    check.type = 'checkbox';
    check.className = 'pick';
    check.tabIndex = -1; // The key s turns it: a stop for every photo would double the way of the Tab key.
    check.setAttribute('aria-label', `${bar.dataset.pick} ${photo.querySelector('img').alt}`);
    check.addEventListener('click', event => turned(rows, photo, event.shiftKey));
    photo.append(check);
  }
  bar.querySelector('.clear').onclick ??= () => {
    for (const check of rows.querySelectorAll('.pick:checked')) check.checked = false;
    count(rows);
  };
}

/** Selects the photo, or takes it out of the selection. */
export function select(rows, photo) {
  const check = photo.querySelector('.pick');
  if (!check) return false;
  check.checked = !check.checked;
  turned(rows, photo, false);
  return true;
}

function turned(rows, photo, isRange) {
  const { checked } = photo.querySelector('.pick');
  const photos = [...rows.querySelectorAll('.sheet > li')];
  const [from, to] = [photos.indexOf(rows.lastPicked), photos.indexOf(photo)].sort((a, b) => a - b);
  if (isRange && from >= 0) for (const between of photos.slice(from, to + 1)) between.querySelector('.pick').checked = checked;
  rows.lastPicked = photo;
  count(rows);
}

function count(rows) {
  const bar = rows.querySelector('form.selection');
  const ids = [...rows.querySelectorAll('li:has(> .pick:checked)')].map(photo => photo.id.slice(1)).join(',');
  const selected = ids ? ids.split(',').length : 0;
  bar.hidden = !selected;
  rows.classList.toggle('selecting', selected > 0);
  bar.elements.photos.value = ids;
  bar.querySelector('.organise').href = `/organise?photos=${ids}`;
  bar.querySelector('.selected').textContent = (selected === 1 ? bar.dataset.one : bar.dataset.selected).replace('{0}', selected.toLocaleString());
}
