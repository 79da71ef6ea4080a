import { Refused } from '../refused.ts';

/**
 * The body of a request as JSON, read no further than a limit.
 *
 * @param mostBytes of the body
 * @throws Refused with 413 if it is longer, with 400 if it is no JSON
 */
export async function readLimitedJson(request: Request, mostBytes: number): Promise<unknown> {
	if (Number(request.headers.get('content-length') ?? 0) > mostBytes)
		throw new Refused(413, 'large-body', {});
	const chunks: Uint8Array[] = [];
	let length = 0;
	// A body may say nothing of its length, or lie.
	for await (const chunk of request.body ?? []) {
		length += chunk.length;
		if (length > mostBytes) throw new Refused(413, 'large-body', {});
		chunks.push(chunk);
	}
	try {
		return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks)));
	} catch {
		throw new Refused(400, 'wrong-body', {
			wanted: { zh: '请发送 UTF-8 编码的 JSON。', en: 'Send JSON in UTF-8.' },
			fields: []
		});
	}
}
