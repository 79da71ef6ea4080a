import type { Figure } from '#lib/core/figures/types.ts';
import type { Lang, Theme } from '#lib/carto/view-query.ts';

/** What of a key counts here. */
export interface PressedKey {
	key: string;
	shiftKey?: boolean;
	ctrlKey?: boolean;
	metaKey?: boolean;
	altKey?: boolean;
	/** An input method is composing a word. */
	isComposing?: boolean;
	/** It was pressed in a field that takes text: none of its keys is for the slides. */
	isInField?: boolean;
	/** It was pressed on a button or link, which Enter and Space belong to. */
	isOnButton?: boolean;
}

/** Actions of keys that need the browser's window. */
export interface PresenterActions {
	/** To full screen, or out of it. */
	toggleFull(): void;
	leaveFull(): void;
	openSpeaker(): void;
	print(): void;
	/** Back to the workbench; left out where there is none. */
	leave?: () => void;
	zoomBy(steps: number): void;
	/** Moves the map by pixels of it. */
	panBy(dxPx: number, dyPx: number): void;
}

const PAN_PX = 120;
const PANS: Record<string, readonly [dxPx: number, dyPx: number]> = {
	ArrowLeft: [-PAN_PX, 0],
	ArrowRight: [PAN_PX, 0],
	ArrowUp: [0, -PAN_PX],
	ArrowDown: [0, PAN_PX]
};

/** Longer numbers are no slide's. */
const TYPED_MAX = 3;

/** Where a presentation is, and what its keys do. Slides are counted from 0 here, from 1 on screen. */
export class Presenter {
	readonly count: number;
	at = $state(0);
	/** Incremented whenever the map has to go to the slide's view, even if the slide is the same. */
	turns = $state(0);
	/** Digits typed so far of a slide's number; Enter goes there. */
	typed = $state('');
	isBlank = $state(false);
	isListOpen = $state(false);
	isKeysOpen = $state(false);
	/** The figure that explains itself; `null`: none does. */
	explained = $state.raw<Figure | null>(null);
	isLegendOpen = $state(true);
	/** Whether slides can be tried on. */
	isTrying = $state(false);
	/** Told by the window. */
	isFull = $state(false);
	lang = $state<Lang>('zh');
	theme = $state<Theme>('dark');

	readonly #actions: PresenterActions;

	/**
	 * @param options.count > 0
	 * @param options.start the first slide shown; the nearest there is where it lies outside
	 */
	constructor(
		{ count, start = 0, lang, theme }: { count: number; start?: number; lang: Lang; theme: Theme },
		actions: PresenterActions
	) {
		if (!(count > 0)) throw new RangeError(`A briefing of ${count} slides cannot be shown.`);
		this.count = count;
		this.lang = lang;
		this.theme = theme;
		this.#actions = actions;
		this.at = this.#clamp(start);
	}

	/** Shows a slide, and its view on the map; what lay over it is put away. */
	goTo(at: number) {
		this.at = this.#clamp(at);
		this.turns++;
		this.typed = '';
		this.isBlank = false;
		this.explained = null;
	}

	next() {
		this.goTo(this.at + 1);
	}

	previous() {
		this.goTo(this.at - 1);
	}

	/** Moves the map back to the slide's view. */
	restoreView() {
		this.turns++;
	}

	/** One level: the keys, black, the list, full screen, the presentation. */
	stepBack() {
		if (this.typed !== '') this.typed = '';
		else if (this.explained) this.explained = null;
		else if (this.isKeysOpen) this.isKeysOpen = false;
		else if (this.isBlank) this.isBlank = false;
		else if (this.isListOpen) this.isListOpen = false;
		else if (this.isFull) this.#actions.leaveFull();
		else this.#actions.leave?.();
	}

	/**
	 * Handles a key.
	 *
	 * @returns whether the key has a meaning here; then the event is not to be passed on
	 */
	press(event: PressedKey): boolean {
		if (event.isComposing || event.isInField || event.ctrlKey || event.metaKey || event.altKey) return false;
		if (/^\d$/.test(event.key)) return this.#type(event.key);
		if (event.key === 'Enter' && this.typed !== '') return this.#jump();
		if (event.isOnButton && (event.key === 'Enter' || event.key === ' ')) return false;
		const pan = event.shiftKey ? PANS[event.key] : undefined;
		const done = pan ? () => this.#actions.panBy(...pan) : this.#deedOf(event);
		if (!done) return false;
		done();
		if (event.key !== 'Escape') this.typed = '';
		return true;
	}

	#type(digit: string): boolean {
		this.typed = (this.typed + digit).slice(-TYPED_MAX);
		return true;
	}

	/** A number beyond the last slide goes to the last. */
	#jump(): boolean {
		this.goTo(Number(this.typed) - 1);
		return true;
	}

	#deedOf({ key, shiftKey }: PressedKey): (() => void) | undefined {
		switch (key.length === 1 ? key.toLowerCase() : key) {
			case ' ':
				return () => (shiftKey ? this.previous() : this.next());
			case 'PageDown':
			case 'ArrowRight':
			case 'ArrowDown':
			case 'Enter':
				return () => this.next();
			case 'PageUp':
			case 'ArrowLeft':
			case 'ArrowUp':
				return () => this.previous();
			case 'Home':
				return () => this.goTo(0);
			case 'End':
				return () => this.goTo(this.count - 1);
			case 'Escape':
				return () => this.stepBack();
			case 'b':
			case '.':
				return () => (this.isBlank = !this.isBlank);
			// Clickers start a presentation with F5, which would load the page anew.
			case 'f':
			case 'F5':
				return () => this.#actions.toggleFull();
			case 'o':
			case 't':
				return () => (this.isListOpen = !this.isListOpen);
			case '?':
				return () => (this.isKeysOpen = !this.isKeysOpen);
			case 'l':
				return () => (this.isLegendOpen = !this.isLegendOpen);
			case 'e':
				return () => (this.isTrying = !this.isTrying);
			case 's':
				return () => this.#actions.openSpeaker();
			case 'p':
				return () => this.#actions.print();
			case 'r':
				return () => this.restoreView();
			case 'd':
				return () => (this.theme = this.theme === 'dark' ? 'light' : 'dark');
			case 'g':
				return () => (this.lang = this.lang === 'zh' ? 'en' : 'zh');
			case '+':
			case '=':
				return () => this.#actions.zoomBy(1);
			case '-':
				return () => this.#actions.zoomBy(-1);
			default:
				return undefined;
		}
	}

	#clamp(at: number): number {
		return Math.max(0, Math.min(this.count - 1, Number.isFinite(at) ? Math.floor(at) : 0));
	}
}
