"""Clipboards as they come from elsewhere, written by hand after real ones, and what they become."""

# ruff: noqa: E501 - lines are as long as those that come

WORD = """
<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta name=Generator content="Word 15">
<style><!-- p.MsoNormal {mso-style-parent:""; margin:0cm;} --></style></head>
<body lang=NO-BOK style='tab-interval:35.4pt'><!--StartFragment-->
<h1>Møtet<o:p></o:p></h1>
<p class=MsoNormal><b><span style='mso-ansi-language:NO-BOK'>Viktig</span></b> og <i>snart</i><o:p></o:p></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='font-family:Symbol'><span style='mso-list:Ignore'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp;&nbsp; </span></span></span><![endif]>Ytre<o:p></o:p></p>
<p class=MsoListParagraphCxSpMiddle style='margin-left:72.0pt;mso-list:l0 level2 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>o<span style='font:7.0pt "Times New Roman"'>&nbsp; </span></span><![endif]>Indre</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
style='mso-list:Ignore'>·<span>&nbsp; </span></span><![endif]>Siste</p>
<p class=MsoNormal>Så:</p>
<p class=MsoListParagraph style='mso-list:l1 level1 lfo2'><![if !supportLists]><span
style='mso-list:Ignore'>1.<span>&nbsp; </span></span><![endif]>Først</p>
<table class=MsoTableGrid border=1><tr><td width=200 valign=top style='width:150.0pt'><p class=MsoNormal>Hvem</p></td>
<td colspan=900><p class=MsoNormal><img src="file:///C:/x.png">Når</p></td></tr></table>
<p class=MsoNormal><a href="https://www.vik.no/side">Vik</a><a name="_Toc1"></a></p>
<!--EndFragment--></body></html>"""
FROM_WORD = (
    "<h2>Møtet</h2><p><strong>Viktig</strong> og <em>snart</em></p>"
    "<ul><li><p>Ytre</p><ul><li><p>Indre</p></li></ul></li><li><p>Siste</p></li></ul>"
    "<p>Så:</p><ol><li><p>Først</p></li></ol>"
    '<table><tr><td><p>Hvem</p></td><td colspan="30"><p>Når</p></td></tr></table>'
    '<p><a href="https://www.vik.no/side">Vik</a></p>'
)

GOOGLE = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-2f1e-7fff">
<h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400">Plan</span></h2>
<p dir="ltr"><span style="font-weight:700">Fet</span><span style="font-weight:400"> og </span><span
style="font-style:italic">skrå</span><span> </span><a href="https://www.google.com/url?q=https://example.org/a?b%3Dc&amp;sa=D&amp;ust=1"
style="text-decoration:none"><span style="color:#1155cc">lenke</span></a></p><br>
<ul style="margin-top:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation"><span>En</span></p></li><ul><li dir="ltr"
aria-level="2"><p dir="ltr" role="presentation"><span>Under</span></p></li></ul></ul>
<ul><li dir="ltr" role="checkbox" aria-checked="true"><img src="data:image/png;base64,AA" alt="checked"><p dir="ltr"><span>Gjort</span></p></li></ul>
</b><br class="Apple-interchange-newline">"""
FROM_GOOGLE = (
    "<h3>Plan</h3><p><strong>Fet</strong> og <em>skrå</em> "
    '<a href="https://example.org/a?b=c">lenke</a></p>'
    "<ul><li><p>En</p><ul><li><p>Under</p></li></ul></li></ul>"
    '<ul data-type="taskList"><li data-checked="true"><p>Gjort</p></li></ul>'
)

HOSTILE = (
    '<ol start="-7" type="disc"><li>En</li></ol><a href="javascript:alert(1)">to</a>'
    '<ul data-type="taskList"><li data-type="taskItem" data-due="2026-02-31" data-owner="'
    + "x" * 200
    + '"><p>tre</p></li></ul><figure data-file="x"><img src=x onerror=alert(1)></figure>'
    + "<blockquote>" * 90
    + "<table><tr><td><h1>fire</h1><table><tr><td>fem</td></tr></table></td></tr></table>"
)

MARKDOWN = """# Vi vet

- en **ting**
  - under
- to

1. først

[ ] nei
- [x] gjort

> sagt _slik_

| Hvem | Når |
|---|:-:|
| Åse | [mai](https://example.org/Mai_(by)) \\| juni |

```
# ikke **stort**
  - inne
```
slutt
"""
FROM_MARKDOWN = (
    "<h2>Vi vet</h2><ul><li><p>en <strong>ting</strong></p><ul><li><p>under</p></li></ul></li>"
    "<li><p>to</p></li></ul><ol><li><p>først</p></li></ol><p>[ ] nei</p>"
    '<ul data-type="taskList"><li data-checked="true"><p>gjort</p></li></ul>'
    "<blockquote><p>sagt <em>slik</em></p></blockquote>"
    "<table><tr><th><p>Hvem</p></th><th><p>Når</p></th></tr>"
    '<tr><td><p>Åse</p></td><td><p><a href="https://example.org/Mai_(by)">mai</a> | juni</p></td></tr></table>'
    "<p>```<br># ikke **stort**<br>  - inne<br>```</p><p>slutt</p>"
)
