/** Words of this project that the dictionary splits or does not have. */
const OWN_WORDS = [
	'序号',
	'组团',
	'所在区',
	'沿街面',
	'未改造',
	'改造中',
	'已改造',
	'分布图',
	'覆盖图',
	'建议图',
	'选址图',
	'选址',
	'老旧小区',
	'连片改造',
	'连片项目',
	'情况报告',
	'生活圈',
	'覆盖率',
	'中位数',
	'步行时间',
	'社区服务中心',
	'服务中心',
	'服务盲区',
	'主轴沿线',
	'尚未完成改造',
	'建筑面积',
	'万平方米',
	'平方米',
	'规模达标',
	'共用围墙',
	'数据性质',
	'数据与方法',
	'个百分点',
	'示意数据'
];
const HAN = /[\u3400-\u9fff]/;
/** Characters that are not separated from the one before, and from the one after. */
const CLOSING = /[，。；：、！？）》」』”’】%‰,.;:!?)\]}…—–-]/;
const OPENING = /[（《「『“‘【([{]/;
/** A number, and the unit that may not be parted from it. */
const NUMBER =
	/^[+−-]?\d[\d.,]*(?:\s?(?:%|‰|个百分点|万平方米|平方米|公里|分钟|小时|km²|m²|m\/s|min(?!\p{L})|minutes?|households|people|[年月日户人个处万亿米分秒区页条项倍]))?/u;
const LATIN = /^[\p{Script=Latin}\d'’.&/+_-]+/u;

/**
 * A text in pieces between which a line may break: words, with the punctuation and the number's unit that belong to
 * them. Joined they are the text again.
 *
 * @param names words that may not be parted, as names of places
 */
export function splitWords(text: string, names: readonly string[] = []): string[] {
	const words = [...names, ...OWN_WORDS]
		.filter((word) => word !== '')
		.toSorted((a, b) => b.length - a.length);
	const pieces: string[] = [];
	let isOpen = false;
	for (let at = 0; at < text.length;) {
		const rest = text.slice(at);
		const piece = takeWord(rest, words);
		at += piece.length;
		const joins = isOpen || (pieces.length > 0 && (CLOSING.test(piece[0]!) || /^\s/.test(piece)));
		if (joins) pieces[pieces.length - 1] += piece;
		else pieces.push(piece);
		isOpen = OPENING.test(piece.at(-1)!);
	}
	return pieces;
}

function takeWord(rest: string, words: readonly string[]): string {
	const own = words.find((word) => rest.startsWith(word));
	if (own) return own;
	const number = NUMBER.exec(rest)?.[0];
	if (number) return number;
	const latin = LATIN.exec(rest)?.[0];
	if (latin) return latin;
	if (!HAN.test(rest[0]!)) return String.fromCodePoint(rest.codePointAt(0)!);
	// As far as the next own word, so that a dictionary does not reach into it.
	const han = /^[\u3400-\u9fff]+/.exec(rest)![0];
	const end = Math.min(...words.map((word) => han.indexOf(word, 1)).filter((at) => at > 0), han.length);
	const [first] = segmenter().segment(han.slice(0, end));
	return first!.segment;
}

let made: Intl.Segmenter | undefined;
const segmenter = () => (made ??= new Intl.Segmenter('zh', { granularity: 'word' }));
