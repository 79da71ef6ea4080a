import type { DeskKey } from '#lib/carto/view-query.ts';
import type { HandTool } from '#lib/state/editing/edit-desk.svelte.ts';
import type { OutputKey } from '#lib/state/outputs.svelte.ts';
import type { Tool } from '#lib/state/what-if.svelte.ts';

/** Paths in a box of 20 × 20, drawn with the stroke of the map's own signs. */
export const TOOL_ICONS: Record<Tool, string> = {
	centre: 'M10 3a5 5 0 0 1 5 5c0 4-5 9-5 9S5 12 5 8a5 5 0 0 1 5-5zM10 6.4v3.2M8.4 8h3.2',
	entrance: 'M3 17V5h4M17 17V5h-4M7 17V9h6v8',
	wall: 'M2 6h6M12 6h6M2 14h6M12 14h6M8 3v6M12 11v6',
	link: 'M3 16c4 0 3-6 7-6s3-6 7-6',
	barrier: 'M3 10h14M6 6v8M10 6v8M14 6v8',
	place: 'M7 7.5a3 3 0 1 1 4.4 2.6c-1 .6-1.4 1-1.4 2.2M10 15.6v.6'
};
export const OPENINGS_ICON = 'M3 15V9M8 15V5M13 15v-4M17 15V8M2 17.5h16';
export const HAND_ICONS: Record<HandTool | 'note' | 'duplicate' | 'remove', string> = {
	draw: 'M4 16l1-4 8.5-8.5 3 3L8 15zM12 5l3 3',
	reshape: 'M5 5l10 2-2 9-8-2zM4 4h2v2H4zM14 6h2v2h-2zM12 15h2v2h-2zM4 13h2v2H4z',
	move: 'M10 2v16M2 10h16M8 4l2-2 2 2M8 16l2 2 2-2M4 8l-2 2 2 2M16 8l2 2-2 2',
	hole: 'M3 3h14v14H3zM7.5 7.5h5v5h-5z',
	part: 'M3 3h8v8H3zM13 13.5h5M15.5 11v5',
	split: 'M3 4h14v12H3zM12 2L8 18',
	merge: 'M3 4h6v12H3M17 4h-6v12h6M6 10h8M12 8l2 2-2 2',
	note: 'M3 3h14v10H8l-5 4.5zM6.5 7h7M6.5 10h4',
	duplicate: 'M3 3h10v10H3zM7 13v4h10V7h-4',
	remove: 'M4 6h12M8 6V3.5h4V6M5.5 6l1 11h7l1-11M8.5 9v5M11.5 9v5'
};
export const DESK_ICONS: Record<DeskKey, string> = {
	axes: 'M10 2v16M4 5h3M4 10h3M4 15h3M13 5h3M13 10h3M13 15h3',
	packages: 'M3 4h6v5H3zM11 7h6v5h-6zM5 11h5v5H5z',
	mergers: 'M3 4h5v12H3M17 4h-5v12h5M8 10h4',
	bundles: 'M4 6h12M6 6l-3 6h6zM14 6l-3 6h6zM10 4v12M7 16h6',
	siting: 'M10 3a5 5 0 0 1 5 5c0 4-5 9-5 9S5 12 5 8a5 5 0 0 1 5-5zM8 8l1.5 1.5L12.4 6.6',
	clusters: 'M3 3h14v14H3zM3 9l6-1 2 4 6-2M9 3v5M11 12v5',
	scenarios: 'M3 4h9v9H3zM8 7h9v9H8z'
};
export const IMPORT_ICON = 'M4 12v5h12v-5M10 3v9M6.5 8.5L10 12l3.5-3.5';
export const OUTPUT_ICONS: Record<OutputKey, string> = {
	briefings: 'M2 4h16M3 4v9h14V4M10 13v4M6.5 17h7',
	print: 'M5 8V3h10v5M5 15H3V8h14v7h-2M6 12h8v5H6z',
	report: 'M5 2h7l4 4v12H5zM12 2v4h4M8 10h5M8 13.5h5',
	embed: 'M7 6l-4 4 4 4M13 6l4 4-4 4M11 4l-2 12',
	file: 'M7 2h6v5H7zM5 7h10v11H5zM9 4.5h.01M11 4.5h.01',
	layers: 'M10 3l7 4-7 4-7-4zM3 10.5l7 4 7-4M10 14v4M8 16.5l2 2 2-2'
};
