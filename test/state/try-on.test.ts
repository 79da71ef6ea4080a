import { describe, expect, it } from 'vitest';
import { EditError, type Edit } from '#lib/core/what-if/types.ts';
import { TryOn } from '#lib/state/presenter/try-on.svelte.ts';
import type { PreparedSlide } from '#lib/state/presenter/types.ts';

const FIRST: Edit[] = [{ kind: 'close-centre', centreId: 'a' }];

const slideWith = (edits: readonly Edit[]): PreparedSlide =>
	({
		source: {
			plan: {
				edits,
				centres: [
					{ id: 'a', status: 'closed' },
					{ id: 'b', status: 'open' }
				]
			}
		}
	}) as unknown as PreparedSlide;

/** Computes what it is told to, one answer at a time. */
function begin() {
	const asked: (readonly Edit[])[] = [];
	const drawn: (readonly Edit[])[] = [];
	const answers: ((refused?: EditError) => void)[] = [];
	const shown: PreparedSlide[] = [];
	const trial = new TryOn(
		slideWith(FIRST),
		{
			measure: (_slide, edits) => {
				asked.push(edits);
				return new Promise((resolve, reject) => {
					answers.push((refused) => (refused ? reject(refused) : resolve(slideWith(edits))));
				});
			},
			draw: (slide) => {
				drawn.push(slide.source.plan.edits);
				return Promise.resolve(slide);
			}
		},
		(slide) => shown.push(slide)
	);
	const settle = async () => {
		for (let i = 0; i < 10; i++) await Promise.resolve();
	};
	return { trial, asked, drawn, answers, shown, settle };
}

describe('going on trying', () => {
	it('computes the latest of what came meanwhile, and draws it alone', async () => {
		const { trial, asked, drawn, answers, settle } = begin();
		for (const lng of [115, 115.1, 115.2]) trial.steps.drag('b', [lng, 38]);
		trial.steps.drop();
		answers[0]!();
		await settle();
		answers[1]!();
		await settle();
		const at = (lng: number) => [...FIRST, { kind: 'move-centre', centreId: 'b', lngLat: [lng, 38] }];
		expect(asked).toEqual([at(115), at(115.2)]);
		expect(drawn).toEqual([at(115.2)]);
		expect(trial.isBusy).toBe(false);
	});

	it('adds with an id that is free, closes what is pointed at, and goes back by steps or at once', async () => {
		const { trial, answers, settle } = begin();
		trial.take('add');
		trial.click([115, 38], null);
		answers[0]!();
		await settle();
		trial.take('close');
		trial.click([115, 38], null);
		trial.click([115, 38], 'b');
		answers[1]!();
		await settle();
		expect(trial.steps.edits.map(({ kind }) => kind)).toEqual(['close-centre', 'add-centre', 'close-centre']);
		expect(trial.canMove('b')).toBe(true);
		expect(trial.canMove('a')).toBe(false);
		trial.steps.undo();
		answers[2]!();
		await settle();
		expect(trial.steps.edits).toHaveLength(2);
		trial.reset();
		expect(trial.steps.edits).toEqual(FIRST);
		expect(trial.canReset).toBe(false);
	});

	it('takes back what cannot be made, and says why', async () => {
		const { trial, answers, shown, settle } = begin();
		trial.take('add');
		trial.click([0, 0], null);
		answers[0]!(new EditError('off the streets', { code: 'off-network' } as never));
		await settle();
		expect(trial.fault).not.toBeNull();
		expect(trial.steps.edits).toEqual(FIRST);
		expect(shown).toEqual([]);
		expect(trial.isBusy).toBe(false);
	});
});
