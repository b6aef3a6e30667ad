// usage: node peers.mjs RATIOS-FILE     doubles, little-endian; prints one JSON object with milliseconds a call
import { readFileSync } from 'node:fs';
import justifiedLayout from 'justified-layout';
import { computeRowsLayout } from 'react-photo-album';
import { initSync, get_justified_layout } from '@immich/justified-layout-wasm/pkg/justified-layout-wasm.js';
import { MODULE } from '@immich/justified-layout-wasm/pkg/justified-layout-wasm-module.js';

const bytes = readFileSync(process.argv[2]);
const ratios = [...new Float64Array(bytes.buffer, bytes.byteOffset, bytes.length / 8)];
const narrow = new Float32Array(ratios);
const photos = ratios.map((ratio, i) => ({ src: `${i}`, width: ratio * 1000, height: 1000 }));

// What the package's own constructor does; its entry point is TypeScript, which this Node can't load.
initSync({ module: MODULE });
const immich = () => get_justified_layout(narrow, 320, 1040, 10, 0.25);
const rows = () => computeRowsLayout(photos, 10, 0, 1040, 320);

// Samples of at least 5 ms, for a second and a half.
function measure(call) {
  const samples = [];
  let calls = 1;
  for (let end = performance.now() + 1500; performance.now() < end || samples.length < 3;) {
    const start = performance.now();
    for (let i = 0; i < calls; i++) call();
    const took = performance.now() - start;
    if (took < 5) calls *= 2;
    else samples.push(took / calls);
  }
  samples.sort((a, b) => a - b);
  return { median: samples[samples.length >> 1], fastest: samples[0] };
}

console.log(JSON.stringify({
  // Quadratic: beyond ten thousand it takes minutes.
  npm: ratios.length <= 10000 ? measure(() => justifiedLayout(ratios, {})) : null,
  immich: measure(immich),
  reactPhotoAlbum: measure(rows),
  reactPhotoAlbumRows: ratios.length <= 10000 ? rows().tracks.map(track => track.photos.length) : null,
}));
