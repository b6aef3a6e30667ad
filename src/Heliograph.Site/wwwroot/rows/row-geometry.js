const touched = matchMedia('(hover: none)');
const settled = 120; // Milliseconds without a change after which a resize has ended.
const tolerated = 0.15; // A layout for a width this near is stretched rather than changed under the reader's eyes.

/** Lays the rows out anew, by the server's rules, when their container has changed its width; until then they stretch. */
export function followWidth(rows) {
  const place = followPlace(rows);
  let laidOut = null, timer = 0, newest = null;
  new ResizeObserver(() => {
    const width = rows.clientWidth;
    if (width === laidOut || width === 0) return;
    const first = laidOut === null;
    if (!first) place.restore();
    laidOut = width;
    remember(width);
    if (first && fits(rows, width)) return;
    clearTimeout(timer);
    timer = setTimeout(layOut, settled);
  }).observe(rows);

  async function layOut() {
    newest?.abort();
    newest = new AbortController();
    const { signal } = newest;
    const sheets = [...rows.querySelectorAll('.sheet')];
    try {
      const geometries = await Promise.all(sheets.map(sheet => geometryOf(sheet, laidOut, signal)));
      if (signal.aborted) return;
      sheets.forEach((sheet, i) => layOutSheet(sheet, geometries[i]));
      rows.toggleAttribute('data-touch', touched.matches);
      place.restore();
    } catch (problem) {
      if (problem.name !== 'AbortError' && !(problem instanceof TypeError)) throw problem; // Stretched rows do.
    }
  }
}

/** The server's layout is for this width, or for unknown widths, of which container queries choose. */
function fits(rows, width) {
  const known = Number(rows.dataset.width);
  return !known || Math.abs(width - known) / known < tolerated;
}

function remember(width) {
  document.cookie = `rows=${measure(width)}; path=/; max-age=31536000; samesite=lax`;
}

function measure(width) {
  return `${width}${touched.matches ? 't' : ''}`;
}

async function geometryOf(sheet, width, signal) {
  const sizes = [...sheet.querySelectorAll('img')].map(i => `${i.getAttribute('width')}x${i.getAttribute('height')}`).join('.');
  const { more, breakouts } = sheet.dataset;
  const answer = await fetch(`/site/rows?measure=${measure(width)}&more=${more}&breakouts=${breakouts}&sizes=${sizes}`, { signal });
  return answer.ok ? answer.json() : null;
}

function layOutSheet(sheet, geometry) {
  if (!geometry) return;
  sheet.style.aspectRatio = `${geometry.width}/${geometry.height}`;
  geometry.boxes.forEach(([left, top, width, height], i) => {
    Object.assign(sheet.children[i].style, { left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` });
  });
}

/** Remembers which photo is looked at and how far down the window it stands, to put it there again when all find new places. */
function followPlace(rows) {
  let photo = null, top = 0;
  const note = () => {
    const focused = document.activeElement?.closest('.sheet > li');
    const inWindow = p => p && p.getBoundingClientRect().bottom > 0 && p.getBoundingClientRect().top < innerHeight;
    photo = inWindow(focused) ? focused : document.elementFromPoint(innerWidth / 2, innerHeight / 3)?.closest('.sheet > li') ?? photo;
    top = photo?.getBoundingClientRect().top ?? 0;
  };
  addEventListener('scroll', () => requestAnimationFrame(note), { passive: true });
  rows.addEventListener('focusin', () => requestAnimationFrame(note));
  return {
    restore() {
      if (photo && scrollY > 0) scrollBy({ top: photo.getBoundingClientRect().top - top, behavior: 'instant' });
    },
  };
}
