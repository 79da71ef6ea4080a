import { describe, expect, it, vi } from 'vitest';
import { Presenter, type PresenterActions } from '#lib/state/presenter.svelte.ts';

function begin(count = 12, start = 0) {
	const actions = {
		toggleFull: vi.fn(),
		leaveFull: vi.fn(),
		openSpeaker: vi.fn(),
		print: vi.fn(),
		leave: vi.fn(),
		zoomBy: vi.fn(),
		panBy: vi.fn()
	} satisfies PresenterActions;
	const presenter = new Presenter({ count, start, lang: 'zh', theme: 'dark' }, actions);
	/** Presses keys one after another and tells whether each was taken. */
	const press = (...keys: string[]) => keys.map((key) => presenter.press({ key }));
	return { presenter, actions, press };
}

describe('turning slides', () => {
	it('goes on and back by every key that clickers and keyboards have for it, and stops at both ends', () => {
		const { presenter, press } = begin(3);
		for (const key of ['PageDown', 'ArrowRight', 'ArrowDown', ' ', 'Enter']) {
			presenter.goTo(0);
			expect(press(key)).toEqual([true]);
			expect(presenter.at).toBe(1);
		}
		for (const key of ['PageUp', 'ArrowLeft', 'ArrowUp']) {
			presenter.goTo(2);
			press(key);
			expect(presenter.at).toBe(1);
		}
		presenter.press({ key: ' ', shiftKey: true });
		expect(presenter.at).toBe(0);
		press('PageUp');
		expect(presenter.at).toBe(0);
		press('End', 'PageDown');
		expect(presenter.at).toBe(2);
		press('Home');
		expect(presenter.at).toBe(0);
	});

	it('jumps to a number and Enter, beyond the last to the last', () => {
		const { presenter, press } = begin(12);
		press('1', '0');
		expect(presenter.typed).toBe('10');
		expect(presenter.at).toBe(0);
		press('Enter');
		expect([presenter.at, presenter.typed]).toEqual([9, '']);
		press('9', '9', 'Enter');
		expect(presenter.at).toBe(11);
		press('0', 'Enter');
		expect(presenter.at).toBe(0);
		press('5', 'PageDown', 'Enter');
		// The digit was given up with the next key: Enter alone goes on.
		expect(presenter.at).toBe(2);
	});

	it('starts at the nearest slide there is', () => {
		expect(begin(3, 7).presenter.at).toBe(2);
		expect(begin(3, -1).presenter.at).toBe(0);
		expect(begin(3, Number.NaN).presenter.at).toBe(0);
		expect(() => begin(0)).toThrow(RangeError);
	});

	it('sends the map to the slide’s view with every turn, and by R', () => {
		const { presenter, press } = begin();
		press('PageDown', 'r');
		expect([presenter.at, presenter.turns]).toEqual([1, 2]);
	});
});

describe('levels', () => {
	it('Esc goes back one level at a time: number, keys, black, list, full screen, presentation', () => {
		const { presenter, actions, press } = begin();
		press('o', 'b', '?', '4');
		presenter.isFull = true;
		const levels = () => [
			presenter.typed !== '',
			presenter.isKeysOpen,
			presenter.isBlank,
			presenter.isListOpen,
			presenter.isFull
		];
		actions.leaveFull.mockImplementation(() => (presenter.isFull = false));
		expect(levels()).toEqual([true, true, true, true, true]);
		for (let i = 0; i < 5; i++) {
			press('Escape');
			expect(levels()).toEqual([0, 1, 2, 3, 4].map((level) => level > i));
			expect(actions.leave).not.toHaveBeenCalled();
		}
		press('Escape');
		expect(actions.leave).toHaveBeenCalledOnce();
	});

	it('a slide that is turned to is seen: black goes, the list stays', () => {
		const { presenter, press } = begin();
		press('t', '.', 'PageDown');
		expect([presenter.isBlank, presenter.isListOpen, presenter.at]).toEqual([false, true, 1]);
	});

	it('F and the F5 of clickers ask for full screen', () => {
		const { actions, press } = begin();
		expect(press('f', 'F', 'F5')).toEqual([true, true, true]);
		expect(actions.toggleFull).toHaveBeenCalledTimes(3);
	});
});

describe('keys that are not for the slides', () => {
	it('stay with fields, input methods, browser and focused buttons', () => {
		const { presenter } = begin();
		for (const but of [
			{ isInField: true },
			{ isComposing: true },
			{ ctrlKey: true },
			{ metaKey: true },
			{ altKey: true }
		])
			for (const key of ['PageDown', ' ', '3', 'Escape', 'f'])
				expect(presenter.press({ key, ...but })).toBe(false);
		for (const key of ['Enter', ' ']) expect(presenter.press({ key, isOnButton: true })).toBe(false);
		expect(presenter.at).toBe(0);
		presenter.press({ key: '3' });
		// A number that was typed is meant, wherever the focus is.
		expect(presenter.press({ key: 'Enter', isOnButton: true })).toBe(true);
		expect(presenter.at).toBe(2);
	});

	it('are left alone where they stand for nothing', () => {
		expect(begin().press('x', 'Tab', 'F1', 'Shift')).toEqual([false, false, false, false]);
	});

	it('Shift with an arrow moves the map, an arrow alone the slides', () => {
		const { presenter, actions } = begin();
		presenter.press({ key: 'ArrowRight', shiftKey: true });
		expect(presenter.at).toBe(0);
		expect(actions.panBy.mock.calls[0]![0]).toBeGreaterThan(0);
	});
});
