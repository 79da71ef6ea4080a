import type { SlotMap, TemplateReading } from '#lib/core/deck/types.ts';
import { fetchDeck, fetchReading, type FetchedDeck } from './fetch-deck.ts';
import { recallSlots, rememberSlots } from './remembered-slots.ts';

/** Making a PowerPoint file of a briefing, or refreshing one. */
export class DeckJob {
	readonly #address: string;
	mode = $state<'make' | 'refresh'>('make');
	template = $state.raw<File | null>(null);
	reading = $state.raw<TemplateReading | null>(null);
	slots = $state.raw<SlotMap | null>(null);
	isRemembered = $state(false);
	earlier = $state.raw<File | null>(null);
	isReading = $state(false);
	seconds = $state(0);
	made = $state.raw<(FetchedDeck & { address: string }) | null>(null);
	/** What was thrown; `null`: nothing. */
	fault = $state.raw<unknown>(null);
	#work = $state.raw<AbortController | null>(null);

	constructor(address: string) {
		this.#address = address;
	}

	get isBusy(): boolean {
		return this.#work !== null;
	}

	get canGo(): boolean {
		if (this.isBusy || this.isReading) return false;
		if (this.mode === 'refresh') return this.earlier !== null;
		return (
			this.template === null || (this.reading !== null && (this.reading.namesSlots || this.slots !== null))
		);
	}

	async chooseTemplate(template: File | null) {
		this.#forget();
		[this.template, this.reading, this.slots] = [template, null, null];
		if (!template) return;
		this.isReading = true;
		try {
			const reading = await fetchReading(template);
			// Another may have been chosen meanwhile.
			if (this.template !== template) return;
			this.reading = reading;
			const kept = reading.namesSlots ? null : recallSlots(reading.hash);
			this.isRemembered = kept !== null;
			this.slots = kept ?? reading.proposal;
		} catch (error) {
			if (this.template === template) this.fault = error;
		} finally {
			if (this.template === template) this.isReading = false;
		}
	}

	chooseEarlier(earlier: File | null) {
		this.#forget();
		this.earlier = earlier;
	}

	chooseSlots(slots: SlotMap) {
		this.slots = slots;
		this.isRemembered = false;
	}

	/** @returns what was made; `null` if it was refused or called off */
	async go(): Promise<(FetchedDeck & { address: string }) | null> {
		this.#forget();
		const own = new AbortController();
		this.#work = own;
		this.seconds = 0;
		const clock = setInterval(() => this.seconds++, 1000);
		try {
			const deck = await fetchDeck(this.#address, this.#form(), own.signal);
			if (this.reading && this.slots && this.mode === 'make') rememberSlots(this.reading.hash, this.slots);
			this.made = { ...deck, address: URL.createObjectURL(deck.blob) };
			return this.made;
		} catch (error) {
			if (!own.signal.aborted) this.fault = error;
			return null;
		} finally {
			clearInterval(clock);
			if (this.#work === own) this.#work = null;
		}
	}

	stop() {
		this.#work?.abort();
	}

	/** Lets go of what was made. */
	close() {
		this.stop();
		this.#forget();
	}

	#form(): FormData | null {
		const form = new FormData();
		if (this.mode === 'refresh') form.set('deck', this.earlier!);
		else if (this.template) {
			form.set('template', this.template);
			if (this.slots) form.set('slots', JSON.stringify(this.slots));
		} else return null;
		return form;
	}

	#forget() {
		if (this.made) URL.revokeObjectURL(this.made.address);
		this.made = null;
		this.fault = null;
	}
}
