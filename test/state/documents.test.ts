import { afterEach, describe, expect, it, vi } from 'vitest';
import { ServerRefused } from '#lib/state/ask-server.ts';
import { Documents, type KeptDocument } from '#lib/state/documents.svelte.ts';
import { sayFault } from '#lib/ui/say-fault.ts';

type Kept = KeptDocument & { document: { title: string } };

/** A server that keeps documents as the real one does, as far as pages can tell. */
function serve() {
	const kept = new Map<string, Kept>();
	const asked: string[] = [];
	const answer = (status: number, body?: unknown) =>
		new Response(body === undefined ? null : JSON.stringify(body), { status });
	const refuse = (status: number, code: string, parameters: object) =>
		answer(status, { status, detail: `in English: ${code}`, code, parameters });
	vi.stubGlobal('fetch', async (url: string, { method = 'GET', body }: RequestInit = {}) => {
		asked.push(`${method} ${url}`);
		const id = /^\/a\/briefings\/(.+)$/.exec(url)?.[1] ?? '';
		const sent = typeof body === 'string' ? (JSON.parse(body) as Kept) : undefined;
		if (method === 'GET' && id === '') return answer(200, [...kept.values()]);
		if (method === 'POST' && sent) {
			if ([...kept.values()].some(({ name }) => name === sent.name))
				return refuse(409, 'name-taken', { document: 'briefing', name: sent.name });
			const one: Kept = { ...sent, id: `n ${kept.size}`, revision: 1, createdAt: '', updatedAt: '' };
			kept.set(encodeURIComponent(one.id), one);
			return answer(201, one);
		}
		const found = kept.get(id);
		if (!found) return refuse(404, 'unknown-document', { document: 'briefing', id });
		if (method === 'DELETE') {
			kept.delete(id);
			return answer(204);
		}
		if (method === 'PUT' && sent) {
			if (sent.revision !== found.revision)
				return refuse(409, 'document-changed', {
					document: 'briefing',
					revision: found.revision,
					started: sent.revision
				});
			kept.set(id, { ...found, ...sent, revision: found.revision + 1 });
		}
		return answer(200, kept.get(id));
	});
	return { asked, documents: new Documents<Kept['document']>('/a/briefings') };
}

afterEach(() => vi.unstubAllGlobals());

describe('documents that a server keeps', () => {
	it('are kept, listed, read, changed and removed', async () => {
		const { asked, documents } = serve();
		expect(documents.kept).toBeNull();
		const { id } = await documents.create({ name: '例会', document: { title: 'a' } });
		await documents.list();
		expect(documents.kept).toMatchObject([{ id, name: '例会', revision: 1 }]);
		expect(await documents.get(id)).toMatchObject({ document: { title: 'a' } });
		const change = { name: '例会', document: { title: 'b' }, revision: 1 };
		expect(await documents.replace(id, change)).toMatchObject({ revision: 2, document: { title: 'b' } });
		await documents.remove(id);
		await documents.list();
		expect(documents.kept).toEqual([]);
		expect(asked).toContain('PUT /a/briefings/n%200');
	});

	it('that are refused say why in the reader’s language', async () => {
		const { documents } = serve();
		const sent = { name: '例会', document: { title: 'a' } };
		const { id } = await documents.create(sent);
		await documents.replace(id, { ...sent, revision: 1 });
		expect(await documents.run(async () => void (await documents.create(sent)))).toBe(false);
		expect(documents.fault).toMatchObject({
			name: 'ServerRefused',
			status: 409,
			message: 'in English: name-taken'
		});
		expect(sayFault(documents.fault, 'zh')).toBe('已有名为“例会”的汇报。请换一个名称，或先将其删除。');
		await documents.run(async () => void (await documents.replace(id, { ...sent, revision: 1 })));
		expect(sayFault(documents.fault, 'zh')).toMatch(/现为第 2 版，此次修改基于第 1 版/);
		expect(sayFault(documents.fault, 'en')).toMatch(/at revision 2, this change started from 1/);
		expect(await documents.run(() => documents.list())).toBe(true);
		expect(documents.fault).toBeNull();
	});

	it('that are answered by another program are reported in the reader’s words', async () => {
		const documents = new Documents('/a/views');
		const failWith = async (response: Response | Error) => {
			vi.stubGlobal('fetch', async () => {
				if (response instanceof Error) throw response;
				return response;
			});
			await documents.run(() => documents.list());
			return documents.fault;
		};
		expect(await failWith(new Response('<p>Bad gateway', { status: 502 }))).toMatchObject({
			message: '/a/views: HTTP 502',
			refusal: null
		});
		const newer = await failWith(
			Response.json({ detail: 'not today', code: 'from-the-future', parameters: {} }, { status: 400 })
		);
		expect(newer?.message).toBe('not today');
		expect(sayFault(newer, 'zh')).toMatch(/服务器拒绝了这一请求/);
		expect(await failWith(new TypeError('Failed to fetch'))).not.toBeInstanceOf(ServerRefused);
	});

	it('are busy while the server works', async () => {
		const { documents } = serve();
		let wasBusy = false;
		await documents.run(() => {
			wasBusy = documents.isBusy;
		});
		expect([wasBusy, documents.isBusy]).toEqual([true, false]);
	});
});
