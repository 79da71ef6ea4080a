import { setWorkerUrl } from 'maplibre-gl';
import code from 'maplibre-gl/dist/maplibre-gl-worker.mjs?raw';

// In place of svelte-maplibre-gl/vite: a page opened from disk has no second file to start a worker from, and browsers
// start no module worker for it. What a classic worker would stumble over is the one export, which nothing imports; the
// library takes an address that ends with .cjs for a classic worker.
const classic = code.replace(/\bexport\s*\{[^}]*\}\s*;?/, '');
setWorkerUrl(`${URL.createObjectURL(new Blob([classic], { type: 'text/javascript' }))}#.cjs`);
