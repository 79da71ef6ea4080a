// eslint-disable-next-line import/default -- with ?raw the default is the text of the file
import source from '#lib/web-component/lianpian-map.js?raw';
import { respondScript } from '#lib/server/embed/respond-script.ts';

/** `<lianpian-map>`: a module that any page may load. */
export const GET = ({ request }) => respondScript(request, source, 'text/javascript; charset=utf-8');
