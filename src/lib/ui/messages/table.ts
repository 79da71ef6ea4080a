import type { Lang } from '#lib/carto/view-query.ts';

/** Texts of picking several rows of the table. */
interface TableText {
	chosen: (communities: string, households: string) => string;
	chooseRow: (name: string) => string;
	chooseAll: string;
	showOnMap: string;
	toPackages: string;
	download: string;
	clear: string;
	hint: string;
}

export const tableText: Record<Lang, TableText> = {
	zh: {
		chosen: (communities, households) => `已选 ${communities} 个小区，${households} 户`,
		chooseRow: (name) => `选取${name}`,
		chooseAll: '选取全部所列小区',
		showOnMap: '在地图上看',
		toPackages: '编入片区',
		download: '下载所选 CSV',
		clear: '取消选取',
		hint: '上下键移动，回车打开，空格选取，Shift 加上下键连续选取'
	},
	en: {
		chosen: (communities, households) => `${communities} communities picked, ${households} households`,
		chooseRow: (name) => `Pick ${name}`,
		chooseAll: 'Pick all communities listed',
		showOnMap: 'Show on the map',
		toPackages: 'Put into a package',
		download: 'Download these as CSV',
		clear: 'Clear',
		hint: 'Arrow keys move, Enter opens, Space picks, Shift with arrows picks a range'
	}
};
