import type { LngLat } from '#lib/core/geometry/types.ts';

/** A community that the articles name. */
export interface NamedCommunity {
	name: string;
	nameEn: string;
	aliases: string[];
	districtId: string;
	/** About where: by the street, office or landmark of its name or article. */
	near: LngLat;
	yearBuilt: number;
	households?: number;
	buildings?: number;
	propertyManagement: boolean;
	note: string;
}

const PLACED = '位置系近似落位，非测绘。';

/** In the articles' order. Years and everything not in the note are assumed. */
export const NAMED_COMMUNITIES: NamedCommunity[] = [
	{
		name: '中华大四区',
		nameEn: 'Zhonghua Dasiqu',
		aliases: [],
		districtId: 'district-lianchi',
		near: [115.5078, 38.8785],
		yearBuilt: 1984,
		propertyManagement: false,
		note: `2022年连片改造试点。具体位置未见公布，按中华路街道大致落位。${PLACED}`
	},
	{
		name: '田野小区',
		nameEn: 'Tianye',
		aliases: [],
		districtId: 'district-jingxiu',
		near: [115.4395, 38.8445],
		yearBuilt: 1993,
		propertyManagement: false,
		note: `2022年连片改造试点。具体位置未见公布，按竞秀区建国路一带的汽车厂大致落位。${PLACED}`
	},
	{
		name: '北塘小区',
		nameEn: 'Beitang',
		aliases: ['北唐小区'],
		districtId: 'district-jingxiu',
		near: [115.4505, 38.8855],
		yearBuilt: 1990,
		propertyManagement: false,
		note: `2022年连片改造试点。报道中又写作“北唐小区”；具体位置未见公布，大致落位。${PLACED}`
	},
	{
		name: '双胜街315号院',
		nameEn: 'Shuangsheng Street 315',
		aliases: [],
		districtId: 'district-jingxiu',
		near: [115.4575, 38.8625],
		yearBuilt: 1978,
		propertyManagement: false,
		note: `具体位置未见公布，大致落位。${PLACED}`
	},
	{
		name: '环农园小区',
		nameEn: 'Huannongyuan',
		aliases: [],
		districtId: 'district-lianchi',
		near: [115.4815, 38.8505],
		yearBuilt: 1986,
		households: 200,
		buildings: 10,
		propertyManagement: false,
		note: `东进巷社区。三个宿舍院拆墙并院而成，10栋楼近200户。按河北农业大学旁大致落位。${PLACED}`
	},
	{
		name: '省六医院宿舍',
		nameEn: 'Sixth Provincial Hospital Dormitory',
		aliases: [],
		districtId: 'district-lianchi',
		near: [115.5213, 38.8625],
		yearBuilt: 1985,
		propertyManagement: false,
		note: `按河北省第六人民医院旁大致落位。${PLACED}`
	},
	{
		name: '天马小区',
		nameEn: 'Tianma',
		aliases: [],
		districtId: 'district-jingxiu',
		near: [115.4535, 38.8505],
		yearBuilt: 1996,
		propertyManagement: true,
		note: `具体位置未见公布，大致落位。${PLACED}`
	},
	{
		name: '河北大学宿舍',
		nameEn: 'Hebei University Dormitory',
		aliases: [],
		districtId: 'district-lianchi',
		near: [115.5135, 38.8695],
		yearBuilt: 1982,
		propertyManagement: false,
		note: `按河北大学旁大致落位。${PLACED}`
	},
	{
		name: '防疫站宿舍',
		nameEn: 'Epidemic Prevention Station Dormitory',
		aliases: [],
		districtId: 'district-lianchi',
		near: [115.4935, 38.8625],
		yearBuilt: 1980,
		propertyManagement: false,
		note: `具体位置未见公布，大致落位。${PLACED}`
	},
	{
		name: '省疾控中心宿舍',
		nameEn: 'Provincial CDC Dormitory',
		aliases: [],
		districtId: 'district-lianchi',
		near: [115.5155, 38.8585],
		yearBuilt: 1988,
		propertyManagement: false,
		note: `东关街道东方苑社区。2022年加装电梯6部，污水管道外移3米。按东关街道大致落位。${PLACED}`
	},
	{
		name: '先锋机械厂宿舍',
		nameEn: 'Xianfeng Machinery Works Dormitory',
		aliases: [],
		districtId: 'district-lianchi',
		near: [115.5045, 38.8455],
		yearBuilt: 1976,
		propertyManagement: false,
		note: `拆除违建450立方米，清理飞线1.7万余米，腾出公共空间1.9万平方米。具体位置未见公布，大致落位。${PLACED}`
	}
];
