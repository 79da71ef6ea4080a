import { describe, expect, it } from 'vitest';
import { answerAtKnown } from '#lib/server/threads/answer-at-known.ts';

/** What an answer says of keeping it, while streets and basemap are these before it is made and after. */
async function ask(before: string | undefined, after: string | undefined, status = 200) {
	let ground = before;
	const answer = await answerAtKnown(
		async () => ground,
		async () => {
			ground = after;
			return new Response(null, { status });
		}
	);
	return answer.headers.get('cache-control');
}

describe('an answer from the plan as it was known at a revision', () => {
	it('is kept for a day where what it is drawn of stands, also by who has it already', async () => {
		expect(await ask('a', 'a')).toBe('public, max-age=86400, immutable');
		expect(await ask('a', 'a', 304)).toBe('public, max-age=86400, immutable');
	});

	it('is not kept where streets came to be made while it was drawn', async () => {
		expect(await ask(undefined, 'b')).toBeNull();
		expect(await ask(undefined, undefined)).toBeNull();
		expect(await ask('a', undefined)).toBeNull();
	});

	it('is not kept where a file was replaced while it was drawn', async () => {
		expect(await ask('a', 'b')).toBeNull();
	});

	it('is not kept where it was refused', async () => {
		expect(await ask('a', 'a', 404)).toBeNull();
	});
});
