import type { BothTexts } from '../../text/both-texts.ts';

interface FieldSaid {
	name: BothTexts;
	/** What its values count. */
	unit: BothTexts;
}

const said = (zh: string, en: string, unit: string, unitEn: string): FieldSaid => ({
	name: { zh, en },
	unit: { zh: unit, en: unitEn }
});

/** How the fields that are checked are called. */
export const FIELDS_SAID: Readonly<Record<string, FieldSaid>> = {
	households: said('户数', 'households', '户', 'households'),
	buildings: said('楼栋数', 'buildings', '栋', 'buildings'),
	people: said('人口', 'people', '人', 'people'),
	population: said('人口', 'people', '人', 'people'),
	floorAreaM2: said('建筑面积', 'floor area', '平方米', 'm²'),
	siteAreaM2: said('占地面积', 'site area', '平方米', 'm²'),
	areaM2: said('面积', 'area', '平方米', 'm²'),
	name: said('名称', 'name', '', ''),
	yearBuilt: said('建成年份', 'year built', '年', ''),
	collectionRate: said('物业费收缴率', 'collection rate', '', ''),
	districtId: said('所属区', 'district', '', ''),
	clusterId: said('所属组团', 'cluster', '', '')
};
