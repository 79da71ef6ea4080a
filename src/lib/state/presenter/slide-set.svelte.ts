import type { PreparedSlide, SlideFault } from './types.ts';

/** The slides of an opened briefing, which are replaced as their parts are computed. */
export class SlideSet {
	all = $state.raw<readonly PreparedSlide[]>([]);

	/** Replaces some slides, identified by the slide of the briefing. */
	change(some: readonly PreparedSlide[], change: (slide: PreparedSlide) => PreparedSlide) {
		const changed = new Set(some.map(({ slide }) => slide));
		this.all = this.all.map((one) => (changed.has(one.slide) ? change(one) : one));
	}

	/** Adds to the drawings of some slides. */
	draw(some: readonly PreparedSlide[], drawing: Partial<PreparedSlide['drawing']>) {
		this.change(some, (slide) => ({ ...slide, drawing: { ...slide.drawing, ...drawing } }));
	}

	/** Notes a fault on some slides, which are shown all the same. */
	addFault(some: readonly PreparedSlide[], fault: SlideFault) {
		this.change(some, (slide) => ({ ...slide, faults: [...slide.faults, fault] }));
	}
}
