import type { FacilityKind } from './facility-codes.ts';

/** In brackets stands who runs it: 幼儿园（公办）. */
const IN_BRACKETS = /[(（[][^()（）[\]]*[)）\]]/g;

/**
 * What people call the kinds, the narrower before the wider: 社区卫生服务中心 before 社区服务中心. Collected from the standards'
 * own words and from lists of bureaus; a word that may be two kinds, such as 学校 or 医院, is none.
 */
const WORDS: readonly (readonly [RegExp, FacilityKind])[] = [
	[/幼儿园|幼教中心|kindergarten/, 'kindergarten'],
	[/托儿所|托育|托幼|婴幼儿照护|nursery/, 'nursery'],
	[/小学|primary school/, 'primary-school'],
	[/初中|初级中学|junior high/, 'junior-high-school'],
	[/卫生服务中心|社区医院|卫生院|health centre/, 'health-centre'],
	[/卫生服务站|卫生站|卫生室|医务室|health station/, 'health-station'],
	[/门诊部|诊所|clinic/, 'outpatient-clinic'],
	[/养护院|护理院|nursing home/, 'nursing-home'],
	[/日间照料|托老|老年人服务站|居家养老|养老服务(?:站|驿站)|day care/, 'elderly-day-care'],
	[/养老院|敬老院|福利院|养老公寓|老年公寓|养老服务?中心|养老机构/, 'elderly-home'],
	[/文化活动中心|文化中心|文化馆|culture centre/, 'culture-centre'],
	[/文化活动站|文化站|文化室|图书室|阅览室|culture station/, 'culture-station'],
	[/室外(?:综合)?健身|健身(?:场地|路径|点|广场)|outdoor fitness/, 'outdoor-fitness'],
	[/儿童.*活动|老年.*活动(?:场|中心)|儿童乐园|playground/, 'playground'],
	[/大型多功能运动场|large sports/, 'sports-ground-large'],
	[/中型多功能运动场|medium sports/, 'sports-ground-medium'],
	[/小型多功能运动场|球场|small sports/, 'sports-ground-small'],
	[/街道办(?:事处)?$|sub-?district office/, 'subdistrict-office'],
	[/街道(?:社区)?(?:便民)?服务中心|社区服务中心[（(]街道级/, 'subdistrict-service-centre'],
	[/社区服务站|便民服务站|居委会|党群服务(?:中心|站)|neighbourhood service/, 'community-service-station'],
	[/派出所|警务(?:室|站)|police/, 'police-station'],
	[/物业(?:管理)?(?:与)?(?:服务)?(?:用房|中心|办公室)|property management/, 'property-office'],
	[/菜市场|农贸市场|生鲜超市|菜店|food market/, 'market'],
	[/便利店|小卖部|convenience store/, 'convenience-store'],
	[/超市|supermarket/, 'supermarket'],
	[/商场|购物中心|百货|shopping centre/, 'shopping-centre'],
	[/商业网点|底商|沿街商业|neighbourhood shops/, 'community-shops'],
	[/食堂|老年餐厅|助餐|长者餐厅|canteen/, 'community-canteen'],
	[/银行|信用社|bank/, 'bank'],
	[/快递|驿站|邮件和快件|智能信包箱|parcel/, 'parcel-station'],
	[/邮政|邮局|post office/, 'post-office'],
	[/电信|移动营业|联通营业|telecom/, 'telecom-office'],
	[
		/垃圾(?:收集站|转运站|中转站|压缩站)|生活垃圾收集站|refuse collection station/,
		'refuse-collection-station'
	],
	[/垃圾(?:收集点|投放点|分类点|亭|房)|生活垃圾收集点|refuse collection point/, 'refuse-collection-point'],
	[/公厕|公共厕所|卫生间|public toilet/, 'public-toilet'],
	[/开闭所|配电室|变电(?:站|所)|switching station/, 'switching-station'],
	[/公交(?:车)?(?:站|首末站)|bus stop/, 'bus-stop'],
	[/非机动车|自行车|电动车(?:棚|停车|充电)|车棚|bicycle/, 'bicycle-parking'],
	[/停车(?:场|库|楼|位)|car park/, 'car-parking']
];

/**
 * The kind that a text says a facility is, a heading's word or a name: 红星幼儿园 and 幼儿园（公办） are kindergartens.
 *
 * @returns `undefined` where it says none, or one that may be two
 */
export function findFacilityKind(text: string): FacilityKind | undefined {
	const plain = text.normalize('NFKC').toLowerCase();
	const bare = plain.replace(IN_BRACKETS, '').trim();
	return WORDS.find(([is]) => is.test(bare))?.[1] ?? WORDS.find(([is]) => is.test(plain))?.[1];
}
