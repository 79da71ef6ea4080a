/** By what a row was placed that says an address only. `{name}` stands for a parameter. */
export const ADDRESSES = {
	'address-same-number': {
		zh: '按地址：{name}也在{street}{number}号',
		en: 'by address: {name} is at {street} {number} as well'
	},
	'address-between': {
		zh: '按地址：{street}{number}号，在已知的{low}号与{high}号之间',
		en: 'by address: {street} {number}, between {low} and {high}, which are known'
	},
	'address-near': {
		zh: '按地址：{street}{number}号，最近的已知门牌是{near}号（{name}）',
		en: 'by address: {street} {number}; the next number that is known is {near} ({name})'
	},
	'address-crossing': {
		zh: '按地址：{street}与{cross}交叉口',
		en: 'by address: where {street} and {cross} cross'
	},
	'address-corner': {
		zh: '按地址：{street}与{cross}交叉口{toward}角',
		en: 'by address: the {way} corner of {street} and {cross}'
	},
	'address-way': {
		zh: '按地址：{street}与{cross}交叉口向{toward} {awayM} 米',
		en: 'by address: {awayM} m to the {way} of the crossing of {street} and {cross}'
	},
	'address-short-street': {
		zh: '按地址：{street}不长，取其中点',
		en: 'by address: {street} is short, so its middle is taken'
	}
} as const;
