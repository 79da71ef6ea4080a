/** Print layout of official documents on A4, with typefaces that are there: fonts are not shipped. @see GB/T 9704-2012 */
export const PAGE_CSS = `
@page{size:A4;margin:37mm 26mm 35mm 28mm;font:9pt 'Songti SC','STSong','SimSun','Noto Serif CJK SC',serif}
*{box-sizing:border-box}
body{margin:0;color:#1f2328;font:16pt/28.95pt 'Times New Roman','FangSong','FangSong_GB2312','仿宋','STFangsong','Noto Serif CJK SC',serif;text-align:justify;font-variant-numeric:tabular-nums}
h1{margin:0 0 6pt;font:700 22pt/36pt 'FZXiaoBiaoSong-B05S','方正小标宋简体','SimSun','Noto Serif CJK SC',serif;text-align:center}
h2,h3{margin:0;font-weight:400;font-size:16pt;line-height:28.95pt;text-indent:2em;break-after:avoid}
h2{font-family:'Times New Roman','SimHei','黑体','Heiti SC','Noto Sans CJK SC',sans-serif}
h3{font-family:'Times New Roman','KaiTi','楷体','STKaiti','Noto Serif CJK SC',serif}
p{margin:0;text-indent:2em;orphans:2;widows:2}
.subtitle,.stand{text-indent:0;text-align:center}
.stand{font-size:9pt;line-height:14pt;margin:0 0 6pt}
header{margin-bottom:18pt}
a{color:#2b6ca3}
.note{font-size:.55em;line-height:0;vertical-align:super;text-decoration:none;margin:0 .1em}
figure{margin:8pt 0 12pt;break-inside:avoid}
figure>svg{display:block;width:100%;height:auto}
.strip{display:flex;justify-content:space-between;align-items:center;gap:4mm;text-align:left}
.strip svg{flex:none}
figcaption,caption{font:12pt/18pt 'SimHei','黑体','Noto Sans CJK SC',sans-serif;margin-top:4pt}
small{font:9pt/13pt 'Songti SC','SimSun','Noto Serif CJK SC',serif}
table{width:100%;margin:8pt 0 14pt;border-collapse:collapse;table-layout:fixed;font:9.5pt/13pt 'Times New Roman','Songti SC','SimSun','Noto Serif CJK SC',serif;text-align:left}
caption{caption-side:top;break-after:avoid;margin-bottom:3pt}
thead{display:table-header-group}
tfoot{display:table-row-group;font-weight:700}
tr{break-inside:avoid}
th,td{border:.5pt solid #8a8d90;padding:2pt 3pt;overflow-wrap:anywhere}
table thead tr:first-child th{border-top:1pt solid #1f2328}
th{background:#f1ecdd;font-weight:700;text-align:center}
.number{text-align:right}
.notes ol{margin:0;padding-left:2.2em;font-size:9pt;line-height:13pt}
.notes li{margin-bottom:2pt}
section.starts-page{break-before:page}
.small{text-indent:0;font-size:9pt;line-height:13pt}
.conclusion{font-weight:700}
.numbers{display:flex;margin:8pt 0;border-block:1pt solid #8a8d90;text-align:center;font-size:10.5pt;line-height:15pt}
.numbers>div{flex:1;padding:4pt 0}
.numbers b{display:block;font:700 24pt/32pt 'Times New Roman','SimHei','Heiti SC','Noto Sans CJK SC',sans-serif;white-space:nowrap}
.numbers .was{display:block;color:#c8402f}
footer{margin-top:18pt;text-align:right;break-inside:avoid}
footer .stand{text-align:right}
`;
