import { stripNumbering } from '../names/strip-numbering.ts';
import { toHalfWidth } from './to-half-width.ts';

const SUM = '(?:小计|合计|总计|共计|累计|总和|汇总|总数|subtotal|grand ?total|total|sum)';
const TOTAL = new RegExp(`^(.{0,24}?)(${SUM})(?:\\(.*\\)|:?\\d+[个户栋处项](?:小区|项目)?)?[:]?$`, 'i');
const WHOLE = /^(?:全[省市县区镇乡州盟旗]|本[页表])(?:小?区?)?[:]?$/;
const PLACE = /^[\u4e00-\u9fff]{1,14}(?:[区县市镇乡]|街道|自治州|自治旗|办事处|管委会|开发区)$/;
/** A place by its suffix whatever stands before: no community is called so. */
const SURE_PLACE = /^(?:[\u4e00-\u9fff]{1,2}区|[\u4e00-\u9fff]{1,6}(?:县|街道|街道办事处))$/;
const NO_PLACE =
	/(?:小|社|园|片|街|住|宅|活|属|舍|院|校|厂|景|服务|办公)区$|^[主老新旧]?城区$|(?:超|菜|夜|集|门|都|城)市$/;
const NOTE =
	/^(?:注|备注|说明|附注|附|填表说明|填报说明|编制说明|特别说明|数据来源|资料来源|注释|note|notes|source)\d*\s*[:.、]/i;
const SIGNATURE =
	/^(?:填表人|填报人|填表|制表人|制表|编制人|编制|审核人|审核|复核人|复核|审批|批准|负责人|单位负责人|分管领导|主要领导|分管负责人|主管领导|统计负责人|经办人|联系人|联系电话|电话|填报单位|填表单位|报送单位|编制单位|制表单位|主管部门|单位名称|单位(?:\(盖章\)|盖章)|填报日期|填表日期|填报时间|制表日期|报送日期|报出日期|日期|截止日期|截至|盖章|\(盖章\)|公章|签字|签章)\s*(?:\([^)]*\))?\s*[:]/;
const HEADING =
	/(?:名称|名字|姓名|小区名|编号|编码|序号|代码|地址|位置|坐落|户数|栋数|幢数|楼数|数量|个数|人数|人口|面积|备注|说明|年份|年代|年度|时间|日期|类型|类别|性质|状态|情况|进度|进展|经度|纬度|坐标|单位|电话|金额|投资|资金|费用|造价|内容|比例|率|高度|层数|规模|等级|主体|责任人|联系人|物业|数)$/;
const HEADING_WORD =
	/^(?:序|小区|项目|社区|城市|地市|市|县|区|区县|县区|街道|乡镇|镇|乡|道路|楼栋|楼号|户|栋|幢|层|所属\S{1,5}|所在\S{1,5}|是否\S{1,8}|有无\S{1,8}|县\(市[、,]区\)|县市区|市区县|总投资|合计|小计|其中|no\.?|id|fid|name|code|type|kind|lng|lat|lon|x|y|wkt|geom|geometry|the_geom|shape|area|address|households|buildings|year|note|remarks?)$/i;

/** A text as the words below look at it: half width, without blanks. */
export const plainOf = (text: string): string => toHalfWidth(text).replace(/\s+/g, '');

/** What a cell says that labels a sum: its name (莲池区 of 莲池区小计, '' of 合计) and whether it sums a part or all. */
export interface TotalLabel {
	name: string;
	/** `part`: 小计 and 其中; `all`: 合计, 总计, 全市; `group`: the name of a group alone. */
	kind: 'part' | 'all' | 'group';
}

/** @returns undefined: the text labels no sum */
export function readTotalLabel(text: string): TotalLabel | undefined {
	const plain = plainOf(text);
	const among = /^其中[:,、]?(.*)$/.exec(plain);
	if (among) return { name: stripGroup(among[1]!), kind: 'part' };
	const bare = stripNumbering(plain);
	if (WHOLE.test(bare)) return { name: '', kind: 'all' };
	const found = TOTAL.exec(bare);
	if (found === null) return undefined;
	const name = stripGroup(found[1]!);
	const isPart = /小计|subtotal|本页/i.test(bare) && !name.startsWith('全');
	return { name: /^[全本][省市县区镇乡页表部]?$/.test(name) ? '' : name, kind: isPart ? 'part' : 'all' };
}

/** The name of a group of rows without numbering, count and colon: 莲池区 of `一、莲池区（12个）：`. */
export function stripGroup(text: string): string {
	return stripNumbering(plainOf(text))
		.replace(/[:]$/, '')
		.replace(/(?:\([^()]*\)|\d+[个户栋处项](?:小区|项目)?)$/, '')
		.replace(/[:,、]$/, '');
}

/** Parts of communities are called 东区; of districts only those named after a river, a city and the like. */
const PART = /(?:[东西南北中前后上下一二三四五六七八九十甲乙丙丁]|\d|[A-Z])区$/i;
const COMPASS_DISTRICT = /^[河江城市港海湖山台][东西南北中]区$/;

/** Whether a name can be that of a district, a sub-district or a town. */
export const isPlaceName = (name: string): boolean =>
	PLACE.test(name) && !NO_PLACE.test(name) && (!PART.test(name) || COMPASS_DISTRICT.test(name));

/** Whether a name is that of a district or a sub-district and of no community: 莲池区, but not 锦绣新区. */
export const isSurePlaceName = (name: string): boolean => isPlaceName(name) && SURE_PLACE.test(name);
/** Whether a text begins a note or a signature. */
export const isNote = (text: string): boolean => NOTE.test(plainOf(text)) || SIGNATURE.test(plainOf(text));

/** Whether a text is a word of headings. */
export function isHeadingWord(text: string): boolean {
	const plain = plainOf(text);
	const bare = plain.replace(/[([][^()[\]]*[)\]]$/, '');
	return plain.length <= 24 && (HEADING.test(bare) || HEADING_WORD.test(bare) || HEADING_WORD.test(plain));
}

/** `一`, `（二）`, `三、`: numbers of groups, where rows are counted 1, 2, 3. */
export const isGroupNumber = (text: string): boolean =>
	/^\(?(?:[一二三四五六七八九十]{1,3}|[Ⅰ-Ⅻ])\)?[、.]?$/.test(plainOf(text));
