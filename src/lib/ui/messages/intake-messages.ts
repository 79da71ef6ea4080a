import type { Doubt } from '#lib/core/intake/reconcile/types.ts';

export type ReviewTab = 'added' | 'changed' | 'clashes' | 'doubtful' | 'rejected' | 'missing';

/** What is said while a file is brought in. */
export interface IntakeMessages {
	title: string;
	back: string;
	lead: string;
	step: Record<'file' | 'crs' | 'fields' | 'checks' | 'review' | 'take', string>;
	open: string;
	// The file.
	drop: string;
	choose: string;
	another: string;
	formats: string;
	chosen: (names: string) => string;
	kind: string;
	points: Record<'entrances' | 'doors', string>;
	sheet: string;
	sheetRows: (name: string, n: string) => string;
	encoding: string;
	read: (format: string, rows: string) => string;
	empty: string;
	// While it works.
	busy: Record<'looking' | 'comparing' | 'taking' | 'undoing', string>;
	cancel: string;
	failed: (why: string) => string;
	// Coordinate system.
	crsNone: string;
	crsIs: (name: string) => string;
	crsSure: string;
	crsGiven: string;
	crsUnsure: string;
	crsUnknown: string;
	confirm: string;
	candidates: string;
	system: string;
	score: string;
	offset: string;
	inside: string;
	/** How far the file is off. */
	shiftOf: (eastM: number, northM: number, say: (m: number) => string) => string;
	use: string;
	used: string;
	compare: string;
	endCompare: string;
	metres: (m: string) => string;
	findAgain: string;
	otherCrs: string;
	otherCrsHint: string;
	divider: string;
	asChosen: (name: string) => string;
	/** Control points of a local system. */
	control: {
		title: string;
		how: string;
		drawing: string;
		pickFile: (at: number) => string;
		pickGround: (at: number) => string;
		add: string;
		swapped: string;
		typedIn: string;
		typedInHint: string;
		/** All numbers as they are shown. */
		fit: (rmsM: string, scale: string, turnDeg: string) => string;
		tooFew: string;
		inFile: string;
		onGround: string;
		pickInFile: string;
		pickOnMap: string;
		/** Of one point, for screen readers. */
		placeOf: (at: number, what: string) => string;
		xyHint: string;
		lngLatHint: string;
		gridHint: string;
		xyWrong: string;
		lngLatWrong: string;
		residual: (m: string) => string;
		used: string;
		remove: string;
	};
	crsRemembered: string;
	// Fields.
	heading: string;
	samples: string;
	field: string;
	unused: string;
	factor: (factor: string) => string;
	placing: Record<'lng' | 'lat' | 'address', string>;
	nothingMatched: string;
	usedOf: (used: string, all: string) => string;
	unusedAre: (headings: string) => string;
	// Checks.
	checksNone: string;
	checksOk: (n: string) => string;
	checksBad: (n: string) => string;
	/** Cells that are read as checks proposed, and what takes that back. */
	repaired: (n: string) => string;
	repairedNot: string;
	leftOut: (n: string) => string;
	row: (n: string) => string;
	// Review.
	tab: Record<ReviewTab, string>;
	same: (n: string) => string;
	ignored: (n: string) => string;
	nothing: Record<ReviewTab, string>;
	takeAll: string;
	takeNone: string;
	takeRow: (name: string) => string;
	assumed: (fields: string) => string;
	doubt: Record<Doubt, string>;
	isIt: (name: string) => string;
	isNew: string;
	isIgnored: string;
	decided: (n: string) => string;
	decidedAs: { is: (name: string) => string; isNew: string; isIgnored: string; placed: string };
	again: string;
	place: string;
	placeNow: (name: string) => string;
	placeEnd: string;
	lngLat: string;
	lngLatHint: string;
	lngLatWrong: string;
	placeIt: string;
	/** Takes the place that a row's address says. */
	takeAddress: string;
	/** The same of all rows that have nothing else to decide. */
	takeAddresses: (n: string) => string;
	clash: string;
	lastTime: (value: string) => string;
	keepPlan: string;
	takeFile: string;
	remove: string;
	rejectedFile: string;
	page: (from: string, to: string, of: string) => string;
	earlier: string;
	later: string;
	onMap: string;
	alike: (share: string) => string;
	show: (name: string) => string;
	// Taking in.
	summary: (added: string, changed: string) => string;
	summaryNone: string;
	rest: (doubtful: string, rejected: string) => string;
	author: string;
	authorHint: string;
	why: string;
	whyHint: string;
	take: string;
	blocked: string;
	took: (revision: string, changes: string) => string;
	tookNothing: string;
	undo: string;
	undone: string;
	next: string;
	// Map.
	map: (city: string) => string;
	few: (n: string) => string;
	mapFault: (why: string) => string;
}
