// Yields the files of a drop, those in folders too. The entries must be taken before the event ends.
export function droppedFiles(transfer) {
  const entries = [...transfer.items].filter(i => i.kind === 'file').map(i => i.webkitGetAsEntry?.() ?? i.getAsFile()).filter(Boolean);
  return walk(entries);
}

async function* walk(entries) {
  for (const entry of entries) {
    if (entry instanceof File) yield entry;
    else if (entry.isDirectory) yield* walk(await children(entry));
    // What systems leave in folders is no photograph.
    else if (!entry.name.startsWith('.') && !/^(Thumbs\.db|desktop\.ini)$/i.test(entry.name)) yield await new Promise((ok, fail) => entry.file(ok, fail));
  }
}

async function children(folder) {
  const reader = folder.createReader();
  const all = [];
  // A reader gives a part at a time and an empty one at the end.
  for (;;) {
    const part = await new Promise((ok, fail) => reader.readEntries(ok, fail));
    if (part.length === 0) return all.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true }));
    all.push(...part);
  }
}
