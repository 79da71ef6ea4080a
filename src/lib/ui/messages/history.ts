import type { Lang } from '#lib/carto/view-query.ts';

interface HistoryMessages {
	/** A step of a feature's history, on the map. */
	showStep: string;
	hideStep: string;
	/** Of an entrance or a door. */
	pointAdded: (name: string, openTo: string) => string;
	pointRemoved: (name: string) => string;
	pointMoved: (name: string, distance: string) => string;
	pointOpenTo: (name: string, before: string, after: string) => string;
	/** Where the features lie of which the log is listed. */
	place: string;
	placeShown: string;
}

export const HISTORY_TEXTS: Record<Lang, HistoryMessages> = {
	zh: {
		showStep: '图上查看',
		hideStep: '收起',
		pointAdded: (name, openTo) => `新增${name}（${openTo}）`,
		pointRemoved: (name) => `取消${name}`,
		pointMoved: (name, distance) => `${name}移动 ${distance}`,
		pointOpenTo: (name, before, after) => `${name} ${before} → ${after}`,
		place: '位置',
		placeShown: '当前图面'
	},
	en: {
		showStep: 'Show on the map',
		hideStep: 'Hide on the map',
		pointAdded: (name, openTo) => `${name} added (${openTo})`,
		pointRemoved: (name) => `${name} removed`,
		pointMoved: (name, distance) => `${name} moved by ${distance}`,
		pointOpenTo: (name, before, after) => `${name} ${before} → ${after}`,
		place: 'Place',
		placeShown: 'In view'
	}
};
