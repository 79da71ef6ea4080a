// eslint-disable-next-line import/default -- with ?raw the default is the text of the file
import source from '#lib/web-component/protocol.ts?raw';
import { respondScript } from '#lib/server/embed/respond-script.ts';

/** The types of `<lianpian-map>` and of its messages. */
export const GET = ({ request }) => respondScript(request, source, 'application/typescript; charset=utf-8');
