/** Print layout of official documents on A4, with typefaces that are there: fonts are not shipped. @see GB/T 9704-2012 */
export const PAGE_CSS = `
@page{size:A4;margin:37mm 26mm 35mm 28mm;font:9pt 'Songti SC','STSong','SimSun','Noto Serif CJK SC',serif}
*{box-sizing:border-box}
body{margin:0;color:#1f2328;font:16pt/28.95pt 'Times New Roman','FangSong','FangSong_GB2312','仿宋','STFangsong','Noto Serif CJK SC',serif;text-align:justify;font-variant-numeric:tabular-nums}
h1{margin:0 0 6pt;font:700 22pt/36pt 'FZXiaoBiaoSong-B05S','方正小标宋简体','SimSun','Noto Serif CJK SC',serif;text-align:center;word-break:keep-all;text-wrap:balance}
h2,h3{margin:0;font-weight:400;font-size:16pt;line-height:28.95pt;text-indent:2em;break-after:avoid}
h2{font-family:'Times New Roman','SimHei','黑体','Heiti SC','Noto Sans CJK SC',sans-serif}
h3{font-family:'Times New Roman','KaiTi','楷体','STKaiti','Noto Serif CJK SC',serif}
p{margin:0;text-indent:2em;orphans:2;widows:2}
.subtitle,.stand,.trial{text-indent:0;text-align:center}
.subtitle{font-size:14pt;line-height:22pt;text-wrap:balance}
.stand{font-size:9pt;line-height:14pt;margin:0 0 6pt}
.trial{color:#c8402f;font:700 26pt/36pt 'SimHei','黑体','Noto Sans CJK SC',sans-serif}
header{margin-bottom:12pt}
a{color:#2b6ca3}
.figure{white-space:nowrap}
.note{font-size:9pt;line-height:0;text-decoration:none;white-space:nowrap}
figure,.table{margin:6pt 0 10pt}
figure,.whole-table{break-inside:avoid}
figure>svg{display:block;width:100%;height:auto}
.strip{display:grid;grid-template-columns:14mm 1fr 14mm;align-items:center;gap:1mm;margin-top:3pt;text-align:center;break-inside:avoid;break-before:avoid}
figcaption b,caption b{display:block;font:12pt/18pt 'SimHei','黑体','Noto Sans CJK SC',sans-serif}
small{font:9pt/13pt 'Songti SC','SimSun','Noto Serif CJK SC',serif}
table{width:100%;border-collapse:collapse;table-layout:fixed;font:9.5pt/1.35 'Times New Roman','Songti SC','SimSun','Noto Serif CJK SC',serif;text-align:left}
caption{caption-side:top;break-after:avoid;margin-bottom:3pt;text-align:center}
thead{display:table-header-group}
tfoot{display:table-row-group;font-weight:700;break-before:avoid}
tr{break-inside:avoid}
tbody tr:first-child,tbody tr:nth-child(2),tbody tr:nth-last-child(2){break-after:avoid}
th,td{border:.5pt solid #8a8d90;padding:2pt 3pt;overflow-wrap:anywhere}
table thead tr:first-child th{border-top:1pt solid #1f2328}
th{background:#f1ecdd;font-weight:700;text-align:center;word-break:keep-all}
.number{text-align:right;white-space:nowrap}
.notes{margin:4pt 0 8pt;padding:0;list-style:none;font-size:9pt;line-height:13pt;text-indent:0}
.notes li{padding-left:1.6em;text-indent:-1.6em;margin-bottom:1pt}
section.starts-page{break-before:page}
.small{text-indent:0;font-size:9pt;line-height:13pt;margin-top:6pt}
.numbers{display:flex;margin:8pt 0;border-block:1pt solid #8a8d90;text-align:center;font-size:10.5pt;line-height:15pt;break-inside:avoid}
.numbers>div{flex:1;padding:4pt 0}
.numbers b{display:block;font:700 24pt/32pt 'Times New Roman','SimHei','Heiti SC','Noto Sans CJK SC',sans-serif;white-space:nowrap}
.numbers .was{display:block;color:#c8402f}
footer{margin-top:18pt;text-align:right;break-inside:avoid}
footer .stand{text-align:right}
:lang(en){text-align:left}
:lang(en) body{font-size:12pt;line-height:18pt}
:lang(en) h1{font-size:20pt;line-height:26pt}
:lang(en) :is(h2,h3){font-weight:700;font-size:14pt;line-height:20pt;text-indent:0;margin:8pt 0 3pt}
:lang(en) h3{font-size:12.5pt}
:lang(en) p{text-indent:0;margin-bottom:5pt}
:lang(en) :is(figcaption,caption) b{font-weight:700;font-size:10.5pt;line-height:14pt}
:lang(en) .numbers b{font-size:20pt;line-height:28pt}
`;
