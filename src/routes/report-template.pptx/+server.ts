import { buildDefaultTemplate } from '#lib/server/report/pptx/default/build-default-template.ts';
import { REPORT_FORMATS } from '#lib/server/report/report-formats.ts';

/** The project's own template of the review deck: where a district's starts. */
export function GET() {
	return new Response(new Uint8Array(buildDefaultTemplate().toBytes()), {
		headers: {
			'content-type': REPORT_FORMATS.pptx,
			'content-disposition': 'attachment; filename="lianpian-template.pptx"',
			'cache-control': 'no-cache'
		}
	});
}
