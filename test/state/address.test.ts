import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AddressBar } from '#lib/state/address.ts';
import { defaultView } from '#lib/carto/view-query.ts';
import { View } from '#lib/state/view.svelte.ts';

/** A browser's history in miniature. */
function fakeHistory() {
	const entries = ['/baoding'];
	let at = 0;
	return {
		entries,
		read: () => entries[at]!,
		push(address: string) {
			entries.splice(++at, Infinity, address);
		},
		replace(address: string) {
			entries[at] = address;
		},
		back() {
			at--;
		}
	};
}

const a = { kind: 'cluster', id: 'a' } as const;
const b = { kind: 'cluster', id: 'b' } as const;

describe('address bar', () => {
	let history: ReturnType<typeof fakeHistory>;
	let view: View;
	let bar: AddressBar;

	beforeEach(() => {
		vi.useFakeTimers();
		history = fakeHistory();
		view = new View(defaultView());
		bar = new AddressBar(view, '/baoding', history);
	});
	afterEach(() => {
		vi.useRealTimers();
	});

	function change(work: () => void) {
		work();
		bar.follow(view);
		vi.runAllTimers();
	}

	it('makes an entry of a selection and none of panning', () => {
		change(() => view.select(a));
		change(() => (view.camera = { lngLat: [115.4, 38.8], zoom: 13 }));
		change(() => (view.camera = { lngLat: [115.5, 38.9], zoom: 14 }));
		expect(history.entries).toEqual([
			'/baoding',
			'/baoding?view=115.50000%2C38.90000%2C14.00&select=cluster%3Aa'
		]);
	});

	it('goes back to the selection and the camera that were left', () => {
		change(() => view.select(a));
		change(() => (view.camera = { lngLat: [115.4, 38.8], zoom: 13 }));
		change(() => view.select(b));
		change(() => (view.camera = { lngLat: [115.6, 38.9], zoom: 15 }));
		history.back();
		view.toShow = null;
		bar.restore(view);
		expect(view.selection).toEqual(a);
		expect(view.camera).toEqual({ lngLat: [115.4, 38.8], zoom: 13 });
		// The camera is restored, so the map is not to fly to the selection on top of it.
		expect(view.toShow).toBeNull();
		change(() => {});
		expect(history.entries).toHaveLength(3);
	});

	it('forgets a rewrite that is still to come when going back', () => {
		change(() => view.select(a));
		view.minutes = [10, 20];
		bar.follow(view);
		history.back();
		bar.restore(view);
		vi.runAllTimers();
		expect(history.read()).toBe('/baoding');
	});

	it('shows what a list selects, and leaves the map where it was clicked', () => {
		view.select(a, { isOnMap: true });
		expect(view.toShow).toBeNull();
		view.select(b);
		expect(view.toShow).toEqual(b);
		// Asked for once more, it comes into sight once more.
		view.toShow = null;
		view.select(b);
		expect(view.toShow).toEqual(b);
	});
});
