import { describe, expect, it } from 'vitest';
import { ParentLine, readMessage } from '#lib/state/embed-messages.ts';

describe('messages to an embedded map', () => {
	it('takes what version 1 knows', () => {
		const show = { type: 'lianpian:show', version: 1, query: 'minutes=10,20' };
		expect(readMessage({ ...show, more: true })).toEqual(show);
		const select = { type: 'lianpian:select', version: 1, kind: 'cluster', id: 'cluster-03' };
		expect(readMessage(select)).toEqual(select);
		const nothing = { type: 'lianpian:select', version: 1, kind: null, id: null };
		expect(readMessage(nothing)).toEqual(nothing);
	});

	it.each([null, undefined, 'lianpian:show', 7, {}, { type: 7 }, { type: 'other:show', version: 1 }])(
		'has nothing to say to %j, which is for others',
		(data) => {
			expect(readMessage(data)).toBeNull();
		}
	);

	it.each([
		[{ type: 'lianpian:show', version: 2, query: '' }, 'version 2 is not known here; send version 1'],
		[{ type: 'lianpian:show' }, 'version undefined'],
		[{ type: 'lianpian:edit', version: 1 }, 'there is no such message'],
		[{ type: 'lianpian:show', version: 1 }, 'query is missing'],
		[{ type: 'lianpian:select', version: 1, kind: 'place', id: '1,2' }, 'kind takes cluster, centre'],
		[{ type: 'lianpian:select', version: 1, kind: 'cluster' }, 'kind takes'],
		[{ type: 'lianpian:select', version: 1, kind: null, id: 'x' }, 'both null']
	])('answers %j with why not', (data, why) => {
		expect(readMessage(data)).toEqual({
			type: 'lianpian:error',
			replyTo: data.type,
			message: expect.stringContaining(why)
		});
	});
});

describe('the line to the page', () => {
	/** A window with another above it, as far as messages go. */
	function openLine() {
		const sent: unknown[] = [];
		const taken: unknown[] = [];
		const parent = { postMessage: (message: unknown) => sent.push(message) };
		const own = Object.assign(new EventTarget(), { parent });
		const line = new ParentLine(own as unknown as Window, (message) => taken.push(message));
		const say = (source: unknown, data: unknown) =>
			own.dispatchEvent(Object.assign(new Event('message'), { source, data }));
		return { sent, taken, parent, own, line, say };
	}
	const show = { type: 'lianpian:show', version: 1, query: '' };

	it('takes messages of the page alone, and answers what it does not know', () => {
		const { sent, taken, parent, own, say } = openLine();
		say({}, show);
		say(own, show);
		expect(taken).toEqual([]);
		say(parent, show);
		expect(taken).toEqual([show]);
		say(parent, { ...show, version: 9 });
		expect(sent).toEqual([
			expect.objectContaining({ type: 'lianpian:error', version: 1, replyTo: show.type })
		]);
	});

	it('is silent outside of a frame, and once it is closed', () => {
		const { own, line, sent, taken, parent, say } = openLine();
		line.close();
		say(parent, show);
		expect(taken).toEqual([]);
		own.parent = own as never;
		line.send({ type: 'lianpian:selected', kind: null, id: null, name: null });
		expect(sent).toEqual([]);
	});
});
