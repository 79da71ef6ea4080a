/** How the encoding of a text was found. `{name}` stands for a parameter. */
export const ENCODING = {
	'encoding-chosen': { zh: '按指定的编码 {name} 读取', en: 'read as {name}, as chosen' },
	'encoding-bom': { zh: '文件开头的标记表明编码为 {name}', en: 'the mark at its beginning says {name}' },
	'encoding-zeros': { zh: '由零字节的位置判断为 {name}', en: 'bytes of zero lie as they do in {name}' },
	'encoding-ascii': {
		zh: '全部为英文字母和数字，与编码无关',
		en: 'plain ASCII, which is the same in all encodings'
	},
	'encoding-utf8': {
		zh: '{characters} 个非英文字符均为有效的 UTF-8',
		en: '{characters} characters beyond ASCII, all of them valid UTF-8'
	},
	'encoding-chinese': {
		zh: '按 {name} 读取，{characters} 个汉字中 {commonPercent}% 为常用字',
		en: 'as {name}, {commonPercent} % of {characters} characters are common ones'
	},
	'encoding-guess': {
		zh: '按 {name} 可以读取，但常用字只占 {commonPercent}%，请核对文字',
		en: 'can be read as {name}, but only {commonPercent} % of its characters are common: check the text'
	},
	'encoding-latin': { zh: '为西文，按 {name} 读取', en: 'European text, read as {name}' },
	'encoding-faulty': {
		zh: '最接近 {name}，但有 {faults} 处无法读取，文件可能已损坏',
		en: 'nearest to {name}, but {faults} places cannot be read: the file may be damaged'
	},
	'encoding-declared': {
		zh: '文件自称 {label}，按 {name} 读取无误',
		en: 'says {label} of itself and reads well as {name}'
	},
	'encoding-overruled': {
		zh: '文件自称 {label}，按此读出“{misread}”；实为 {name}，读作“{read}”',
		en: 'says {label} of itself, which would read "{misread}"; it is {name} and reads "{read}"'
	},
	'encoding-unknown-label': {
		zh: '文件自称的编码“{label}”无法识别；按 {name} 读作“{read}”',
		en: 'says "{label}" of itself, which is no known encoding; as {name} it reads "{read}"'
	}
} as const;
