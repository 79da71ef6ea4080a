import { describe, expect, it } from 'vitest';
import type { LayerName } from '#lib/core/city/types.ts';
import { applyChanges } from '#lib/core/plan/apply-changes.ts';
import { toPlan } from '#lib/core/plan/plan.ts';
import { sayValue } from '#lib/ui/editing/describe-changes.ts';
import { Text } from '#lib/ui/text.svelte.ts';
import { buildSmallCity } from '../../helpers/small-city.ts';

const plan = toPlan(buildSmallCity().features);
const centreId = 'centre-B';
const named = plan.centres.get(centreId)!.properties as unknown as { name: string; nameEn: string };

function say(layer: LayerName, field: string, value: unknown, lang: 'zh' | 'en' = 'zh', of = plan) {
	return sayValue({ layer, field, value }, { text: new Text(() => lang), plan: of });
}

describe('a value of a note in the log', () => {
	it('names what the note is about, there or removed', () => {
		const about = `centres/${centreId}`;
		expect(say('notes', 'about', about)).toBe(named.name);
		expect(say('notes', 'about', about, 'en')).toBe(new Text(() => 'en').name(named));
		const removed = applyChanges(plan, [
			{ op: 'remove', layer: 'centres', featureId: centreId, before: plan.centres.get(centreId)! }
		]);
		expect(say('notes', 'about', about, 'zh', removed)).toBe(`${centreId}（已删除）`);
		expect(say('notes', 'about', '')).toBe('无');
	});

	it('tells an instant as the reader writes it, and a reply by the words of its note', () => {
		expect(say('notes', 'writtenAt', '2026-11-30T08:00:00.000Z')).toBe('2026年11月30日 16:00');
		expect(say('notes', 'writtenAt', '2026-11-30T08:00:00.000Z', 'en')).toMatch(/30 November 2026.*16:00/);
		const { text } = plan.notes.get('note-1')!.properties;
		expect(say('notes', 'replyTo', 'note-1')).toBe(String(text).replace('\n', ' '));
		expect(say('notes', 'replyTo', 'gone')).toBe('gone');
	});

	it('is what somebody wrote, though it reads like a code; codes are told in words', () => {
		expect(say('notes', 'text', 'path')).toBe('path');
		expect(say('notes', 'author', 'all')).toBe('all');
		expect(say('communities', 'state', 'accepted')).toBe('已改造');
	});

	it('says codes of facilities and buildings by their field, and numbers that are not known', () => {
		expect(say('buildings', 'use', 'residential')).toBe('住宅');
		expect(say('streets', 'streetClass', 'residential')).toBe('居住区道路');
		expect(say('buildings', 'heightFrom', 'ledger-floors', 'en')).toBe('floors of a ledger');
		expect(say('facilities', 'kind', 'elderly-day-care')).toBe('老年人日间照料中心');
		expect(say('landmarks', 'kind', 'market')).toBe('market');
		expect(say('buildings', 'yearBuilt', 0)).toBe('不详');
		expect(say('buildings', 'yearBuilt', 1985)).toBe('1985');
		expect(say('buildings', 'communityId', '')).toBe('无');
	});
});
