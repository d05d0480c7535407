/** What Word, Google Docs and browsers put into the clipboard, in small: made by hand after the real thing, for tests. */

export const wordClipboard = `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office"
xmlns:w="urn:schemas-microsoft-com:office:word" xmlns="http://www.w3.org/TR/REC-html40">
<head>
<meta http-equiv=Content-Type content="text/html; charset=utf-8">
<meta name=Generator content="Microsoft Word 15">
<link rel=File-List href="file:///C:/Users/desk/AppData/Local/Temp/clip_filelist.xml">
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]-->
<style>
<!--
 /* Style Definitions */
 p.MsoNormal, li.MsoNormal {mso-style-parent:""; margin:0in; font-family:"Calibri",sans-serif;}
 @list l0:level1 {mso-level-number-format:bullet; mso-level-text:·;}
-->
</style>
<!--[if gte mso 10]><style> table.MsoNormalTable {mso-style-name:"Table Normal";} </style><![endif]-->
</head>
<body lang=EN-US link="#0563C1" vlink="#954F72" style='tab-interval:.5in;word-wrap:break-word'>
<!--StartFragment-->
<h1 style='mso-list:none'>Council votes on the bridge<o:p></o:p></h1>
<p class=MsoNormal><b style='mso-bidi-font-weight:normal'><span style='font-size:
12.0pt'>The council</span></b><span style='font-size:12.0pt'> voted <i>narrowly</i> for the&nbsp;bridge,
by 21 to 19.<o:p></o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol;mso-fareast-font-family:Symbol'><span style='mso-list:Ignore'>·<span
style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Cost: 40 million<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>first half by the state</p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:1.0in;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>2.<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>second half by the city</p>
<p class=MsoListParagraphCxSpLast style='text-indent:-.25in;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Length: 310 meters</p>
<p class=MsoNormal>See <a href="https://council.example.org/minutes?id=7&amp;page=2">the minutes</a><a style='mso-footnote-id:ftn1'
href="#_ftn1" name="_ftnref1" title=""><span class=MsoFootnoteReference>[1]</span></a>, says <a
style='mso-comment-reference:JD_1;mso-comment-date:20260301T1000'>the mayor</a><span class=MsoCommentReference><span
style='font-size:8.0pt'><a class=msocomanchor id="_anchor_1" href="#_msocom_1">[JD1]</a></span></span>.
<span style='display:none;mso-hide:all'>secret words</span></p>
<div style='mso-element:footnote-list'><div style='mso-element:footnote' id=ftn1>
<p class=MsoFootnoteText><a href="#_ftnref1">[1]</a> Minutes of 1 March.</p></div></div>
<div style='mso-element:comment-list'><div style='mso-element:comment'><p class=MsoCommentText>Is this so?</p></div></div>
<!--EndFragment-->
</body>
</html>`;

export const googleDocsClipboard = `<meta charset='utf-8'><meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-5d1c7e">\
<h1 dir="ltr" style="line-height:1.38;margin-top:20pt;"><span style="font-size:20pt;font-family:Arial,sans-serif;font-weight:400;\
white-space:pre-wrap;">Council votes on the bridge</span></h1><p dir="ltr" style="line-height:1.38;"><span style="font-size:11pt;\
font-weight:400;font-style:normal;text-decoration:none;">The council voted </span><span style="font-size:11pt;font-weight:700;\
font-style:italic;">narrowly</span><span style="font-weight:400;"> for the bridge</span><span style="font-size:0.6em;\
vertical-align:super;">2</span></p><br /><ul style="margin-top:0;padding-inline-start:48px;"><li dir="ltr" aria-level="1" \
style="list-style-type:disc;font-weight:400;"><p dir="ltr" role="presentation"><span style="font-weight:400;">Cost: 40 million</span>\
</p></li><ul><li dir="ltr" aria-level="2"><p dir="ltr" role="presentation"><span>half by the state</span></p></li></ul></ul>\
<p dir="ltr"><a href="https://council.example.org/minutes" style="text-decoration:none;"><span style="color:#1155cc;\
text-decoration:underline;">the minutes</span></a></p></b><br class="Apple-interchange-newline">`;

export const browserClipboard = `<html>\r
<body>\r
<!--StartFragment--><meta charset='utf-8'><style>p { color: red }</style><h2 class="css-1x" id="top" data-testid="headline" \
style="color: rgb(18, 18, 18); font-weight: 700;">Council votes on the bridge</h2><p class="css-at9" data-claim="c1" \
style="box-sizing: inherit; font-style: normal;">The council<span> </span><a href="javascript:track()" class="css-yy">voted</a>\
<span class="Apple-converted-space">&nbsp;</span>for the <strong>bridge</strong>.<img class="emoji" alt="🌉" src="https://s.example.org/1f309.svg"></p>\
<figure class="wide" aria-label="media"><div><picture><source srcset="https://pictures.example.org/b.webp"><img alt="The old &quot;iron&quot; bridge" \
src="https://pictures.example.org/b.jpg" onerror="alert(1)"></picture></div><figcaption><span>The old bridge in <em>spring</em>.</span> \
<span class="credit">Jane Doe/Press Pool</span></figcaption></figure><script>track()</script><iframe src="https://maps.example.org">a map</iframe>\
<!--EndFragment-->\r
</body>\r
</html>`;
