/** Tables that cannot be read, and what can be done. `{name}` stands for a parameter. */
export const UNREADABLE_TABLES = {
	'not-text': {
		problem: { zh: '不是文本表格', en: 'is no text' },
		remedy: { zh: '请另存为 CSV 或 .xlsx', en: 'save it as CSV or .xlsx' }
	},
	'not-a-workbook': {
		problem: { zh: '不是 Excel 工作簿', en: 'is no Excel workbook' },
		remedy: {
			zh: '请在 Excel 或 WPS 中打开，另存为 .xlsx',
			en: 'open it in Excel or WPS and save it as .xlsx'
		}
	},
	'broken-workbook': {
		problem: { zh: 'Excel 工作簿已损坏（{detail}）', en: 'is a damaged Excel workbook ({detail})' },
		remedy: {
			zh: '请在 Excel 或 WPS 中打开并修复，另存为 .xlsx',
			en: 'open it in Excel or WPS, let it be repaired, and save it as .xlsx'
		}
	},
	'encrypted-workbook': {
		problem: { zh: '工作簿设有打开密码', en: 'is a workbook with a password' },
		remedy: { zh: '请去掉打开密码后另存', en: 'save it without a password' }
	},
	'old-workbook': {
		problem: { zh: '是 Excel 95 或更早的工作簿', en: 'is a workbook of Excel 95 or older' },
		remedy: { zh: '请另存为 .xlsx', en: 'save it as .xlsx' }
	},
	'binary-workbook': {
		problem: { zh: '是 Excel 二进制工作簿（.xlsb）', en: 'is a binary workbook (.xlsb)' },
		remedy: { zh: '请另存为 .xlsx', en: 'save it as .xlsx' }
	},
	'web-page': {
		problem: { zh: '是网页，并非 Excel 工作簿', en: 'is a web page that is named like a workbook' },
		remedy: { zh: '请用 Excel 打开，另存为 .xlsx', en: 'open it in Excel and save it as .xlsx' }
	},
	'too-many-sheets': {
		problem: { zh: '有 {sheets} 个工作表，超出可读取的数量', en: 'has {sheets} sheets, which is too many' },
		remedy: {
			zh: '请将需要的工作表另存为单独的文件',
			en: 'save the sheets that are needed as a file of their own'
		}
	}
} as const;
